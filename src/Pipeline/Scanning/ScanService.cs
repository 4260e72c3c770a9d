using JparcSim.Analysis.Estimators;
using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Configuration;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Scanning;

/// <summary>Runs a macro on a grid of values with common random numbers, and writes one table of results.</summary>
internal static class ScanService
{
    private const int FirstCutRow = 3;   // below generated, triggered and paired
    private const int BatchEvents = 32;

    /// <summary>Runs a scan, or what is left of it.</summary>
    /// <exception cref="UserInputException">A path or value of any point is wrong: nothing is written then.</exception>
    public static ScanReport Run(ChainBuilder chains, ScanRequest request, Action<ProgressReport> progress, CancellationToken cancellation)
    {
        var grid = ScanGrid.Parse(request.Vary);
        var folder = new ScanFolder(request.OutputFolder);
        ResolvedRun[] runs = [.. grid.Points.Select(point => Resolve(request, point))];
        foreach (ResolvedRun run in runs)
        {
            _ = run.Scintillator;   // a table of cuts is of pairs
        }

        folder.Check(grid.Points.Count, request.Resume, request.Force);
        if (request.Force)
        {
            folder.Remove();
        }

        double[] events = [.. runs.Select(run => run.ExpectedEvents(new PartRange(0, run.Plan.PartCount)))];
        var points = new List<ScanPointReport>();
        (PointSample Sample, IReadOnlyList<CutFlowRow> CutFlow)? first = null;
        foreach (ScanPoint point in grid.Points)
        {
            double before = events.Take(point.Index).Sum();
            string stage = $"point {point.Index + 1} of {grid.Points.Count}";
            RunSummary summary = RunService.Run(
                chains, RequestOf(request, point, folder), report => progress(new ProgressReport(stage, before + report.Done, events.Sum())), cancellation);
            var sample = PointSample.Read(summary.Dataset, [.. summary.CutFlow.Skip(FirstCutRow).Select(row => row.Cut)]);
            points.Add(new ScanPointReport(
                point.Index, summary.Dataset, summary.Seed, [.. grid.Paths.Select((path, i) => new ScanValue(path.Path, point.Values[i]))],
                [.. summary.CutFlow.SelectMany((row, i) => Rows(row, i, sample, first))]));
            first ??= (sample, summary.CutFlow);
        }

        var scan = new ScanReport(folder.FullPath, folder.ResultsPath, points);
        string[] runIds = [.. runs.Select(run => run.RunId)];
        FileRecord results = ScanTable.Write(folder.ResultsPath, scan, runIds);
        new ScanManifest(
            CodeVersion.Text, runIds,
            new DatasetFile(Path.GetFileName(folder.ResultsPath), results.RowCount, results.ByteCount, results.Sha256, results.ContentSha256)).Write(folder.ManifestPath);
        return scan;
    }

    // A mistake in any point shows before the first one runs, and says which option made it.
    private static ResolvedRun Resolve(ScanRequest request, ScanPoint point) => ResolvedRun.Resolve(MacroFile.LoadWith(
        request.Macro,
        [
            .. request.Settings.Select(ConfigOverride.Parse),
            .. point.Assignments.Select(assignment => ConfigOverride.Parse(assignment, VariedPath.Option)),
        ]));

    private static RunRequest RequestOf(ScanRequest request, ScanPoint point, ScanFolder folder) => new(
        request.Macro, [.. request.Settings, .. point.Assignments], folder.DatasetPath(point), request.Threads, BatchEvents, ShardIndex: 0, ShardCount: 1,
        Keep: [], FileCompression.Zstd, request.Resume, Force: false);

    // All of a row, then each true class.
    private static IEnumerable<ScanRow> Rows(CutFlowRow row, int place, PointSample sample, (PointSample Sample, IReadOnlyList<CutFlowRow> CutFlow)? first)
    {
        int other = first?.CutFlow.Select(each => each.Cut).ToList().IndexOf(row.Cut) ?? -1;
        CutFlowRow? reference = other < 0 ? null : first!.Value.CutFlow[other];
        string[] names = [.. reference?.Classes.Select(each => each.Name) ?? []];
        for (int c = -1; c < row.Classes.Count; c++)
        {
            CutFlowClass total = c < 0 ? All(row) : row.Classes[c];
            int? code = c < 0 ? null : c;
            IReadOnlyList<ScanSpread> quantities = place + 1 < FirstCutRow
                ? []
                : [.. ScanQuantity.All.Select(quantity => Spread(quantity, sample.Values(quantity, place, code)))];
            var alone = new ScanRow(
                row.Cut, total.Name, total.Kept, total.WeightedCount, total.CumulativeEfficiency, total.CumulativeError, null, null, null, null, null, quantities);
            int otherClass = Array.IndexOf(names, total.Name);
            yield return reference is null || (c >= 0 && otherClass < 0)
                ? alone
                : Compare(
                    alone, c < 0 ? All(reference) : reference.Classes[otherClass],
                    PairedDifference.Of(sample, (place, code), first!.Value.Sample, (other, c < 0 ? null : otherClass)));
        }
    }

    private static CutFlowClass All(CutFlowRow row) => new(
        ScanRow.AllClasses, row.Kept, row.WeightedCount, row.WeightedError, row.CumulativeEfficiency, row.CumulativeError);

    private static ScanRow Compare(ScanRow row, CutFlowClass reference, PairedDifference difference)
    {
        double? change = row.Efficiency - reference.CumulativeEfficiency;
        return row with
        {
            Difference = change,
            PairedError = change is null ? null : difference.EfficiencyError,
            UnpairedError = Quadrature(row.Error, reference.CumulativeError),
            WeightedDifference = row.WeightedCount - reference.WeightedCount,
            WeightedPairedError = difference.WeightError,
        };
    }

    private static double? Quadrature(double? a, double? b) => a is { } x && b is { } y ? Math.Sqrt((x * x) + (y * y)) : null;

    private static ScanSpread Spread(ScanQuantity quantity, double[] values)
    {
        RobustSummary? summary = RobustSummary.Of(values);
        return new ScanSpread(quantity.Name, quantity.Unit, summary?.Median, summary?.Width);
    }
}
