using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using JparcSim.Analysis.Selection;
using JparcSim.Pipeline.Results;

namespace JparcSim.Cli.Output;

/// <summary>A cut flow as a document of its own.</summary>
/// <param name="CutFlow">Rows from generated to the last cut.</param>
internal sealed record CutFlowReport(IReadOnlyList<CutFlowRow> CutFlow);

/// <summary>What <c>--json</c> prints: exactly one document on standard output.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", Converters = [typeof(FiniteNumberConverter)])]
[JsonSerializable(typeof(RunSummary))]
[JsonSerializable(typeof(RunForecast))]
[JsonSerializable(typeof(ReplayReport))]
[JsonSerializable(typeof(VerifyReport))]
[JsonSerializable(typeof(DatasetOverview))]
[JsonSerializable(typeof(CutFlowReport))]
[JsonSerializable(typeof(ValidationReport))]
[JsonSerializable(typeof(BenchReport))]
internal sealed partial class ResultJson : JsonSerializerContext
{
    /// <summary>Prints one result.</summary>
    public static void Print<T>(Terminal terminal, T result, JsonTypeInfo<T> type) =>
        terminal.Out.WriteLine(JsonSerializer.Serialize(result, type));
}
