using JparcSim.Analysis.Plots;
using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Auditing;
using JparcSim.Pipeline.Benching;
using JparcSim.Pipeline.Configuration;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Describing;
using JparcSim.Pipeline.PulseShape;
using JparcSim.Pipeline.Recoils;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;
using JparcSim.Pipeline.Scanning;
using JparcSim.Pipeline.Validation;

namespace JparcSim.Pipeline;

/// <summary>The simulator behind the command line. May be shared by threads; remembers the calibration of detectors it has met.</summary>
public sealed class Simulator : ISimulator
{
    private readonly ChainBuilder _chains = new(Environment.ProcessorCount);

    /// <inheritdoc/>
    public RunSummary Run(RunRequest request, Action<ProgressReport> progress, CancellationToken cancellation) =>
        RunService.Run(_chains, request, progress, cancellation);

    /// <inheritdoc/>
    public ScanReport Scan(ScanRequest request, Action<ProgressReport> progress, CancellationToken cancellation) =>
        ScanService.Run(_chains, request, progress, cancellation);

    /// <inheritdoc/>
    public RunForecast Forecast(RunRequest request, CancellationToken cancellation) =>
        new Forecaster(_chains, request, cancellation).Forecast();

    /// <inheritdoc/>
    public ReplayReport Replay(string dataset, long eventId, CancellationToken cancellation) =>
        ReplayService.Replay(_chains, dataset, eventId, cancellation);

    /// <inheritdoc/>
    public VerifyReport Verify(string dataset, int events, Action<ProgressReport> progress, CancellationToken cancellation)
    {
        var scan = new ScanFolder(dataset);
        return File.Exists(scan.ManifestPath)
            ? ScanAudit.Verify(_chains, scan, events, progress, cancellation)
            : new VerifyService(_chains, progress, cancellation).Verify(dataset, events);
    }

    /// <inheritdoc/>
    public Manifest Merge(IReadOnlyList<string> datasets, string outputFolder, bool force, CancellationToken cancellation) =>
        MergeService.Merge(datasets, outputFolder, force, cancellation);

    /// <inheritdoc/>
    public DatasetOverview Show(string dataset) => DatasetViews.Show(dataset);

    /// <inheritdoc/>
    public ExportReport Export(ExportRequest request, Func<Stream> open, Action<ProgressReport> progress, CancellationToken cancellation) =>
        ExportService.Export(request, open, progress, cancellation);

    /// <inheritdoc/>
    public IReadOnlyList<CutFlowRow> Select(string dataset, string macro, IReadOnlyList<string> settings, int shiftSpills) =>
        DatasetViews.Select(dataset, macro, settings, shiftSpills);

    /// <inheritdoc/>
    public string Plot(string dataset, string figure, bool onlySelected) => DatasetViews.Plot(dataset, figure, onlySelected);

    /// <inheritdoc/>
    public IReadOnlyList<ResolvedParameter> DescribeMacro(string macro, IReadOnlyList<string> settings) =>
        Descriptions.OfMacro(macro, settings);

    /// <inheritdoc/>
    public IReadOnlyList<ResolvedParameter> DescribeDetector(string detector) => Descriptions.OfDetector(detector);

    /// <inheritdoc/>
    public SectionSchema DescribeChannel(string channel) => Descriptions.OfChannel(channel);

    /// <inheritdoc/>
    public IReadOnlyList<CatalogEntry> List(string catalog) => Catalogs.List(catalog);

    /// <inheritdoc/>
    public string MacroSchemaJson() => JsonSchemaWriter.Write(MacroSchema.Root, "JparcSim macro");

    /// <inheritdoc/>
    public ValidationReport Validate(int threads, Action<ProgressReport> progress, CancellationToken cancellation)
    {
        var samples = new ValidationSamples(threads, stage => progress(new ProgressReport(stage, 0, 0)), cancellation);
        return new ValidationReport([.. ValidationCatalog.Run(samples)]);
    }

    /// <inheritdoc/>
    public BenchReport Bench(BenchRequest request, Action<ProgressReport> progress, CancellationToken cancellation) =>
        ChainBench.Run(_chains, request, progress, cancellation);

    /// <inheritdoc/>
    public BaselineReport BenchBaselines(BenchRequest request, string folder, Action<ProgressReport> progress, CancellationToken cancellation) =>
        BaselineBench.Run(_chains, request, folder, progress, cancellation);

    /// <inheritdoc/>
    public PsdTraining TrainPsd(PsdRequest request, string outputFile, CancellationToken cancellation)
    {
        (PsdArtefact artefact, PsdTraining report) = PsdService.Train(request.Datasets, request.Signal, request.Background, outputFile, cancellation);
        File.WriteAllText(outputFile, artefact.ToYaml());
        return report;
    }

    /// <inheritdoc/>
    public PsdTuning TunePsd(PsdRequest request, PsdGoal goal, CancellationToken cancellation) =>
        PsdTuner.Tune(Score(request.Datasets, request, cancellation), goal, PsdService.MeasuredOf(request));

    /// <inheritdoc/>
    public PsdComparison ComparePsd(PsdRequest request, CancellationToken cancellation)
    {
        (string a, string b) = (request.Datasets[0], request.Datasets[1]);
        return new PsdComparison(a, b, PsdTuner.Compare(Score([a], request, cancellation), Score([b], request, cancellation)));
    }

    /// <inheritdoc/>
    public string PlotPsd(PsdTuning tuning) => PulseShapeFigure.Draw(
        tuning.Scores.Signal, tuning.Scores.Background, tuning.WorkingPoint.Cut, $"jparcsim {CodeVersion.Text}, {tuning.Score} score").ToSvg();

    /// <inheritdoc/>
    public SpectrumReport Spectrum(string macro, IReadOnlyList<string> settings) =>
        new SpectrumService(RecoilRun.Load(macro, settings)).Report();

    /// <inheritdoc/>
    public ParameterReport AnalyzeParameter(CevnsRequest request) => new CevnsAnalysis(request).Interval();

    /// <inheritdoc/>
    public PlaneReport AnalyzePlane(CevnsRequest request) => new CevnsAnalysis(request).Plane();

    /// <inheritdoc/>
    public bool IsFigure(string macro) => MacroFile.IsFigure(MacroFile.LoadMacro(macro));

    /// <inheritdoc/>
    public string PlotFigure(string macro, CancellationToken cancellation) => FigureService.Draw(FigureMacro.Load(macro), cancellation);

    /// <inheritdoc/>
    public string PlotSpectrum(SpectrumReport report) => FigureService.Draw(report);

    /// <inheritdoc/>
    public string PlotParameter(ParameterReport report) => CevnsFigures.Parameter(report).ToSvg();

    /// <inheritdoc/>
    public string PlotPlane(PlaneReport report) => CevnsFigures.Plane(report).ToSvg();

    private static ScoredCandidates Score(IReadOnlyList<string> datasets, PsdRequest request, CancellationToken cancellation) =>
        PsdService.Score(datasets, request.Signal, request.Background, request.TrainFraction, request.UseTail, cancellation);
}
