namespace JparcSim.Core.Events;

/// <summary>The tables of a dataset as a whole.</summary>
public static class DatasetSchema
{
    /// <summary>Version of the tables: raised whenever a column is added, removed or changes its meaning.</summary>
    public const int Version = 5;

    /// <summary>
    /// The oldest version that is read. In version 4, when this program wrote Parquet by itself, waveforms were lists of numbers and
    /// <c>contentSha256</c> was one of pages; all else is the same.
    /// </summary>
    public const int OldestVersion = 4;

    /// <summary>Names of the tables of all kinds of detectors, in the order in which they are written.</summary>
    public static IReadOnlyList<string> Tables { get; } = [.. new PartTables([], []).All.Select(table => table.Name)];

    /// <summary>Words under which a run is asked to keep columns that it does not write otherwise.</summary>
    public static IReadOnlyList<string> KeepWords { get; } =
        [.. new PartTables([], []).All.SelectMany(table => table.Columns).Select(column => column.Definition.KeepWord).OfType<string>().Distinct()];
}
