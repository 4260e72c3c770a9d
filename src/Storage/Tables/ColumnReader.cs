using System.Runtime.CompilerServices;
using JparcSim.Core.Events;
using Parquet;
using Parquet.Schema;

namespace JparcSim.Storage.Tables;

/// <summary>Fills a column from all row groups of a file.</summary>
internal sealed class ColumnReader(ParquetReader file, Field field, int rowCount, long fileByteCount) : IColumnVisitor
{
    private readonly DataField _field = field is ListField list ? (DataField)list.Item : (DataField)field;
    private ParquetRowGroupReader? _group;

    /// <summary>Appends the rows of the file to an empty column.</summary>
    /// <exception cref="InvalidFileException">What the file has does not fit together.</exception>
    public void Read(Column column)
    {
        foreach (ParquetRowGroupReader group in file.RowGroups)
        {
            _group = group;
            int before = column.RowCount;
            column.Accept(this);
            Require(column.RowCount - before == group.RowCount, $"{column.RowCount - before} rows in a row group of {group.RowCount}");
        }

        Require(column.RowCount == rowCount, $"{column.RowCount} rows in a file of {rowCount}");
    }

    void IColumnVisitor.Visit<T>(Column<T> column) => Fetch(column.Extend(ValueCount<T>()), null, null);

    void IColumnVisitor.Visit<T>(NullableColumn<T> column)
    {
        int count = ValueCount<T>();
        int[] levels = new int[count];
        Memory<T> cells = column.Extend(count);
        Fetch(cells, levels, null);
        Spread(cells.Span, column.IsPresent[^count..], levels);
    }

    void IColumnVisitor.Visit(TextColumn column)
    {
        int count = ValueCount<ReadOnlyMemory<char>>();
        var names = new ReadOnlyMemory<char>[count];
        Fetch<ReadOnlyMemory<char>>(names, null, null);
        Dictionary<string, int> codes = column.Vocabulary.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup = codes.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (ReadOnlyMemory<char> name in names)
        {
            column.Add(lookup.TryGetValue(name.Span, out int code)
                ? code
                : throw new InvalidFileException($"column '{field.Name}': found '{name}', expected one of {string.Join(", ", column.Vocabulary)}"));
        }
    }

    void IColumnVisitor.Visit<T>(ListColumn<T> column)
    {
        int count = ValueCount<T>();
        var packed = new T[count];
        int[] definitions = new int[count];
        int[] repetitions = new int[count];
        Fetch<T>(packed, definitions, repetitions);
        AddLists(column, packed, definitions, repetitions);
    }

    void IColumnVisitor.Visit(BinaryColumn column)
    {
        if (field is ListField)
        {
            ((IColumnVisitor)this).Visit<byte>(column);
            return;
        }

        var cells = new ReadOnlyMemory<byte>[ValueCount<ReadOnlyMemory<byte>>()];
        Fetch<ReadOnlyMemory<byte>>(cells, null, null);
        foreach (ReadOnlyMemory<byte> cell in cells)
        {
            column.Add(cell.Span);
        }
    }

    // Nulls and empty lists have an entry each; levels below that of an element depend on what the file declares to be optional.
    private void AddLists<T>(ListColumn<T> column, T[] packed, ReadOnlySpan<int> definitions, ReadOnlySpan<int> repetitions)
        where T : unmanaged
    {
        int element = _field.MaxDefinitionLevel;
        int nullElement = _field.IsNullable ? element - 1 : element;
        T missing = Missing<T>();
        var row = new T[definitions.Length];
        int length = 0;
        int next = 0;
        for (int i = 0; i < definitions.Length; i++)
        {
            if (repetitions[i] == 0)
            {
                if (i > 0)
                {
                    column.Add(row.AsSpan(0, length));
                }

                length = 0;
            }

            Require(i > 0 || repetitions[0] == 0, "a list that goes on before it began");
            if (definitions[i] >= nullElement)
            {
                row[length++] = definitions[i] == element ? packed[next++] : missing;
            }
            else
            {
                Require(repetitions[i] == 0, "an empty list inside a list");
            }
        }

        if (definitions.Length > 0)
        {
            column.Add(row.AsSpan(0, length));
        }
    }

    // From the last to the first, in place: the present values come without gaps.
    private static void Spread<T>(Span<T> cells, Span<bool> isPresent, ReadOnlySpan<int> levels)
        where T : unmanaged
    {
        int from = levels.Count(1);
        for (int row = cells.Length - 1; row >= 0; row--)
        {
            isPresent[row] = levels[row] == 1;
            cells[row] = isPresent[row] ? cells[--from] : default;
        }
    }

    private static T Missing<T>() => (T)(object)(typeof(T) == typeof(float) ? float.NaN : typeof(T) == typeof(double) ? double.NaN : default(T)!);

    private void Fetch<T>(Memory<T> values, Memory<int>? definitions, Memory<int>? repetitions)
        where T : struct
    {
        _group!.ReadRawAsync(_field, values, definitions, repetitions).AsTask().GetAwaiter().GetResult();
    }

    // What a footer announces is made room for: no more than a small file may need, and a factor beyond for what compresses well.
    private int ValueCount<T>()
    {
        long count = _group!.GetMetadata(_field)?.MetaData?.NumValues ?? -1;
        long most = Math.Min(Array.MaxLength, ((1 << 24) + (64 * fileByteCount)) / Unsafe.SizeOf<T>());
        Require(count >= 0 && count <= most, $"{count} values in a file of {fileByteCount} bytes");
        return (int)count;
    }

    private void Require(bool isSo, string found)
    {
        if (!isSo)
        {
            throw new InvalidFileException($"column '{field.Name}': found {found}");
        }
    }
}
