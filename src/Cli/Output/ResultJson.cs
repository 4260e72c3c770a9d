using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Results;

namespace JparcSim.Cli.Output;

/// <summary>A cut flow as a document of its own.</summary>
/// <param name="CutFlow">Rows from generated to the last cut.</param>
internal sealed record CutFlowReport(IReadOnlyList<CutFlowRow> CutFlow);

/// <summary>A figure that was written.</summary>
/// <param name="File">Full path.</param>
internal sealed record PlotReport(string File);

/// <summary>A catalogue as a document of its own.</summary>
/// <param name="Entries">What macros may name.</param>
internal sealed record CatalogReport(IReadOnlyList<CatalogEntry> Entries);

/// <summary>The parameters of a macro or a detector.</summary>
/// <param name="Parameters">In the order of the files.</param>
internal sealed record ParametersReport(IReadOnlyList<ResolvedParameter> Parameters);

/// <summary>The keys of a channel.</summary>
/// <param name="Channel">Name.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Keys">In the order of their declaration.</param>
internal sealed record ChannelReport(string Channel, string Meaning, IReadOnlyList<ChannelKey> Keys);

/// <summary>A key of a channel.</summary>
/// <param name="Name">Key.</param>
/// <param name="Unit">Unit; empty for pure numbers and names.</param>
/// <param name="IsRequired">Whether it may not be left out.</param>
/// <param name="Meaning">One sentence.</param>
internal sealed record ChannelKey(string Name, string Unit, bool IsRequired, string Meaning);

/// <summary>What <c>--json</c> prints: exactly one document on standard output.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", Converters = [typeof(FiniteNumberConverter)])]
[JsonSerializable(typeof(RunSummary))]
[JsonSerializable(typeof(RunForecast))]
[JsonSerializable(typeof(ScanReport))]
[JsonSerializable(typeof(ReplayReport))]
[JsonSerializable(typeof(VerifyReport))]
[JsonSerializable(typeof(DatasetOverview))]
[JsonSerializable(typeof(ExportReport))]
[JsonSerializable(typeof(CutFlowReport))]
[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(PlotReport))]
[JsonSerializable(typeof(CatalogReport))]
[JsonSerializable(typeof(ParametersReport))]
[JsonSerializable(typeof(ChannelReport))]
[JsonSerializable(typeof(ValidationReport))]
[JsonSerializable(typeof(BenchReport))]
[JsonSerializable(typeof(BaselineReport))]
[JsonSerializable(typeof(PsdTraining))]
[JsonSerializable(typeof(PsdTuning))]
[JsonSerializable(typeof(PsdComparison))]
[JsonSerializable(typeof(SpectrumReport))]
[JsonSerializable(typeof(ParameterReport))]
[JsonSerializable(typeof(PlaneReport))]
internal sealed partial class ResultJson : JsonSerializerContext
{
    /// <summary>Prints one result.</summary>
    public static void Print<T>(Terminal terminal, T result, JsonTypeInfo<T> type) =>
        terminal.Out.WriteLine(JsonSerializer.Serialize(result, type));
}
