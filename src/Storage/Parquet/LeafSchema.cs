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

    /// <summary>The layout of a declared column.</summary>
    public static LeafSchema Of(ColumnDefinition definition)
    {
        bool isFloat = definition.Type is ColumnType.Float32 or ColumnType.Float64;
        int level = definition.IsList ? (isFloat ? 2 : 1) : definition.IsNullable ? 1 : 0;
        return new LeafSchema(TypeOf(definition.Type), EncodingOf(definition.Type), level, definition.IsList);
    }

    /// <summary>The type on disk.</summary>
    public static PhysicalType TypeOf(ColumnType type) => type switch
    {
        ColumnType.Boolean => PhysicalType.Boolean,
        ColumnType.UInt8 or ColumnType.Int32 => PhysicalType.Int32,
        ColumnType.Int64 => PhysicalType.Int64,
        ColumnType.Float32 => PhysicalType.Float,
        ColumnType.Float64 => PhysicalType.Double,
        ColumnType.Text => PhysicalType.ByteArray,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>
    /// The layout of the values: ids are sorted, so that differences are small; floats compress by
    /// byte; 32-bit codes are left to the compression; bytes have a dictionary of all of them.
    /// </summary>
    public static ValueEncoding EncodingOf(ColumnType type) => type switch
    {
        ColumnType.Boolean or ColumnType.Int32 => ValueEncoding.Plain,
        ColumnType.Int64 => ValueEncoding.DeltaBinaryPacked,
        ColumnType.Float32 or ColumnType.Float64 => ValueEncoding.ByteStreamSplit,
        ColumnType.UInt8 or ColumnType.Text => ValueEncoding.RleDictionary,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
