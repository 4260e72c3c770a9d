using System.CommandLine;
using JparcSim.Cli.Output;
using JparcSim.Pipeline;
using JparcSim.Pipeline.Results;
using Spectre.Console;

namespace JparcSim.Cli.Commands;

/// <summary><c>scan MACRO --vary path=v1,v2,... --out DIR</c>: a macro on a grid of values.</summary>
internal sealed class ScanCommand
{
    private readonly Argument<string> _macro = Arguments.Macro();
    private readonly Option<string[]> _vary = new("--vary")
    {
        Description = "Values of a path, with commas between; each in turn replaces the macro's. May be repeated: the points are all combinations.",
        HelpName = "path=v1,v2,...",
        Arity = ArgumentArity.OneOrMore,
        Required = true,
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "Folder of the scan; must not exist unless --resume or --force.", HelpName = "DIR", Required = true,
    };

    private readonly RunSettings _settings = new();
    private readonly Option<long> _threads = Arguments.Threads();
    private readonly Option<bool> _resume = new("--resume") { Description = "Complete a scan of the same macro, values and program." };
    private readonly Option<bool> _force = new("--force") { Description = "Replace an empty folder, or a scan of jparcsim." };
    private readonly Option<bool> _json = Arguments.Json();

    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        var self = new ScanCommand();
        var command = new Command("scan", "Simulate a macro on a grid of values with common random numbers: a dataset for each point, one table of results.")
        {
            self._macro, self._vary, self._out, self._threads, self._resume, self._force, self._json,
        };
        self._settings.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(self._resume) && result.GetValue(self._force))
            {
                result.AddError("--force: found together with --resume, expected one of them");
            }
        });
        command.SetAction(parsed => self.Run(parsed, context));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context)
    {
        var request = new ScanRequest(
            parsed.GetRequiredValue(_macro), _settings.Read(parsed), parsed.GetRequiredValue(_vary), parsed.GetRequiredValue(_out),
            (int)parsed.GetValue(_threads), parsed.GetValue(_resume), parsed.GetValue(_force));
        ScanReport report;
        using (ProgressLine progress = context.Progress())
        {
            report = context.Simulator.Scan(request, progress.Report, context.Cancellation);
        }

        if (parsed.GetValue(_json))
        {
            ResultJson.Print(context.Terminal, report, ResultJson.Default.ScanReport);
            return ExitCode.Ok;
        }

        Print(context.Terminal, report);
        return ExitCode.Ok;
    }

    // What is left of all after the last cut; the other rows and the true classes are in the table of results.
    private static void Print(Terminal terminal, ScanReport report)
    {
        string[] paths = [.. report.Points[0].Values.Select(value => value.Path)];
        Table rates = TableView.Create(["point", .. paths, ">kept", ">of generated", ">at exposure", ">difference", ">unpaired error"]);
        Table spreads = TableView.Create(
            ["point", .. LastOfAll(report.Points[0]).Quantities.Select(spread => $">{spread.Name}, {spread.Unit}")]);
        foreach (ScanPointReport point in report.Points)
        {
            ScanRow last = LastOfAll(point);
            TableView.Add(
                rates,
                [
                    $"{point.Point}", .. point.Values.Select(value => value.Value), Quantity.Count(last.Kept), Quantity.WithError(last.Efficiency, last.Error),
                    Quantity.Number(last.WeightedCount), Quantity.WithError(last.Difference, last.PairedError), Quantity.Number(last.UnpairedError),
                ]);
            TableView.Add(spreads, [$"{point.Point}", .. last.Quantities.Select(Cell)]);
        }

        terminal.Out.WriteLine($"{Quantity.Count(report.Points.Count)} points; what is left after {LastOfAll(report.Points[0]).Cut}, and differences to point 0");
        terminal.Tables().Write(rates);
        terminal.Out.WriteLine("median (width) of the pairs that are left");
        terminal.Tables().Write(spreads);
        terminal.Out.WriteLine($"results, and those of each true class, in {report.Table}");
    }

    private static ScanRow LastOfAll(ScanPointReport point) => point.Rows.Last(row => row.TrueClass == ScanRow.AllClasses);

    private static string Cell(ScanSpread spread) => $"{Quantity.Number(spread.Median)} ({Quantity.Number(spread.Width)})";
}
