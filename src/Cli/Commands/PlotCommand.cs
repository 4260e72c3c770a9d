using System.CommandLine;
using JparcSim.Analysis.Plots;
using JparcSim.Cli.Output;

namespace JparcSim.Cli.Commands;

/// <summary><c>plot DIR --what FIGURE --out FILE.svg</c>: a figure of a dataset.</summary>
internal static class PlotCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        Argument<string> dataset = Arguments.Dataset();
        Option<string> what = Arguments.Choice("--what", "Figure; time is of recoils.", PairFigures.Names[0], [.. PairFigures.Names.Union(RecoilFigures.Names)]);
        var output = new Option<string>("--out") { Description = "SVG file to write.", HelpName = "FILE.svg", Required = true };
        var selected = new Option<bool>("--selected") { Description = "Only pairs that pass every cut of their macro." };
        Option<bool> json = Arguments.Json();
        var command = new Command("plot", "Draw a figure of a dataset as SVG.") { dataset, what, output, selected, json };
        command.SetAction(parsed =>
        {
            var file = OutputFile.Figure("--out", parsed.GetRequiredValue(output));
            file.Write(context.Simulator.Plot(parsed.GetRequiredValue(dataset), parsed.GetRequiredValue(what), parsed.GetValue(selected)));
            var report = new PlotReport(file.FullPath);
            if (parsed.GetValue(json))
            {
                ResultJson.Print(context.Terminal, report, ResultJson.Default.PlotReport);
            }
            else
            {
                context.Terminal.Out.WriteLine(report.File);
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
