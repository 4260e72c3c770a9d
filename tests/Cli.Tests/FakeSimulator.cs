using System.Text.Json;
using JparcSim.Analysis.PulseShape;
using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.PulseShape;
using JparcSim.Pipeline.Results;

namespace JparcSim.Cli.Tests;

/// <summary>Answers every question with made-up results and remembers what it was asked.</summary>
internal sealed class FakeSimulator : ISimulator
{
    private static readonly JsonElement EmptyMap = JsonDocument.Parse("{}").RootElement;

    public static IReadOnlyList<CutFlowRow> Rows { get; } =
    [
        new("generated", 20_000, 1.0, 0.0, 1.0, 0.0, 94.5, 0.7, 20_000, []),
        new("prompt-energy", 15_000, 0.75, 0.003, 0.75, 0.003, 70.9, 0.6, 14_990, [new CutFlowClass("ibd", 14_990, 70.8, 0.6, 0.7495, 0.003), new CutFlowClass("accidental", 10, 0.1, 0.03, null, null)]),
        new("fiducial", 0, null, null, 0.0, 0.0, 0.0, 0.0, 0, []),
    ];

    public static Manifest Manifest { get; } = new()
    {
        SchemaVersion = 1, CodeVersion = "0.1.0", RunId = "abc", Name = "fake", Seed = 7, PartCount = 5, FirstPart = 0, EndPart = 5, Keep = [],
        Compression = "zstd", IsComplete = true, Macro = EmptyMap, Detector = EmptyMap, Calibration = new CalibrationConstants(0.0065, 0.1, 70.0, 60.0, 20.0, 1e-4, 0.05, 0.001, 0.02, "ab"),
        Files = [new DatasetFile("pairs/part-000000.parquet", 10, 1234, "aa", "bb")],
    };

    public List<string> Calls { get; } = [];

    public RunRequest? Request { get; private set; }

    public Exception? Failure { get; init; }

    public VerifyReport Verification { get; init; } = new(true, 20, [], []);

    public bool IsReplayEqual { get; init; } = true;

    public IReadOnlyList<CutFlowRow> CutFlow { get; init; } = Rows;

    public ValidationReport Validation { get; init; } = new(
    [
        ValidationCheck.Of("x.one", "one, MeV", "a paper", CheckKind.Predicted, 1.0, 0.1, 0.01, 1.001, 0.002),
        ValidationCheck.Of("x.two", "two", "none", CheckKind.Information, null, null, 0.0, double.NaN, 0.0),
    ]);

    public RunSummary Run(RunRequest request, Action<ProgressReport> progress, CancellationToken cancellation)
    {
        Note(nameof(Run));
        Request = request;
        progress(new ProgressReport("simulate", 0, 20_000));
        progress(new ProgressReport("simulate", 20_000, 20_000));
        cancellation.ThrowIfCancellationRequested();
        request.Stream?.Output.Write("rows"u8);
        return new RunSummary(request.OutputFolder.Length > 0 ? "/data/near" : "", 20260101, 20_000, 39_000, 19_500, 0, 5321.5, CutFlow, Manifest.Files);
    }

    public ScanRequest? ScanRequest { get; private set; }

    public ScanReport Scan(ScanRequest request, Action<ProgressReport> progress, CancellationToken cancellation)
    {
        Note(nameof(Scan));
        ScanRequest = request;
        progress(new ProgressReport("point 1 of 1", 20_000, 20_000));
        cancellation.ThrowIfCancellationRequested();
        ScanRow generated = new("generated", "all", 20_000, 94.5, 1.0, 0.0, null, null, null, null, null, []);
        ScanRow last = new("fiducial", "all", 9_000, 42.5, 0.45, 0.0035, 0.01, 0.0005, 0.005, 0.4, 0.02, [new ScanSpread("DelayedZ", "mm", 12.5, 640.0)]);
        return new ScanReport("/data/scan", "/data/scan/results.parquet", [new ScanPointReport(0, "/data/scan/point-000", 7, [new ScanValue("a.b", "1.5")], [generated, last, last with { TrueClass = "ibd", Kept = 8_999 }])]);
    }

    public RunForecast Forecast(RunRequest request, CancellationToken cancellation)
    {
        Note(nameof(Forecast));
        Request = request;
        return new RunForecast("fake", 7, 5, [new ChannelForecast("ibd", 20_000, 94.5), new ChannelForecast("gun", 10, null)], 12.0, 3.4e7);
    }

    public ReplayReport Replay(string dataset, long eventId, CancellationToken cancellation)
    {
        Note($"{nameof(Replay)} {dataset} {eventId}");
        return new ReplayReport(eventId, IsReplayEqual, IsReplayEqual ? [] : ["triggers: TimeUs"], ["written by version 0.0.1"], [new ReplayTable("triggers", ["TriggerId", "TimeUs"], [["16", "1.5"], ["17", null]])]);
    }

    public VerifyReport Verify(string dataset, int events, Action<ProgressReport> progress, CancellationToken cancellation)
    {
        Note($"{nameof(Verify)} {dataset} {events}");
        return Verification;
    }

    public Manifest Merge(IReadOnlyList<string> datasets, string outputFolder, bool force, CancellationToken cancellation)
    {
        Note($"{nameof(Merge)} {string.Join(' ', datasets)} to {outputFolder}");
        return Manifest;
    }

    public DatasetOverview Show(string dataset)
    {
        Note($"{nameof(Show)} {dataset}");
        return new DatasetOverview(Manifest, [new TableOverview("pairs", 10, 1234, ["PairId", "DeltaTUs"])], [new ExposureOverview("ibd", 1e23, 3600.0, 94.5, 20_000, 12)]);
    }

    public ExportRequest? ExportRequest { get; private set; }

    public ExportReport Export(ExportRequest request, Func<Stream> open, Action<ProgressReport> progress, CancellationToken cancellation)
    {
        Note(nameof(Export));
        ExportRequest = request;
        using Stream output = open();
        output.Write("rows"u8);
        return new ExportReport("/data/near", request.Table, "csv", request.Channel, 2);
    }

    public IReadOnlyList<CutFlowRow> Select(string dataset, string macro, IReadOnlyList<string> settings, int shiftSpills)
    {
        Note($"{nameof(Select)} {dataset} {macro} {string.Join(' ', settings)}{(shiftSpills > 0 ? $" shifted by {shiftSpills}" : "")}");
        return CutFlow;
    }

    public string Plot(string dataset, string figure, bool onlySelected)
    {
        Note($"{nameof(Plot)} {dataset} {figure}{(onlySelected ? " selected" : "")}");
        return "<svg/>";
    }

    public IReadOnlyList<ResolvedParameter> DescribeMacro(string macro, IReadOnlyList<string> settings)
    {
        Note($"{nameof(DescribeMacro)} {macro}");
        return [new ResolvedParameter("gun[0].energyMeV", "5", "MeV", "[assumed]", false), new ResolvedParameter("partEvents", "4096", "", "", true)];
    }

    public IReadOnlyList<ResolvedParameter> DescribeDetector(string detector)
    {
        Note($"{nameof(DescribeDetector)} {detector}");
        return [];
    }

    public SectionSchema DescribeChannel(string channel)
    {
        Note($"{nameof(DescribeChannel)} {channel}");
        return new SectionSchema("A channel.", [new NumberKey("energyMeV", 0.0, 1.0, "Energy.")]);
    }

    public IReadOnlyList<CatalogEntry> List(string catalog)
    {
        Note($"{nameof(List)} {catalog}");
        return [new CatalogEntry("one", "The first [of all].")];
    }

    public string MacroSchemaJson()
    {
        Note(nameof(MacroSchemaJson));
        return "{}\n";
    }

    public ValidationReport Validate(int threads, Action<ProgressReport> progress, CancellationToken cancellation)
    {
        Note($"{nameof(Validate)} {threads}");
        return Validation;
    }

    public BaselineReport BenchBaselines(BenchRequest request, string folder, Action<ProgressReport> progress, CancellationToken cancellation)
    {
        Note($"{nameof(BenchBaselines)} {request.Macro} {request.Events} {folder}");
        return new BaselineReport([new ChainSpeed("numpy, pulses", 400.0, 8250.0, 300.0, 1.0, 0.15), new ChainSpeed("jparcsim", 4000.0, 8250.0, 30.0, 10.0, 1.5)]);
    }

    public BenchReport Bench(BenchRequest request, Action<ProgressReport> progress, CancellationToken cancellation)
    {
        Note($"{nameof(Bench)} {request.Macro} {request.Events} {request.Compression?.ToString() ?? "no files"}");
        return new BenchReport([new StageTime("reco", 25_000.0)], [new ThreadRate(1, 5000.0), new ThreadRate(2, 9500.0)], 200_000_000, 0.2, 350.0);
    }

    public PsdTraining TrainPsd(PsdRequest request, string outputFile, CancellationToken cancellation)
    {
        Note(nameof(TrainPsd));
        return new PsdTraining(outputFile, 1000, 2000, 96_000, 192_000, 30, 30);
    }

    public PsdTuning TunePsd(PsdRequest request, PsdGoal goal, CancellationToken cancellation)
    {
        Note(nameof(TunePsd));
        return new PsdTuning(
            "trained", 1000, 2000, 0.99, 0.001, new PsdWorkingPoint(1.5, 0.9, 0.97), [new RocPoint(1.5, 0.9, 0.97, 0.96, 0.98)],
            [new PsdMeasuredPoint(0.9, 0.95)],
            [new PsdBin("zMm", -1000.0, 0.0, 0.9, null)])
        {
            Scores = ([2.0], [-1.0]),
        };
    }

    public PsdComparison ComparePsd(PsdRequest request, CancellationToken cancellation)
    {
        Note(nameof(ComparePsd));
        return new PsdComparison("a", "b", [new PsdDifference(0.9, 0.01, 0.002, 0.006)]);
    }

    public string PlotPsd(PsdTuning tuning)
    {
        Note(nameof(PlotPsd));
        return "<svg/>";
    }

    public CevnsRequest? CevnsRequest { get; private set; }

    public SpectrumReport Spectrum(string macro, IReadOnlyList<string> settings)
    {
        Note(nameof(Spectrum));
        BinCount[] bins = [new(2.0, 4.0, 300.0)];
        var flavours = new FlavourCounts(357.0, 403.0, 536.0);
        var isotopes = new Dictionary<string, double> { ["Cs133"] = 681.0 };
        return new SpectrumReport(
            "cevns-csi", "csi-cryogenic", 1296.0, 1296.0, flavours, isotopes,
            new Dictionary<string, BackgroundCounts> { ["recoil-steady-state"] = new(961.0, 961.0) }, bins, bins, bins, bins,
            [new RecoilTimeBin(2.0, 4.0, 0.0, 10.0, 300.0, 310.0, flavours, flavours, isotopes, isotopes)]);
    }

    public ParameterReport AnalyzeParameter(CevnsRequest request)
    {
        Note(nameof(AnalyzeParameter));
        CevnsRequest = request;
        return new ParameterReport("couplingBL", "", 0.0, null, 1.5e-5, request.Confidence, [[null, 1.5e-5]], []);
    }

    public PlaneReport AnalyzePlane(CevnsRequest request)
    {
        Note(nameof(AnalyzePlane));
        CevnsRequest = request;
        return new PlaneReport(request.Parameters, ["", ""], [0.0, 0.0], request.Confidence, 4.605, [[[0.0, 1.0], [1.0, 0.0], [0.0, 1.0]]]);
    }

    public bool IsFigure(string macro) => macro.Contains("fig", StringComparison.Ordinal);

    public string PlotFigure(string macro, CancellationToken cancellation) => Svg(nameof(PlotFigure));

    public string PlotSpectrum(SpectrumReport report) => Svg(nameof(PlotSpectrum));

    public string PlotParameter(ParameterReport report) => Svg(nameof(PlotParameter));

    public string PlotPlane(PlaneReport report) => Svg(nameof(PlotPlane));

    private string Svg(string call)
    {
        Note(call);
        return "<svg/>";
    }

    private void Note(string call)
    {
        Calls.Add(call);
        if (Failure is not null)
        {
            throw Failure;
        }
    }
}
