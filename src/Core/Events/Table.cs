using JparcSim.Core.Detectors;

namespace JparcSim.Core.Events;

/// <summary>A named set of columns of equal length. One instance belongs to one worker.</summary>
/// <param name="name">Name of the table and of its folder on disk.</param>
/// <param name="rowMeaning">What one row stands for.</param>
/// <param name="kind">The kind of detectors whose datasets have it; null for all.</param>
public abstract class Table(string name, string rowMeaning, DetectorKind? kind = null)
{
    private readonly List<Column> _columns = [];
    private long[] _keys = [];
    private int[] _order = [];

    /// <summary>Name of the table and of its folder on disk.</summary>
    public string Name { get; } = name;

    /// <summary>What one row stands for.</summary>
    public string RowMeaning { get; } = rowMeaning;

    /// <summary>The kind of detectors whose datasets have it; null for all.</summary>
    public DetectorKind? Kind { get; } = kind;

    /// <summary>All columns in the order of the file, transient ones included.</summary>
    public IReadOnlyList<Column> Columns => _columns;

    /// <summary>Rows in use.</summary>
    public int RowCount => _columns[0].RowCount;

    /// <summary>Forgets all rows; keeps the memory.</summary>
    public void Clear()
    {
        foreach (Column column in _columns)
        {
            column.Clear();
        }
    }

    /// <summary>Throws unless every column has the same number of rows: a stage forgot one.</summary>
    public void Validate()
    {
        foreach (Column column in _columns)
        {
            if (column.RowCount != RowCount)
            {
                throw new InvalidOperationException($"{Name}.{column.Definition.Name} has {column.RowCount} rows, {Name} has {RowCount}");
            }
        }
    }

    /// <summary>Moves rows towards the start, over rows that are no longer needed.</summary>
    /// <param name="first">First row to move.</param>
    /// <param name="end">Row after the last.</param>
    /// <param name="to">Where the first one goes, at most <paramref name="first"/>; call for ascending places, then <see cref="Truncate"/>.</param>
    public void MoveRows(int first, int end, int to)
    {
        foreach (Column column in _columns)
        {
            column.Move(first, end, to);
        }
    }

    /// <summary>Forgets all rows and gives their memory back: for tables that are kept while others are made.</summary>
    public void Release()
    {
        foreach (Column column in _columns)
        {
            column.Release();
        }
    }

    /// <summary>Forgets the rows from one on.</summary>
    public void Truncate(int rowCount)
    {
        foreach (Column column in _columns)
        {
            column.Truncate(rowCount);
        }
    }

    /// <summary>Forgets the rows that are not chosen, in some columns of equal length.</summary>
    public static void Keep(IReadOnlyList<Column> columns, Predicate<int> isKept)
    {
        int rows = columns[0].RowCount;
        int to = 0;
        for (int first = 0; first < rows;)
        {
            int end = first;
            while (end < rows && isKept(end))
            {
                end++;
            }

            foreach (Column column in columns)
            {
                column.Move(first, end, to);
            }

            to += end - first;
            first = end + 1;
        }

        foreach (Column column in columns)
        {
            column.Truncate(to);
        }
    }

    /// <summary>Puts the rows into ascending order of an id; rows that share one keep their order. Does nothing when they are in order.</summary>
    public void SortBy(Column<long> id)
    {
        ReadOnlySpan<long> ids = id.Values;
        if (IsAscending(ids))
        {
            return;
        }

        if (_keys.Length < ids.Length)
        {
            (_keys, _order) = (new long[2 * ids.Length], new int[2 * ids.Length]);
        }

        Span<int> order = _order.AsSpan(0, ids.Length);
        for (int row = 0; row < order.Length; row++)
        {
            order[row] = row;
        }

        ids.CopyTo(_keys);
        _keys.AsSpan(0, ids.Length).Sort(order);
        KeepOrderOfEquals(_keys.AsSpan(0, ids.Length), order);
        foreach (Column column in _columns)
        {
            column.Reorder(order);
        }
    }

    private static void KeepOrderOfEquals(ReadOnlySpan<long> keys, Span<int> order)
    {
        for (int first = 0; first < keys.Length;)
        {
            int end = first + 1;
            while (end < keys.Length && keys[end] == keys[first])
            {
                end++;
            }

            order[first..end].Sort();
            first = end;
        }
    }

    private static bool IsAscending(ReadOnlySpan<long> ids)
    {
        int row = 1;
        while (row < ids.Length && ids[row - 1] <= ids[row])
        {
            row++;
        }

        return row >= ids.Length;
    }

    /// <summary>Declares a column; the order of the calls is the order in the file.</summary>
    protected TColumn Declare<TColumn>(TColumn column)
        where TColumn : Column
    {
        _columns.Add(column);
        return column;
    }

    /// <summary>Declares an id or count.</summary>
    protected Column<long> Int64(string name, string meaning) =>
        Declare(new Column<long>(new ColumnDefinition(name, ColumnType.Int64, "", meaning)));

    /// <summary>Declares a code or small count.</summary>
    protected Column<int> Int32(string name, string meaning) =>
        Declare(new Column<int>(new ColumnDefinition(name, ColumnType.Int32, "", meaning)));

    /// <summary>Declares a quantity.</summary>
    protected Column<double> Float64(string name, string unit, string meaning, bool hasBounds = true) =>
        Declare(new Column<double>(new ColumnDefinition(name, ColumnType.Float64, unit, meaning) { HasBounds = hasBounds }));

    /// <summary>Declares a number without unit that may be missing.</summary>
    protected NullableColumn<double> NullableFloat64(string name, string meaning, bool hasBounds = true) =>
        Declare(new NullableColumn<double>(new ColumnDefinition(name, ColumnType.Float64, "", meaning) { IsNullable = true, HasBounds = hasBounds }));
}
