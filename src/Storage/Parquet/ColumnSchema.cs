using JparcSim.Core.Events;

namespace JparcSim.Storage.Parquet;

/// <summary>A column as a file declares it.</summary>
/// <param name="Name">Name.</param>
/// <param name="Type">Type of a cell, or of a list's element.</param>
/// <param name="IsNullable">Whether a cell, or a list's element, may be null.</param>
/// <param name="IsList">Whether a cell is a list.</param>
public sealed record ColumnSchema(string Name, ColumnType Type, bool IsNullable, bool IsList)
{
    /// <summary>How a declared column appears in a file.</summary>
    public static ColumnSchema Of(ColumnDefinition definition)
    {
        LeafSchema leaf = LeafSchema.Of(definition);
        return new ColumnSchema(
            definition.Name, definition.Type, leaf.IsList ? leaf.HasNullableElements : definition.IsNullable, definition.IsList);
    }

    /// <summary>Level of a present value.</summary>
    internal int MaxDefinitionLevel => (IsNullable ? 1 : 0) + (IsList ? 1 : 0);
}
