namespace JparcSim.Storage.Parquet;

/// <summary>All values of one column of a file.</summary>
/// <remarks>Flat columns have one slot a row; lists have one slot an element, row after row.</remarks>
public sealed class ColumnData
{
    private readonly Array _values;
    private readonly bool[] _isPresent;
    private readonly int[] _ends;

    internal ColumnData(ColumnSchema schema, int rowCount, Array values, bool[] isPresent, int[] ends) =>
        (Schema, RowCount, _values, _isPresent, _ends) = (schema, rowCount, values, isPresent, ends);

    /// <summary>Name and type.</summary>
    public ColumnSchema Schema { get; }

    /// <summary>Rows.</summary>
    public int RowCount { get; }

    /// <summary>Which slots are not null; empty where the schema allows no nulls.</summary>
    public ReadOnlySpan<bool> IsPresent => _isPresent;

    /// <summary>End of each row's slots, for lists; empty for flat columns.</summary>
    public ReadOnlySpan<int> Ends => _ends;

    /// <summary>The slots; <c>default</c> where null.</summary>
    /// <typeparam name="T">bool, byte, int, long, float, double or string, as the schema says.</typeparam>
    /// <exception cref="InvalidFileException">The column is of another type.</exception>
    public ReadOnlySpan<T> Values<T>() => _values is T[] values && typeof(T) == _values.GetType().GetElementType()
        ? values.AsSpan(0, SlotCount)
        : throw new InvalidFileException($"column '{Schema.Name}' is of type {Schema.Type}, expected {typeof(T).Name}");

    /// <summary>Slots: rows, or elements of lists.</summary>
    public int SlotCount => Schema.IsList ? (_ends.Length == 0 ? 0 : _ends[^1]) : RowCount;
}
