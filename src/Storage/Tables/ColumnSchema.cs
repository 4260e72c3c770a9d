using JparcSim.Core.Events;
using Parquet.Schema;

namespace JparcSim.Storage.Tables;

/// <summary>A column as a file declares it.</summary>
/// <param name="Name">Name.</param>
/// <param name="Type">Type of a cell, or of a list's element.</param>
/// <param name="IsNullable">Whether a cell may be null; false for lists, whose elements may be.</param>
/// <param name="IsList">Whether a cell is a list.</param>
public sealed record ColumnSchema(string Name, ColumnType Type, bool IsNullable, bool IsList)
{
    private static readonly (ColumnType Column, Type Clr)[] Types =
    [
        (ColumnType.Boolean, typeof(bool)), (ColumnType.Int32, typeof(int)), (ColumnType.Int64, typeof(long)), (ColumnType.Float32, typeof(float)),
        (ColumnType.Float64, typeof(double)), (ColumnType.Text, typeof(ReadOnlyMemory<char>)), (ColumnType.Binary, typeof(ReadOnlyMemory<byte>)),
    ];

    /// <summary>How a declared column appears in a file.</summary>
    public static ColumnSchema Of(ColumnDefinition definition) => new(definition.Name, definition.Type, definition.IsNullable, definition.IsList);

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {(IsList ? "list of " : "")}{Type}{(IsNullable ? "?" : "")}";

    /// <summary>How a field of a file appears here.</summary>
    /// <exception cref="InvalidFileException">No column of ours is like it.</exception>
    internal static ColumnSchema Of(Field field) => field switch
    {
        // Runs of bytes were lists of bytes up to version 4 of the tables.
        ListField { Item: DataField { IsNullable: false } item } when item.ClrType == typeof(byte) => new(field.Name, ColumnType.Binary, false, false),
        ListField { Item: DataField item } => new(field.Name, TypeOf(item), false, true),
        DataField { IsArray: false } data => new(field.Name, TypeOf(data), data.IsNullable, false),
        _ => throw new InvalidFileException($"column '{field.Name}' is of a type that is not read here"),
    };

    /// <summary>The field of a file that holds the column.</summary>
    internal Field ToField()
    {
        Type clr = Types.First(pair => pair.Column == Type).Clr;
        return IsList ? new ListField(Name, new DataField("element", clr, isNullable: true, isArray: false)) : new DataField(Name, clr, IsNullable, isArray: false);
    }

    private static ColumnType TypeOf(DataField field)
    {
        foreach ((ColumnType column, Type clr) in Types)
        {
            if (clr == field.ClrType)
            {
                return column;
            }
        }

        throw new InvalidFileException($"column '{field.Name}' is of type {field.ClrType.Name}, which is not read here");
    }
}
