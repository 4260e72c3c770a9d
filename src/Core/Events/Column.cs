using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace JparcSim.Core.Events;

/// <summary>One column of a <see cref="Table"/>: a growing, reusable buffer and its definition.</summary>
/// <remarks>
/// Buffers grow to the largest part met and are then reused; <see cref="Clear"/> frees nothing. It doubles a buffer that the part before
/// nearly filled, so that parts of about equal size do not grow it one by one.
/// </remarks>
public abstract class Column(ColumnDefinition definition)
{
    /// <summary>Name, type, unit and meaning.</summary>
    public ColumnDefinition Definition { get; } = definition;

    /// <summary>Rows in use.</summary>
    public abstract int RowCount { get; }

    /// <summary>Forgets all rows; keeps the memory.</summary>
    public abstract void Clear();

    /// <summary>A cell as text that reads back to the same value; null where the cell is null.</summary>
    public abstract string? CellText(int row);

    /// <summary>Shows itself to a visitor by the kind of column that it is.</summary>
    public abstract void Accept(IColumnVisitor visitor);

    /// <summary>
    /// Whether a cell equals one of another column of the same kind, bit for bit; NaN equals NaN, because both are nulls on disk.
    /// </summary>
    public abstract bool IsSameCell(int row, Column other, int otherRow);

    /// <summary>Puts the row <c>rows[i]</c> into place i, for every i.</summary>
    /// <param name="rows">Every row once.</param>
    internal abstract void Reorder(ReadOnlySpan<int> rows);

    /// <summary>As <see cref="Table.MoveRows"/>.</summary>
    internal abstract void Move(int first, int end, int to);

    /// <summary>As <see cref="Table.Truncate"/>.</summary>
    internal abstract void Truncate(int rowCount);

    /// <summary>As <see cref="Table.Release"/>.</summary>
    internal abstract void Release();

    private protected static bool IsNearlyFull(int count, int capacity) => count > capacity - (capacity / 8);

    private protected static long Doubled(int capacity) => Math.Min(2L * capacity, Array.MaxLength);

    private protected static string Show<T>(T value) => value switch
    {
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };

    private protected static bool IsNaN<T>(T value) =>
        value is float single ? float.IsNaN(single) : value is double number && double.IsNaN(number);

    private protected static bool AreSame<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged
    {
        bool isSame = a.Length == b.Length;
        for (int i = 0; isSame && i < a.Length; i++)
        {
            isSame = MemoryMarshal.AsBytes(a.Slice(i, 1)).SequenceEqual(MemoryMarshal.AsBytes(b.Slice(i, 1)))
                || (IsNaN(a[i]) && IsNaN(b[i]));
        }

        return isSame;
    }

    /// <summary>Reorders the cells of a buffer, whose former array becomes the spare one.</summary>
    private protected static void Reorder<T>(ReadOnlySpan<int> rows, ref T[] cells, ref T[] spare)
    {
        if (spare.Length < cells.Length)
        {
            spare = new T[cells.Length];
        }

        for (int i = 0; i < rows.Length; i++)
        {
            spare[i] = cells[rows[i]];
        }

        (cells, spare) = (spare, cells);
    }
}

/// <summary>A column without nulls.</summary>
/// <typeparam name="T">bool, int, long, float or double.</typeparam>
public sealed class Column<T>(ColumnDefinition definition) : Column(definition)
    where T : unmanaged
{
    private T[] _values = new T[64];
    private T[] _spare = [];
    private int _count;

    /// <inheritdoc/>
    public override int RowCount => _count;

    /// <summary>The cells in use. Shape: <see cref="RowCount"/>.</summary>
    public Span<T> Values => _values.AsSpan(0, _count);

    /// <summary>The cells in use, to be handed on without a copy; not to be used after rows are added.</summary>
    public ReadOnlyMemory<T> Memory => _values.AsMemory(0, _count);

    /// <summary>The cell of a row.</summary>
    public ref T this[int row] => ref Values[row];

    /// <summary>Appends a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T value)
    {
        if (_count == _values.Length)
        {
            Array.Resize(ref _values, 2 * _count);
        }

        _values[_count++] = value;
    }

    /// <summary>Appends rows.</summary>
    public void AddRange(ReadOnlySpan<T> values) => values.CopyTo(Extend(values.Length).Span);

    /// <summary>Appends rows whose cells the caller fills.</summary>
    public Memory<T> Extend(int rows)
    {
        if (_count > _values.Length - rows)
        {
            Array.Resize(ref _values, (int)Math.Max(Doubled(_values.Length), (long)_count + rows));
        }

        _count += rows;
        return _values.AsMemory(_count - rows, rows);
    }

    /// <inheritdoc/>
    public override void Clear()
    {
        if (IsNearlyFull(_count, _values.Length))
        {
            _values = new T[Doubled(_values.Length)];
        }

        _count = 0;
    }

    /// <inheritdoc/>
    public override string? CellText(int row) => Show(Values[row]);

    /// <inheritdoc/>
    public override void Accept(IColumnVisitor visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool IsSameCell(int row, Column other, int otherRow) =>
        other is Column<T> same && AreSame<T>(Values.Slice(row, 1), same.Values.Slice(otherRow, 1));

    internal override void Reorder(ReadOnlySpan<int> rows) => Reorder(rows, ref _values, ref _spare);

    internal override void Move(int first, int end, int to) => _values.AsSpan(first..end).CopyTo(_values.AsSpan(to));

    internal override void Truncate(int rowCount) => _count = rowCount;

    internal override void Release() => (_values, _spare, _count) = (new T[64], [], 0);
}

/// <summary>A column whose cells may be null.</summary>
/// <typeparam name="T">bool, int, long, float or double.</typeparam>
public sealed class NullableColumn<T>(ColumnDefinition definition) : Column(definition)
    where T : unmanaged
{
    private T[] _values = new T[64];
    private bool[] _present = new bool[64];
    private T[] _spareValues = [];
    private bool[] _sparePresent = [];
    private int _count;

    /// <inheritdoc/>
    public override int RowCount => _count;

    /// <summary>The cells in use; <c>default</c> where null. Shape: <see cref="RowCount"/>.</summary>
    public Span<T> Values => _values.AsSpan(0, _count);

    /// <summary><see cref="Values"/>, to be handed on without a copy; not to be used after rows are added.</summary>
    public ReadOnlyMemory<T> Memory => _values.AsMemory(0, _count);

    /// <summary>Which cells are not null. Shape: <see cref="RowCount"/>.</summary>
    public Span<bool> IsPresent => _present.AsSpan(0, _count);

    /// <summary>Reads or writes one cell.</summary>
    public T? this[int row]
    {
        get => IsPresent[row] ? Values[row] : null;
        set => (IsPresent[row], Values[row]) = (value.HasValue, value.GetValueOrDefault());
    }

    /// <summary>Appends a row.</summary>
    public void Add(T? value)
    {
        if (_count == _values.Length)
        {
            Array.Resize(ref _values, 2 * _count);
            Array.Resize(ref _present, 2 * _count);
        }

        _present[_count] = value.HasValue;
        _values[_count++] = value.GetValueOrDefault();
    }

    /// <summary>Appends rows whose cells, and their places in <see cref="IsPresent"/>, the caller fills.</summary>
    public Memory<T> Extend(int rows)
    {
        if (_count > _values.Length - rows)
        {
            int capacity = (int)Math.Max(Doubled(_values.Length), (long)_count + rows);
            Array.Resize(ref _values, capacity);
            Array.Resize(ref _present, capacity);
        }

        _count += rows;
        return _values.AsMemory(_count - rows, rows);
    }

    /// <inheritdoc/>
    public override void Clear()
    {
        if (IsNearlyFull(_count, _values.Length))
        {
            _values = new T[2 * _values.Length];
            _present = new bool[_values.Length];
        }

        _count = 0;
    }

    /// <inheritdoc/>
    public override string? CellText(int row) => IsPresent[row] ? Show(Values[row]) : null;

    /// <inheritdoc/>
    public override void Accept(IColumnVisitor visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool IsSameCell(int row, Column other, int otherRow) =>
        other is NullableColumn<T> same && IsPresent[row] == same.IsPresent[otherRow]
        && (!IsPresent[row] || AreSame<T>(Values.Slice(row, 1), same.Values.Slice(otherRow, 1)));

    internal override void Reorder(ReadOnlySpan<int> rows)
    {
        Reorder(rows, ref _values, ref _spareValues);
        Reorder(rows, ref _present, ref _sparePresent);
    }

    internal override void Move(int first, int end, int to)
    {
        _values.AsSpan(first..end).CopyTo(_values.AsSpan(to));
        _present.AsSpan(first..end).CopyTo(_present.AsSpan(to));
    }

    internal override void Truncate(int rowCount) => _count = rowCount;

    internal override void Release() =>
        (_values, _present, _spareValues, _sparePresent, _count) = (new T[64], new bool[64], [], [], 0);
}

/// <summary>A column of names out of a fixed vocabulary, held as codes.</summary>
public sealed class TextColumn(ColumnDefinition definition, IReadOnlyList<string> vocabulary) : Column(definition)
{
    private readonly Column<int> _codes = new(definition);

    /// <summary>The names; a code is an index into this list.</summary>
    public IReadOnlyList<string> Vocabulary { get; } = vocabulary;

    /// <inheritdoc/>
    public override int RowCount => _codes.RowCount;

    /// <summary>The codes in use. Shape: <see cref="RowCount"/>.</summary>
    public Span<int> Codes => _codes.Values;

    /// <summary><see cref="Codes"/>, to be handed on without a copy; not to be used after rows are added.</summary>
    public ReadOnlyMemory<int> Memory => _codes.Memory;

    /// <summary>The name in a row.</summary>
    public string this[int row] => Vocabulary[_codes[row]];

    /// <summary>Appends a row by its code.</summary>
    public void Add(int code) => _codes.Add(code);

    /// <inheritdoc/>
    public override void Clear() => _codes.Clear();

    /// <inheritdoc/>
    public override string? CellText(int row) => this[row];

    /// <inheritdoc/>
    public override void Accept(IColumnVisitor visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool IsSameCell(int row, Column other, int otherRow) => other is TextColumn same && this[row] == same[otherRow];

    internal override void Reorder(ReadOnlySpan<int> rows) => _codes.Reorder(rows);

    internal override void Move(int first, int end, int to) => _codes.Move(first, end, to);

    internal override void Truncate(int rowCount) => _codes.Truncate(rowCount);

    internal override void Release() => _codes.Release();
}
