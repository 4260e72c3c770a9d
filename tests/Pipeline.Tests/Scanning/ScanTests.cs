using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Tests.Running;

namespace JparcSim.Pipeline.Tests.Scanning;

/// <summary>Scans with a simulator of their own: they meet many detectors.</summary>
public sealed class ScanTests : IDisposable
{
    private const string Yield = "detector.scintillation.lightYieldPhotonsPerMeV";

    private static readonly Simulator Simulator = new();

    // Charges without waveforms and a short calibration: all that a scan does comes after.
    private static readonly string[] Quick =
    [
        "events=400", "partEvents=150", "detector.readout.model=charges", "detector.calibration.lightMap.eventsPerPosition=40",
        "detector.calibration.energyScale.events=1000",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EveryPointIsThePlainRunOfItsSettings()
    {
        ScanReport scan = Scan(Request("scan", $"{Yield}=8500,8585", "oscillation.probability=0.003,0.001"));
        Assert.Equal(["8500 0.003", "8500 0.001", "8585 0.003", "8585 0.001"], scan.Points.Select(p => string.Join(' ', p.Values.Select(v => v.Value))));
        RunSummary run = SmallRun.Run(SmallRun.Request(_folder["run"], [.. Quick, $"{Yield}=8585", "oscillation.probability=0.001"]));
        Assert.Equal(SmallRun.Hashes(run.Dataset), SmallRun.Hashes(scan.Points[3].Dataset));
        Assert.Equal(run.CutFlow.Select(row => (row.Cut, row.Kept, row.CumulativeEfficiency)), OfAll(scan.Points[3]).Select(row => (row.Cut, row.Kept, row.Efficiency)));
    }

    [Fact]
    public void PairedErrorsOfASmallChangeAreLessThanHalfOfTheUnpairedOnes()
    {
        ScanRequest request = Request("scan", $"{Yield}=8500,8585");
        ScanReport scan = Scan(request with { Settings = [.. Quick, "events=4000"] });
        Assert.All(scan.Points[0].Rows, row => Assert.Null(row.Difference));
        ScanRow last = OfAll(scan.Points[1])[^1];
        Assert.Equal(OfAll(scan.Points[1])[^1].Efficiency - OfAll(scan.Points[0])[^1].Efficiency, last.Difference);
        Assert.InRange(last.PairedError!.Value, 1e-6, 0.5 * last.UnpairedError!.Value);
        double weight = scan.Points[0].Rows[0].WeightedCount / 4000.0;
        Assert.Equal(4000.0 * weight * last.PairedError.Value, last.WeightedPairedError!.Value, 3);
    }

    // With another seed every event is another: pairing must not pretend otherwise. 400 events tell errors to some 7 %.
    [Fact]
    public void PairedErrorsOfIndependentSamplesAreTheUnpairedOnes()
    {
        ScanReport scan = Scan(Request("scan", "seed=1,2"));
        foreach (ScanRow row in OfAll(scan.Points[1]).Skip(2))
        {
            Assert.InRange(row.PairedError!.Value / row.UnpairedError!.Value, 0.8, 1.25);
        }
    }

    // Of independent samples the errors of a class are those of its own efficiency: the other channel's events are not among them. In count
    // mode no event is of two classes, so that squares of weighted errors add up.
    [Fact]
    public void EachTrueClassHasItsOwnEfficienciesAndErrors()
    {
        const string Channels = "channels=[{channel: ibd, share: 0.3}, {channel: michel, share: 0.7}]";
        ScanReport scan = Scan(Request("scan", "seed=1,2") with { Settings = [.. Quick, "events=1000", Channels] });
        ScanRow[] rows = [.. scan.Points[1].Rows];
        Assert.Equal(["all", "ibd", "michel", "accidental"], rows.Take(4).Select(row => row.TrueClass));
        Assert.Equal(4 * OfAll(scan.Points[1]).Length, rows.Length);
        foreach (ScanRow[] cut in rows.Chunk(4))
        {
            ScanRow[] classes = cut[1..];
            Assert.Equal(cut[0].Kept, classes.Sum(row => row.Kept));
            Assert.Equal(cut[0].WeightedDifference!.Value, classes.Sum(row => row.WeightedDifference!.Value), 1e-9 * rows[0].WeightedCount);
            Assert.Equal(Math.Pow(cut[0].WeightedPairedError!.Value, 2.0), classes.Sum(row => Math.Pow(row.WeightedPairedError!.Value, 2.0)), 1e-9 * rows[0].WeightedCount);
            Assert.Equal(classes[0].Kept / (double)rows[1].Kept, classes[0].Efficiency!.Value, 1e-12);
            Assert.Null(classes[2].PairedError);
        }

        ScanRow[] ibd = [.. rows.Where(row => row.TrueClass == "ibd").Skip(2)];
        Assert.All(ibd, row => Assert.InRange(row.PairedError!.Value / row.UnpairedError!.Value, 0.75, 1.35));
        Assert.Equal(OfAll(scan.Points[1])[^1].Quantities[0].Median is null, ibd[^1].Quantities[0].Median is null);
    }

    // The channel accidental bears the name of the class of pairs by accident.
    [Fact]
    public void AChannelNamedAsTheClassOfAccidentalPairsKeepsItsInteractions()
    {
        string[] settings = ["events=300", .. Quick.Where(setting => !setting.StartsWith("events=", StringComparison.Ordinal))];
        ScanReport scan = Scan(Request("scan", "seed=1,2") with { Macro = "jsns2-near-neutron-control", Settings = settings });
        foreach (IGrouping<string, ScanRow> cut in scan.Points[1].Rows.GroupBy(row => row.Cut))
        {
            ScanRow[] classes = [.. cut.Skip(1)];
            double all = Math.Pow(cut.First().WeightedPairedError!.Value, 2.0);
            Assert.Equal(all, classes.Sum(row => Math.Pow(row.WeightedPairedError!.Value, 2.0)), 1e-9 * all);
        }

        Assert.True(scan.Points[1].Rows.First(row => row.TrueClass == "accidental").Kept > 0);
    }

    [Fact]
    public void TheTableHoldsWhatTheReportTells()
    {
        ScanReport scan = Scan(Request("scan", "selection[2].minMeV=7,6", "oscillation={ model: none },{ model: constant, probability: 0.003 }") with
        {
            Settings = [.. Quick, "oscillation={ model: full-transmutation }"],
        });
        using var file = new ForeignFile(scan.Table);
        ScanRow[] rows = [.. scan.Points.SelectMany(point => point.Rows)];
        Assert.Equal(rows.Length, file.RowCount);
        Assert.Equal(scan.Points.SelectMany(point => point.Rows.Select(_ => (long)point.Point)), file.Values<long>("Point"));
        Assert.Equal(rows.Select(row => row.Cut), file.Texts("Cut"));
        Assert.Equal(rows.Select(row => row.TrueClass), file.Texts("TrueClass"));
        Assert.Equal(rows.Select(row => row.Efficiency), file.Nullable<double>("Efficiency"));
        Assert.Equal(rows.Select(row => row.Difference is not null), file.Nullable<double>("Difference").Select(value => value is not null));
        Assert.Equal(6.0, file.Values<double>("selection[2].minMeV")[^1]);
        Assert.Equal("{ model: constant, probability: 0.003 }", file.Texts("oscillation")[^1]);
        int last = rows.Index().Last(row => row.Item.TrueClass == "ibd").Index;
        ScanSpread spread = rows[last].Quantities.Single(quantity => quantity.Name == "DelayedZ");
        Assert.Equal(spread.Median, file.Nullable<double>("DelayedZMedianMm")[last]);
        Assert.Equal(spread.Width, file.Nullable<double>("DelayedZWidthMm")[last]);
        Assert.Null(file.Nullable<double>("PromptEnergyMedianMeV")[1]);
        Assert.True(OfAll(scan.Points[2])[5].Kept > OfAll(scan.Points[0])[5].Kept);
    }

    [Fact]
    public void AnInterruptedScanIsCompletedToTheSameBytes()
    {
        ScanRequest request = Request("scan", "selection[2].minMeV=7,6,5");
        Scan(request);
        SortedDictionary<string, string> whole = SmallRun.Hashes(_folder["scan"]);
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Simulator.Scan(
            request with { OutputFolder = _folder["stopped"] }, report => Stop(report, stop), stop.Token));
        Assert.True(Directory.Exists(Path.Combine(_folder["stopped"], "point-001")));
        Assert.False(File.Exists(Path.Combine(_folder["stopped"], "results.parquet")));
        Scan(request with { OutputFolder = _folder["stopped"], Resume = true });
        Assert.Equal(whole, SmallRun.Hashes(_folder["stopped"]));
        Scan(request with { Vary = ["selection[2].minMeV=7,6"], Force = true });
        Assert.Equal(2, Directory.GetDirectories(_folder["scan"]).Length);
    }

    [Theory]
    [InlineData("detector.light.attenuationLenghtMm=1,2", "--vary detector.light.attenuationLenghtMm=1: found no key 'attenuationLenghtMm' in light", "did you mean 'attenuationLengthMm'?")]
    [InlineData("channels[3].share=1,2", "--vary channels[3].share=1: found no entry 3 in channels", "the nearest path is 'channels[0].share'")]
    [InlineData("selection[0].minMeV=20,-20", "--vary selection[0].minMeV=-20: selection[0].minMeV: found '-20'", "expected a number from 0 to 1000")]
    public void ABadPointIsToldBeforeAnythingIsWritten(string vary, string problem, string expectation)
    {
        var refused = Assert.Throws<UserInputException>(() => Scan(Request("scan", vary)));
        Assert.StartsWith(problem, refused.Problems[0], StringComparison.Ordinal);
        Assert.Contains(expectation, refused.Problems[0], StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["scan"]));
    }

    [Fact]
    public void AFolderThatExistsIsTouchedOnlyWhenItIsAScanAndTheUserSaysSo()
    {
        ScanRequest request = Request("scan", "selection[2].minMeV=7,6") with { Settings = [.. Quick, "events=20"] };
        Scan(request);
        Refused(request, "which exists, expected a new folder, or --resume to complete a scan, or --force to replace it");
        Refused(request with { Vary = ["selection[2].minMeV=7"], Resume = true }, "found 1 points");
        Refused(request with { Vary = ["selection[2].minMeV=6,7"], Resume = true }, "point-000: run: found");
        File.WriteAllText(Path.Combine(_folder["scan"], "thesis.tex"), "precious");
        Refused(request with { Force = true }, "neither empty nor a scan");
        Refused(request with { OutputFolder = "" }, "found an empty path");
    }

    private static ScanRow[] OfAll(ScanPointReport point) => [.. point.Rows.Where(row => row.TrueClass == ScanRow.AllClasses)];

    private static void Stop(ProgressReport report, CancellationTokenSource stop)
    {
        if (report.Stage == "point 2 of 3" && report.Done > 400)
        {
            stop.Cancel();
        }
    }

    private static void Refused(ScanRequest request, string message) =>
        Assert.Contains(message, Assert.Throws<UserInputException>(() => Scan(request)).Problems[0], StringComparison.Ordinal);

    private ScanRequest Request(string folder, params string[] vary) =>
        new("jsns2-near-ibd", Quick, vary, _folder[folder], Threads: 2, Resume: false, Force: false);

    private static ScanReport Scan(ScanRequest request) => Simulator.Scan(request, static _ => { }, CancellationToken.None);
}
