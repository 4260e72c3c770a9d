using System.Buffers.Binary;
using JparcSim.Storage.Parquet.Encodings;

namespace JparcSim.Storage.Parquet;

/// <summary>Collects the values of a column, page after page.</summary>
internal sealed class ColumnTarget<T>
    where T : unmanaged
{
    private readonly ColumnSchema _schema;
    private readonly T[] _values;
    private readonly bool[] _isPresent;
    private readonly int[] _ends;
    private byte[] _definitionLevels = [];
    private byte[] _repetitionLevels = [];
    private int _slots;
    private int _rows;
    private int _groupStart;

    public ColumnTarget(ColumnSchema schema, int maxSlots, int maxRows)
    {
        _schema = schema;
        _values = new T[maxSlots];
        _isPresent = schema.IsNullable ? new bool[maxSlots] : [];
        _ends = schema.IsList ? new int[maxRows] : [];
    }

    /// <summary>Takes in the body of a data page.</summary>
    public void Append(ReadOnlySpan<byte> body, int count)
    {
        Span<byte> repetitions = _schema.IsList ? ReadLevels(ref body, 1, count, ref _repetitionLevels) : default;
        int maxLevel = _schema.MaxDefinitionLevel;
        Span<byte> definitions = maxLevel > 0 ? ReadLevels(ref body, maxLevel, count, ref _definitionLevels) : default;
        int slots = _schema.IsList ? AppendRows(repetitions, definitions) : count;
        int present = maxLevel > 0 ? definitions.Count((byte)maxLevel) : count;
        Span<T> values = _values.AsSpan(_slots, slots);
        ValueCoding.Decode(body, values[..present]);
        if (_schema.IsNullable)
        {
            Spread(values, _isPresent.AsSpan(_slots, slots), definitions, present);
        }

        _slots += slots;
        _rows += _schema.IsList ? 0 : count;
    }

    /// <summary>Checks that a row group brought what the footer announced.</summary>
    public void EndGroup(int rowCount, int valuesLeft)
    {
        if (valuesLeft != 0 || _rows - _groupStart != rowCount)
        {
            throw new InvalidFileException(
                $"column '{_schema.Name}' has {_rows - _groupStart} rows in a row group of {rowCount}, and lacks {valuesLeft} values");
        }

        _groupStart = _rows;
    }

    public ColumnData ToColumnData() => new(_schema, _rows, _values, _isPresent.Length == 0 ? [] : _isPresent[.._slots], _ends);

    /// <summary>Moves the present values, decoded without gaps, to their slots; from the last to the first, in place.</summary>
    private void Spread(Span<T> values, Span<bool> isPresent, ReadOnlySpan<byte> definitions, int present)
    {
        int from = present;
        int slot = values.Length;
        for (int i = definitions.Length - 1; i >= 0; i--)
        {
            int level = definitions[i];
            if (_schema.IsList && level == 0)
            {
                continue;   // an empty list has no slot
            }

            slot--;
            isPresent[slot] = level == _schema.MaxDefinitionLevel;
            values[slot] = isPresent[slot] ? values[--from] : default;
        }
    }

    /// <summary>Adds the ends of the lists of a page; a list never goes over two pages.</summary>
    /// <returns>Elements of the page.</returns>
    private int AppendRows(ReadOnlySpan<byte> repetitions, ReadOnlySpan<byte> definitions)
    {
        int slots = 0;
        bool isOpen = false;
        for (int i = 0; i < repetitions.Length; i++)
        {
            bool isEmpty = definitions[i] == 0;
            if (repetitions[i] == 0)
            {
                if (_rows == _ends.Length)
                {
                    throw new InvalidFileException($"column '{_schema.Name}' has more rows than the footer announces");
                }

                _rows++;
                isOpen = !isEmpty;
            }
            else if (!isOpen || isEmpty)
            {
                throw new InvalidFileException($"column '{_schema.Name}' continues a list that has not begun");
            }

            slots += isEmpty ? 0 : 1;
            _ends[_rows - 1] = _slots + slots;
        }

        return slots;
    }

    private Span<byte> ReadLevels(ref ReadOnlySpan<byte> body, int maxLevel, int count, ref byte[] buffer)
    {
        uint length = body.Length < sizeof(int) ? uint.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(body);
        if (length > (uint)(body.Length - sizeof(int)))
        {
            throw new InvalidFileException($"the levels of column '{_schema.Name}' are cut short");
        }

        if (buffer.Length < count)
        {
            buffer = new byte[count];
        }

        Span<byte> levels = buffer.AsSpan(0, count);
        RleHybrid.Decode(body.Slice(sizeof(int), (int)length), maxLevel, levels);
        body = body[(sizeof(int) + (int)length)..];
        return levels.ContainsAnyExceptInRange((byte)0, (byte)maxLevel)
            ? throw new InvalidFileException($"column '{_schema.Name}' has a level above {maxLevel}")
            : levels;
    }
}
