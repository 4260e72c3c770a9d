using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.PulseShape;
using JparcSim.Pipeline.Results;
using JparcSim.Storage;

namespace JparcSim.Pipeline;

/// <summary>What <c>run</c> is asked for.</summary>
/// <param name="Macro">Path of the macro, or name of a shipped one.</param>
/// <param name="Settings"><c>path=value</c>, applied in order; --events, --pot and --seed are settings too.</param>
/// <param name="OutputFolder">Where the dataset goes; not used by a forecast; may be empty beside a stream.</param>
/// <param name="Threads">Busy threads.</param>
/// <param name="BatchSize">Events per batch.</param>
/// <param name="ShardIndex">Shard, from 0.</param>
/// <param name="ShardCount">Number of shards.</param>
/// <param name="Keep">What is kept on request, as <see cref="KeepList"/> parses it: charges, firstHits, waveforms, waveforms:0.1.</param>
/// <param name="Compression">Codec.</param>
/// <param name="Resume">Whether to complete an existing dataset of the same run.</param>
/// <param name="Force">Whether to replace an empty folder or a dataset of ours.</param>
public sealed record RunRequest(
    string Macro, IReadOnlyList<string> Settings, string OutputFolder, int Threads, int BatchSize, int ShardIndex, int ShardCount,
    IReadOnlyList<string> Keep, FileCompression Compression, bool Resume, bool Force)
{
    /// <summary>A table that is handed on while the run goes; then there may be no output folder.</summary>
    public StreamedTable? Stream { get; init; }
}

/// <summary>A table of a run as a stream of Apache Arrow, part after part.</summary>
/// <param name="Table">Name of the table.</param>
/// <param name="Output">Where it goes; left open.</param>
public sealed record StreamedTable(string Table, Stream Output);

/// <summary>Forms in which <c>export</c> hands a table on.</summary>
public enum ExportFormat
{
    /// <summary>The streaming format of Apache Arrow.</summary>
    Arrow,

    /// <summary>Comma-separated values.</summary>
    Csv,
}

/// <summary>What <c>export</c> is asked for.</summary>
/// <param name="Dataset">Folder.</param>
/// <param name="Table">Name of the table.</param>
/// <param name="Format">Form.</param>
/// <param name="Channel">Only rows of events of this channel; null for all.</param>
public sealed record ExportRequest(string Dataset, string Table, ExportFormat Format, string? Channel);

/// <summary>What <c>scan</c> is asked for.</summary>
/// <param name="Macro">Path of the macro, or name of a shipped one.</param>
/// <param name="Settings"><c>path=value</c> for all points, applied in order.</param>
/// <param name="Vary"><c>path=v1,v2,...</c>: the points are all combinations.</param>
/// <param name="OutputFolder">Where the datasets and the table go.</param>
/// <param name="Threads">Busy threads.</param>
/// <param name="Resume">Whether to complete an existing scan.</param>
/// <param name="Force">Whether to replace an empty folder or a scan of ours.</param>
public sealed record ScanRequest(
    string Macro, IReadOnlyList<string> Settings, IReadOnlyList<string> Vary, string OutputFolder, int Threads, bool Resume, bool Force);

/// <summary>Progress of a long command.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Done">Units done.</param>
/// <param name="Total">Units to do; 0 when unknown.</param>
public readonly record struct ProgressReport(string Stage, double Done, double Total);

/// <summary>
/// Everything the command line can ask for. Throws <see cref="UserInputException"/> for a user's mistake,
/// <see cref="InvalidFileException"/> for a damaged dataset, <see cref="OperationCanceledException"/> on Ctrl-C.
/// </summary>
public interface ISimulator
{
    /// <summary>Simulates a run, or the rest of it, to a dataset.</summary>
    RunSummary Run(RunRequest request, Action<ProgressReport> progress, CancellationToken cancellation);

    /// <summary>Simulates a macro on a grid of values, or the rest of it, to a dataset for each point and a table of results.</summary>
    ScanReport Scan(ScanRequest request, Action<ProgressReport> progress, CancellationToken cancellation);

    /// <summary>Expected counts, time and disk of a run.</summary>
    RunForecast Forecast(RunRequest request, CancellationToken cancellation);

    /// <summary>Simulates one event of a dataset again and compares it with what is on disk.</summary>
    ReplayReport Replay(string dataset, long eventId, CancellationToken cancellation);

    /// <summary>Checks completeness, hashes and ids of a dataset, or of every point of a scan, and simulates some events again.</summary>
    VerifyReport Verify(string dataset, int events, Action<ProgressReport> progress, CancellationToken cancellation);

    /// <summary>Joins shards of one run.</summary>
    Manifest Merge(IReadOnlyList<string> datasets, string outputFolder, bool force, CancellationToken cancellation);

    /// <summary>What is in a dataset.</summary>
    DatasetOverview Show(string dataset);

    /// <summary>Puts a table of a dataset on a stream, which is opened once nothing is wrong with the request, and closed at the end.</summary>
    ExportReport Export(ExportRequest request, Func<Stream> open, Action<ProgressReport> progress, CancellationToken cancellation);

    /// <summary>Cuts a dataset again with the selection of another macro.</summary>
    /// <param name="dataset">Folder.</param>
    /// <param name="macro">The macro.</param>
    /// <param name="settings"><c>path=value</c>.</param>
    /// <param name="shiftSpills">0 for the dataset's pairs; else accidental pairs with the triggers of 1 to this many spills later.</param>
    IReadOnlyList<Analysis.Selection.CutFlowRow> Select(string dataset, string macro, IReadOnlyList<string> settings, int shiftSpills);

    /// <summary>A figure of a dataset's pairs, or of its triggers when it has no pairs, as SVG text.</summary>
    /// <param name="dataset">Folder.</param>
    /// <param name="figure">One of spectrum, deltaT, deltaVertex, vertex.</param>
    /// <param name="onlySelected">Only pairs that pass every cut of their macro.</param>
    string Plot(string dataset, string figure, bool onlySelected);

    /// <summary>Every resolved parameter of a macro (and its detector).</summary>
    IReadOnlyList<ResolvedParameter> DescribeMacro(string macro, IReadOnlyList<string> settings);

    /// <summary>Every parameter of a detector, by name of the catalogue or path.</summary>
    IReadOnlyList<ResolvedParameter> DescribeDetector(string detector);

    /// <summary>The keys of a channel.</summary>
    SectionSchema DescribeChannel(string channel);

    /// <summary>Names and meanings of detectors, sources, channels, cuts or macros.</summary>
    IReadOnlyList<CatalogEntry> List(string catalog);

    /// <summary>The JSON Schema of a macro.</summary>
    string MacroSchemaJson();

    /// <summary>Published numbers beside ours.</summary>
    ValidationReport Validate(int threads, Action<ProgressReport> progress, CancellationToken cancellation);

    /// <summary>Speed and memory of a macro's chain.</summary>
    BenchReport Bench(BenchRequest request, Action<ProgressReport> progress, CancellationToken cancellation);

    /// <summary>Speed of a macro's chain beside that of plain chains in numpy and C++.</summary>
    BaselineReport BenchBaselines(BenchRequest request, string folder, Action<ProgressReport> progress, CancellationToken cancellation);

    /// <summary>Trains a pulse-shape likelihood on datasets with waveforms and writes the artefact.</summary>
    PsdTraining TrainPsd(PsdRequest request, string outputFile, CancellationToken cancellation);

    /// <summary>Tries a pulse shape on events that did not train it.</summary>
    PsdTuning TunePsd(PsdRequest request, PsdGoal goal, CancellationToken cancellation);

    /// <summary>Compares the pulse shapes of two datasets of one seed, event by event.</summary>
    PsdComparison ComparePsd(PsdRequest request, CancellationToken cancellation);

    /// <summary>A figure of a tuning, as SVG text.</summary>
    string PlotPsd(PsdTuning tuning);

    /// <summary>Expected recoils of a macro in a year, by quadrature.</summary>
    SpectrumReport Spectrum(string macro, IReadOnlyList<string> settings);

    /// <summary>Where one parameter lies by the recoils of one or several macros.</summary>
    ParameterReport AnalyzeParameter(CevnsRequest request);

    /// <summary>Where two parameters lie.</summary>
    PlaneReport AnalyzePlane(CevnsRequest request);

    /// <summary>Whether a file describes a figure of limits or spectra, and is no macro.</summary>
    bool IsFigure(string macro);

    /// <summary>The figure that a file describes, as SVG text.</summary>
    string PlotFigure(string macro, CancellationToken cancellation);

    /// <summary>A figure of a spectrum, as SVG text.</summary>
    string PlotSpectrum(SpectrumReport report);

    /// <summary>A figure of the rise of chi-square, as SVG text.</summary>
    string PlotParameter(ParameterReport report);

    /// <summary>A figure of a region, as SVG text.</summary>
    string PlotPlane(PlaneReport report);
}

/// <summary>What <c>train psd</c> and <c>tune psd</c> look at.</summary>
/// <param name="Datasets">Folders.</param>
/// <param name="Signal">Channel of the signal.</param>
/// <param name="Background">Channel of the background.</param>
/// <param name="TrainFraction">Part of the events that trains before the rest is tried; not used by training for good.</param>
/// <param name="UseTail">Whether to cut on late over all light instead of a likelihood.</param>
public sealed record PsdRequest(IReadOnlyList<string> Datasets, string Signal, string Background, double TrainFraction, bool UseTail);

/// <summary>What <c>bench</c> measures.</summary>
/// <param name="Macro">Path or name of a shipped macro.</param>
/// <param name="Settings"><c>path=value</c>.</param>
/// <param name="Events">Events of each throughput run.</param>
/// <param name="Compression">Codec of the files that the chain ends with; null for no files.</param>
public sealed record BenchRequest(string Macro, IReadOnlyList<string> Settings, int Events, FileCompression? Compression);
