namespace JparcSim.Core.Events;

/// <summary>A column whose cells are lists of numbers: offsets plus values.</summary>
/// <typeparam name="T">byte, int, long, float or double.</typeparam>
public class ListColumn<T>(ColumnDefinition definition) : Column(definition)
    where T : unmanaged
{
    private Column<int> _ends = new(definition);
    private Column<T> _elements = new(definition);
    private ListColumn<T>? _spare;

    /// <inheritdoc/>
    public override int RowCount => _ends.RowCount;

    /// <summary>End of each row's elements within <see cref="Elements"/>. Shape: <see cref="RowCount"/>.</summary>
    public ReadOnlySpan<int> Ends => _ends.Values;

    /// <summary>All elements, row after row. NaN stands for a null element.</summary>
    public Span<T> Elements => _elements.Values;

    /// <summary><see cref="Elements"/>, to be handed on without a copy; not to be used after rows are added.</summary>
    public ReadOnlyMemory<T> Memory => _elements.Memory;

    /// <summary>The elements of one row.</summary>
    public Span<T> this[int row]
    {
        get
        {
            return Elements[Start(row).._ends[row]];
        }
    }

    /// <summary>Appends a row.</summary>
    public void Add(ReadOnlySpan<T> elements)
    {
        _elements.AddRange(elements);
        _ends.Add(_elements.RowCount);
    }

    /// <inheritdoc/>
    public override void Clear()
    {
        _ends.Clear();
        _elements.Clear();
    }

    /// <inheritdoc/>
    public override string? CellText(int row)
    {
        var text = new List<string>();
        foreach (T element in this[row])
        {
            text.Add(IsNaN(element) ? "null" : Show(element));
        }

        return $"[{string.Join(", ", text)}]";
    }

    /// <inheritdoc/>
    public override void Accept(IColumnVisitor visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool IsSameCell(int row, Column other, int otherRow) =>
        other is ListColumn<T> same && AreSame<T>(this[row], same[otherRow]);

    internal override void Reorder(ReadOnlySpan<int> rows)
    {
        _spare ??= new ListColumn<T>(Definition);
        _spare.Clear();
        foreach (int row in rows)
        {
            _spare.Add(this[row]);
        }

        (_ends, _spare._ends) = (_spare._ends, _ends);
        (_elements, _spare._elements) = (_spare._elements, _elements);
    }

    internal override void Move(int first, int end, int to)
    {
        int start = Start(first);
        int target = Start(to);
        _elements.Move(start, Start(end), target);
        for (int i = 0; i < end - first; i++)
        {
            _ends[to + i] = _ends[first + i] - (start - target);
        }
    }

    internal override void Release()
    {
        _ends.Release();
        _elements.Release();
        _spare = null;
    }

    internal override void Truncate(int rowCount)
    {
        _elements.Truncate(Start(rowCount));
        _ends.Truncate(rowCount);
    }

    /// <summary>Where the elements of a row begin; those of a row behind the last would.</summary>
    public int Start(int row) => row == 0 ? 0 : _ends[row - 1];
}

/// <summary>A column whose cells are runs of bytes.</summary>
public sealed class BinaryColumn(ColumnDefinition definition) : ListColumn<byte>(definition)
{
    /// <inheritdoc/>
    public override void Accept(IColumnVisitor visitor) => visitor.Visit(this);
}
