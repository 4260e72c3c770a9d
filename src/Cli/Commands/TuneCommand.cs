using System.CommandLine;
using JparcSim.Analysis.PulseShape;
using JparcSim.Cli.Output;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline;
using JparcSim.Pipeline.PulseShape;
using JparcSim.Pipeline.Results;
using Spectre.Console;

namespace JparcSim.Cli.Commands;

/// <summary><c>tune psd DATASET... --signal CHANNEL --background CHANNEL</c>: curve, working point, paired comparison.</summary>
internal static class TuneCommand
{
    private const string Likelihood = "likelihood";
    private const string Tail = "tail-over-total";

    /// <summary>The command.</summary>
    public static Command Create(CommandContext context) => new("tune", "Tune a cut on datasets.") { CreatePsd(context) };

    private static Command CreatePsd(CommandContext context)
    {
        PsdArguments arguments = new();
        Option<double?> trainFraction = Arguments.OptionalFraction("--train-fraction", "Part of the events that trains; the others are tried. 0.5 when left out.");
        Option<double?> efficiency = Arguments.OptionalFraction("--efficiency", "Working point with this signal efficiency; 0.90 when nothing is asked for.");
        Option<double?> rejection = Arguments.OptionalFraction("--rejection", "Working point with this background rejection.");
        Option<double?> signalCount = Arguments.OptionalPositive("--signal-count", "S", "Working point of the best S / sqrt(S + B): signal before the cut.");
        Option<double?> backgroundCount = Arguments.OptionalPositive("--background-count", "B", "Background before the cut.");
        Option<string> score = Arguments.Choice("--score", "What is cut on.", Likelihood, Likelihood, Tail);
        var compare = new Option<string[]>("--compare")
        {
            Description = "Compare two datasets of one seed, event by event.", HelpName = "A B", Arity = new ArgumentArity(2, 2), AllowMultipleArgumentsPerToken = true,
        };
        var plot = new Option<string?>("--plot") { Description = "SVG file for the scores of both classes.", HelpName = "FILE.svg" };
        Option<bool> json = Arguments.Json();
        var command = new Command("psd", "Train on a part of the events, try the pulse shape on the others: curve, working point, place and energy.")
        {
            arguments.Datasets, arguments.Signal, arguments.Background, trainFraction, efficiency, rejection, signalCount, backgroundCount, score, compare, plot,
            json,
        };
        command.SetAction(parsed =>
        {
            PsdRequest request = arguments.Read(parsed, parsed.GetValue(trainFraction) ?? 0.5, parsed.GetValue(score) == Tail);
            if (parsed.GetValue(compare) is { Length: 2 } pair)
            {
                Compare(context, request with { Datasets = pair }, parsed.GetValue(json));
                return ExitCode.Ok;
            }

            if (request.Datasets.Count == 0)
            {
                throw new UserInputException("tune psd: found no dataset, expected at least one, or --compare A B");
            }

            PsdGoal goal = Goal(parsed.GetValue(efficiency), parsed.GetValue(rejection), parsed.GetValue(signalCount), parsed.GetValue(backgroundCount));
            OutputFile? file = parsed.GetValue(plot) is { } path ? OutputFile.Figure("--plot", path) : null;
            PsdTuning tuning = context.Simulator.TunePsd(request, goal, context.Cancellation);
            file?.Write(context.Simulator.PlotPsd(tuning));

            if (parsed.GetValue(json))
            {
                ResultJson.Print(context.Terminal, tuning, ResultJson.Default.PsdTuning);
            }
            else
            {
                Print(context.Terminal, tuning);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static PsdGoal Goal(double? efficiency, double? rejection, double? signalCount, double? backgroundCount) =>
        (efficiency, rejection, signalCount, backgroundCount) switch
        {
            (null, { } r, null, null) => new PsdGoal.OfRejection(r),
            (null, null, { } s, { } b) => new PsdGoal.OfMerit(s, b),
            (_, null, null, null) => new PsdGoal.OfEfficiency(efficiency ?? 0.90),
            _ => throw new UserInputException("tune psd: found more than one working point, expected --efficiency, or --rejection, or both --signal-count and --background-count"),
        };

    private static void Compare(CommandContext context, PsdRequest request, bool isJson)
    {
        PsdComparison comparison = context.Simulator.ComparePsd(request, context.Cancellation);
        if (isJson)
        {
            ResultJson.Print(context.Terminal, comparison, ResultJson.Default.PsdComparison);
            return;
        }

        Table table = TableView.Create(">efficiency", ">rejection b - a", ">paired error", ">unpaired error");
        foreach (PsdDifference difference in comparison.Differences)
        {
            TableView.Add(
                table, Quantity.Number(difference.Efficiency), Quantity.Number(difference.RejectionDifference), Quantity.Number(difference.PairedError),
                Quantity.Number(difference.UnpairedError));
        }

        context.Terminal.Tables().Write(table);
    }

    private static void Print(Terminal terminal, PsdTuning tuning)
    {
        terminal.Out.WriteLine(
            $"{tuning.Score} score on {tuning.SignalEvents} signal and {tuning.BackgroundEvents} background triggers: area {Quantity.Number(tuning.Auc)} +- {Quantity.Number(tuning.AucError)}");
        terminal.Out.WriteLine(
            $"working point: score >= {Quantity.Number(tuning.WorkingPoint.Cut)} keeps {tuning.WorkingPoint.Efficiency:P2} and rejects {tuning.WorkingPoint.Rejection:P3}");
        Table roc = TableView.Create(">efficiency", ">rejection", ">low", ">high", ">cut", ">as measured");
        foreach ((int i, RocPoint point) in tuning.Roc.Index())
        {
            TableView.Add(
                roc, $"{point.Efficiency:F4}", $"{point.Rejection:F5}", $"{point.RejectionLow:F5}", $"{point.RejectionHigh:F5}", Quantity.Number(point.Cut),
                i < tuning.AsMeasured.Count ? $"{tuning.AsMeasured[i].Rejection:F4}" : "");
        }

        terminal.Tables().Write(roc);
        Table bins = TableView.Create("variable", ">from", ">to", ">efficiency", ">rejection");
        foreach (PsdBin bin in tuning.Bins)
        {
            TableView.Add(
                bins, bin.Variable, Quantity.Number(bin.From), Quantity.Number(bin.To), bin.Efficiency is { } e ? $"{e:F4}" : "", bin.Rejection is { } r ? $"{r:F4}" : "");
        }

        terminal.Tables().Write(bins);
    }
}
