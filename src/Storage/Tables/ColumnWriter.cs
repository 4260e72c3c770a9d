using JparcSim.Core.Events;
using Parquet;
using Parquet.Schema;

namespace JparcSim.Storage.Tables;

/// <summary>Hands rows of a column to the library: present values packed, and levels that say where they belong.</summary>
internal sealed class ColumnWriter : IColumnVisitor
{
    private const int EmptyList = 1;   // definition levels of a list, which the library declares optional: 0 is a missing one
    private const int NullElement = 2;
    private const int Element = 3;

    private readonly Dictionary<Type, Array> _packed = [];
    private int[] _definitions = [];
    private int[] _repetitions = [];
    private ParquetRowGroupWriter? _group;
    private ParquetOptions? _options;
    private DataField? _field;
    private bool _hasBounds;
    private Range _rows;

    /// <summary>Writes rows of the next column of a row group.</summary>
    public void Write(ParquetRowGroupWriter group, Field field, Column column, Range rows, ParquetOptions options)
    {
        (_group, _options, _rows) = (group, options, rows);
        _hasBounds = column.Definition is { HasBounds: true, IsList: false };
        _field = field is ListField list ? (DataField)list.Item : (DataField)field;
        column.Accept(this);
    }

    void IColumnVisitor.Visit<T>(Column<T> column) => Write(column.Memory[_rows], null, null);

    void IColumnVisitor.Visit<T>(NullableColumn<T> column)
    {
        ReadOnlySpan<T> values = column.Values[_rows];
        ReadOnlySpan<bool> isPresent = column.IsPresent[_rows];
        T[] packed = Packed<T>(values.Length);
        Grow(ref _definitions, values.Length);
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            packed[count] = values[i];
            _definitions[i] = isPresent[i] ? 1 : 0;
            count += _definitions[i];
        }

        Write<T>(packed.AsMemory(0, count), _definitions.AsMemory(0, values.Length), null);
    }

    void IColumnVisitor.Visit(TextColumn column)
    {
        ReadOnlySpan<int> codes = column.Codes[_rows];
        ReadOnlyMemory<char>[] names = Packed<ReadOnlyMemory<char>>(codes.Length);
        for (int i = 0; i < codes.Length; i++)
        {
            names[i] = column.Vocabulary[codes[i]].AsMemory();
        }

        Write<ReadOnlyMemory<char>>(names.AsMemory(0, codes.Length), null, null);
    }

    void IColumnVisitor.Visit<T>(ListColumn<T> column)
    {
        (int first, int rows) = _rows.GetOffsetAndLength(column.RowCount);
        int most = column.Start(first + rows) - column.Start(first) + rows;
        T[] packed = Packed<T>(most);
        Grow(ref _definitions, most);
        Grow(ref _repetitions, most);
        int present = 0;
        int entries = 0;
        for (int row = first; row < first + rows; row++)
        {
            int firstEntry = entries;
            foreach (T element in column[row])
            {
                bool isPresent = !IsNaN(element);
                packed[present] = element;
                present += isPresent ? 1 : 0;
                _definitions[entries] = isPresent ? Element : NullElement;
                _repetitions[entries++] = 1;
            }

            if (entries == firstEntry)
            {
                _definitions[entries++] = EmptyList;
            }

            _repetitions[firstEntry] = 0;
        }

        Write<T>(packed.AsMemory(0, present), _definitions.AsMemory(0, entries), _repetitions.AsMemory(0, entries));
    }

    void IColumnVisitor.Visit(BinaryColumn column)
    {
        (int first, int rows) = _rows.GetOffsetAndLength(column.RowCount);
        ReadOnlyMemory<byte>[] cells = Packed<ReadOnlyMemory<byte>>(rows);
        for (int i = 0; i < rows; i++)
        {
            cells[i] = column.Memory[column.Start(first + i)..column.Start(first + i + 1)];
        }

        Write<ReadOnlyMemory<byte>>(cells.AsMemory(0, rows), null, null);
    }

    private void Write<T>(ReadOnlyMemory<T> present, ReadOnlyMemory<int>? definitions, ReadOnlyMemory<int>? repetitions)
        where T : struct
    {
        _options!.ColumnEncodingHints[_field!.Path.ToString()] = Encoding(present.Span);
        _group!.WriteAllPartsAsync(_field, present, definitions, repetitions, CancellationToken.None).GetAwaiter().GetResult();
    }

    // Chosen by the size of the shipped macros' files. Numbers without bounds are also those with a NaN, which would spoil them, and those without
    // any value, for which the library would state 0; whole numbers split by bytes are not read by all.
    private EncodingHint Encoding<T>(ReadOnlySpan<T> values)
    {
        if (typeof(T) == typeof(ReadOnlyMemory<char>))
        {
            return EncodingHint.Dictionary;
        }

        if (typeof(T) == typeof(long))
        {
            return EncodingHint.DeltaBinaryPacked;
        }

        bool isFloat = typeof(T) == typeof(float) || typeof(T) == typeof(double);
        return isFloat && (!_hasBounds || values.IsEmpty || HasNaN(values)) ? EncodingHint.ByteSplitStream : EncodingHint.Default;
    }

    private static bool HasNaN<T>(ReadOnlySpan<T> values)
    {
        bool hasNaN = false;
        foreach (T value in values)
        {
            hasNaN |= IsNaN(value);
        }

        return hasNaN;
    }

    private static bool IsNaN<T>(T value) => value is double number ? double.IsNaN(number) : value is float single && float.IsNaN(single);

    private T[] Packed<T>(int count)
    {
        T[] packed = (T[])_packed.GetValueOrDefault(typeof(T), Array.Empty<T>());
        if (packed.Length < count)
        {
            packed = new T[count + (count / 4)];   // parts of about equal size do not grow it one by one
            _packed[typeof(T)] = packed;
        }

        return packed;
    }

    private static void Grow(ref int[] buffer, int count)
    {
        if (buffer.Length < count)
        {
            buffer = new int[count + (count / 4)];
        }
    }
}
