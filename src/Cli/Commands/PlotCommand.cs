using System.CommandLine;
using JparcSim.Core.Configuration;

namespace JparcSim.Cli.Commands;

/// <summary><c>plot DIR --what FIGURE --out FILE.svg</c>: a figure of a dataset.</summary>
internal static class PlotCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        Argument<string> dataset = Arguments.Dataset();
        Option<string> what = Arguments.Choice("--what", "Figure.", "spectrum", "spectrum", "deltaT", "deltaVertex", "vertex");
        var output = new Option<string>("--out") { Description = "SVG file to write.", HelpName = "FILE.svg", Required = true };
        var command = new Command("plot", "Draw a figure of a dataset as SVG.") { dataset, what, output };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(output);
            if (path.Length == 0)
            {
                throw new UserInputException("--out: found an empty path, expected the path of an SVG file");
            }

            string svg = context.Simulator.Plot(parsed.GetRequiredValue(dataset), parsed.GetRequiredValue(what));
            File.WriteAllText(path, svg);
            context.Terminal.Out.WriteLine(Path.GetFullPath(path));
            return ExitCode.Ok;
        });
        return command;
    }
}
