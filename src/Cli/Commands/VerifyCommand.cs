using System.CommandLine;
using JparcSim.Cli.Output;
using JparcSim.Pipeline.Results;

namespace JparcSim.Cli.Commands;

/// <summary><c>verify DIR</c>: is the dataset whole, and does it come out again?</summary>
internal static class VerifyCommand
{
    private const int DefaultEvents = 20;

    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        var dataset = new Argument<string>("DIR") { Description = "Folder of a dataset, or of a scan." };
        Option<long> events = Arguments.Whole("--events", 0, 1_000_000, "Number of random events to simulate again; of each point of a scan.", DefaultEvents);
        Option<bool> json = Arguments.Json();
        var command = new Command("verify", "Check hashes, completeness and ids of a dataset or a scan, and simulate random events again. Exit code 1 when anything differs.") { dataset, events, json };
        command.SetAction(parsed =>
        {
            VerifyReport report;
            using (ProgressLine progress = context.Progress())
            {
                report = context.Simulator.Verify(parsed.GetRequiredValue(dataset), (int)parsed.GetValue(events), progress.Report, context.Cancellation);
            }

            if (parsed.GetValue(json))
            {
                ResultJson.Print(context.Terminal, report, ResultJson.Default.VerifyReport);
            }
            else
            {
                Print(context.Terminal, report);
            }

            return report.Ok ? ExitCode.Ok : ExitCode.CheckFailed;
        });
        return command;
    }

    private static void Print(Terminal terminal, VerifyReport report)
    {
        foreach (string problem in report.Problems)
        {
            terminal.Out.WriteLine($"problem: {problem}");
        }

        foreach (string note in report.Notes)
        {
            terminal.Out.WriteLine($"note: {note}");
        }

        string verdict = report.Ok ? "well" : $"{Quantity.Count(report.Problems.Count)} problems";
        terminal.Out.WriteLine($"{verdict}; {Quantity.Count(report.EventsChecked)} events simulated again and compared");
    }
}
