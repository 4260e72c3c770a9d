using System.CommandLine;
using JparcSim.Cli.Output;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Results;

namespace JparcSim.Cli.Commands;

/// <summary><c>train psd DATASET... --signal CHANNEL --background CHANNEL --out FILE</c>: an artefact that macros use.</summary>
internal static class TrainCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandContext context) => new("train", "Train a tool on datasets.") { CreatePsd(context) };

    private static Command CreatePsd(CommandContext context)
    {
        PsdArguments arguments = new();
        var output = new Option<string>("--out") { Description = "Artefact to write; a macro names it with psd: FILE.", HelpName = "FILE.yaml", Required = true };
        Option<bool> json = Arguments.Json();
        var command = new Command("psd", "Train the pulse-shape likelihood on datasets that keep waveforms.")
        {
            arguments.Datasets, arguments.Signal, arguments.Background, output, json,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(output);
            if (path.Length == 0)
            {
                throw new UserInputException("--out: found an empty path, expected the path of a file");
            }

            PsdTraining training = context.Simulator.TrainPsd(arguments.Read(parsed), Path.GetFullPath(path), context.Cancellation);
            if (parsed.GetValue(json))
            {
                ResultJson.Print(context.Terminal, training, ResultJson.Default.PsdTraining);
            }
            else
            {
                context.Terminal.Out.WriteLine(
                    $"{training.SignalEvents} signal and {training.BackgroundEvents} background triggers, {training.SignalPulses} and {training.BackgroundPulses} pulses, {training.TrainedCells} of {training.Cells} cells trained");
                context.Terminal.Out.WriteLine(training.File);
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
