using JparcSim.Core.Events;

namespace JparcSim.Storage.Parquet;

/// <summary>How one column of a table lies in a file.</summary>
/// <param name="Type">Type on disk.</param>
/// <param name="Encoding">Layout of the values.</param>
/// <param name="MaxDefinitionLevel">Level of a present value; 0 where values are always present.</param>
/// <param name="IsList">Whether a cell is a list.</param>
internal readonly record struct LeafSchema(PhysicalType Type, ValueEncoding Encoding, int MaxDefinitionLevel, bool IsList)
{
    /// <summary>Name of the repeated group within a list, as the format prescribes.</summary>
    public const string RepeatedName = "list";

    /// <summary>Name of the values within a list, as the format prescribes.</summary>
    public const string ElementName = "element";

    /// <summary>Whether an element of a list may be null: floating-point elements, where NaN stands for null in memory.</summary>
    public bool HasNullableElements => IsList && MaxDefinitionLevel == 2;

    /// <summary>Bits of a definition level.</summary>
    public int DefinitionWidth => MaxDefinitionLevel;   // 0, 1 and 2 happen to take as many bits

    /// <summary>The layout of a declared column.</summary>
    public static LeafSchema Of(ColumnDefinition definition)
    {
        bool isFloat = definition.Type is ColumnType.Float32 or ColumnType.Float64;
        int level = definition.IsList ? (isFloat ? 2 : 1) : definition.IsNullable ? 1 : 0;
        (PhysicalType type, ValueEncoding encoding) = definition.Type switch
        {
            ColumnType.Boolean => (PhysicalType.Boolean, ValueEncoding.Plain),
            ColumnType.Int32 => (PhysicalType.Int32, ValueEncoding.Plain),
            ColumnType.Int64 => (PhysicalType.Int64, ValueEncoding.DeltaBinaryPacked),
            ColumnType.Float32 => (PhysicalType.Float, ValueEncoding.ByteStreamSplit),
            ColumnType.Float64 => (PhysicalType.Double, ValueEncoding.ByteStreamSplit),
            ColumnType.Text => (PhysicalType.ByteArray, ValueEncoding.RleDictionary),
            _ => throw new ArgumentOutOfRangeException(nameof(definition)),
        };
        return new LeafSchema(type, encoding, level, definition.IsList);
    }
}
