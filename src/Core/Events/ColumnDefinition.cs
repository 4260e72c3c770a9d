namespace JparcSim.Core.Events;

/// <summary>What one cell of a column holds.</summary>
public enum ColumnType
{
    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A run of bytes: samples of a digitiser.</summary>
    Binary,

    /// <summary>32-bit signed integer: codes and small counts.</summary>
    Int32,

    /// <summary>64-bit signed integer: ids and large counts, never negative.</summary>
    Int64,

    /// <summary>Single precision: values kept per photomultiplier.</summary>
    Float32,

    /// <summary>Double precision: everything else that is measured.</summary>
    Float64,

    /// <summary>UTF-8 text from a small vocabulary.</summary>
    Text,
}

/// <summary>The one declaration of a column: from here come the file's schema and the page docs/schema.md.</summary>
/// <param name="Name">Name in the file; a quantity's name ends in its unit.</param>
/// <param name="Type">Type of a cell, or of a list's element.</param>
/// <param name="Unit">Unit as printed in the schema page; empty for pure numbers, ids and names.</param>
/// <param name="Meaning">One sentence for the reader of the dataset.</param>
public sealed record ColumnDefinition(string Name, ColumnType Type, string Unit, string Meaning)
{
    /// <summary>Whether a cell may be null. A missing value is null, never -1 or NaN.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether a cell is a list (one level).</summary>
    public bool IsList { get; init; }

    /// <summary>
    /// Whether a file says the least and the greatest value, by which readers skip what a filter leaves out. Where nobody filters and the
    /// values fill their range evenly, a form without these is up to a sixth smaller.
    /// </summary>
    public bool HasBounds { get; init; } = true;

    /// <summary>Whether the column lives only in memory and is never written.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The <c>--keep</c> word that makes a run write this column; null when it is always written.</summary>
    public string? KeepWord { get; init; }
}
