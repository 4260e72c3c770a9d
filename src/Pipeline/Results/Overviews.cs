using JparcSim.Pipeline.Dataset;

namespace JparcSim.Pipeline.Results;

/// <summary>A name of a catalogue.</summary>
/// <param name="Name">Name as a macro uses it.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Unit">Unit of a parameter; empty for pure numbers and names.</param>
public sealed record CatalogEntry(string Name, string Meaning, string Unit = "");

/// <summary>What is in a dataset.</summary>
/// <param name="Manifest">The manifest.</param>
/// <param name="Tables">Rows and columns by table.</param>
/// <param name="Exposure">Exposure by channel, summed over parts.</param>
public sealed record DatasetOverview(Manifest Manifest, IReadOnlyList<TableOverview> Tables, IReadOnlyList<ExposureOverview> Exposure);

/// <summary>A table of a dataset.</summary>
/// <param name="Name">Table.</param>
/// <param name="Rows">Rows over all parts.</param>
/// <param name="Bytes">Bytes over all parts.</param>
/// <param name="Columns">Names of the columns.</param>
public sealed record TableOverview(string Name, long Rows, long Bytes, IReadOnlyList<string> Columns);

/// <summary>Exposure of a channel.</summary>
/// <param name="Channel">Channel.</param>
/// <param name="ProtonsOnTarget">Protons on target.</param>
/// <param name="LiveTimeS">Time within the gates of the spills, s.</param>
/// <param name="ExpectedCount">Interactions expected.</param>
/// <param name="GeneratedCount">Interactions drawn.</param>
/// <param name="DroppedCount">Interactions without a trigger, or outside the gate.</param>
public sealed record ExposureOverview(
    string Channel, double ProtonsOnTarget, double LiveTimeS, double ExpectedCount, long GeneratedCount, long DroppedCount);

/// <summary>One event, stage by stage.</summary>
/// <param name="EventId">The event.</param>
/// <param name="IsSameAsDisk">Whether every value equals the dataset's, bit for bit.</param>
/// <param name="Differences">What differs, one sentence each.</param>
/// <param name="Notes">What may explain a difference, such as another version of the program; one sentence each.</param>
/// <param name="Tables">The event's rows, table by table.</param>
public sealed record ReplayReport(
    long EventId, bool IsSameAsDisk, IReadOnlyList<string> Differences, IReadOnlyList<string> Notes, IReadOnlyList<ReplayTable> Tables);

/// <summary>The rows of one table that belong to an event, as text.</summary>
/// <param name="Name">Table.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">Cells by row; null where null.</param>
public sealed record ReplayTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows);

/// <summary>A table that was handed on.</summary>
/// <param name="Dataset">Full path of the dataset.</param>
/// <param name="Table">Name of the table.</param>
/// <param name="Format">Its form: arrow or csv.</param>
/// <param name="Channel">The channel whose events it is of; null for all.</param>
/// <param name="Rows">Rows.</param>
/// <param name="File">Full path of the file.</param>
public sealed record ExportReport(string Dataset, string Table, string Format, string? Channel, long Rows, string? File = null);
