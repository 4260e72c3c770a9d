using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using JparcSim.Core.Events;
using JparcSim.Storage.Parquet.Encodings;

namespace JparcSim.Storage.Parquet;

/// <summary>Turns rows of a column into the uncompressed body of a page (data page version 1).</summary>
internal sealed class PageEncoder
{
    private const int MaxElementsPerPage = 1 << 17;
    private byte[] _definitionLevels = [];
    private byte[] _repetitionLevels = [];
    private byte[] _values = [];

    /// <summary>The body encoded last.</summary>
    public ByteBuffer Body { get; } = new();

    /// <summary>Where the page that starts with a row ends: lists are cut between rows, before a page grows large.</summary>
    public static int PageEnd(Column column, int first, int end) => column switch
    {
        ListColumn<byte> list => PageEnd(list.Ends, first, end),
        ListColumn<int> list => PageEnd(list.Ends, first, end),
        ListColumn<long> list => PageEnd(list.Ends, first, end),
        ListColumn<float> list => PageEnd(list.Ends, first, end),
        ListColumn<double> list => PageEnd(list.Ends, first, end),
        _ => end,
    };

    /// <summary>Encodes rows and adds them to the chunk's counts and range.</summary>
    /// <returns>Values of the page, nulls and empty lists included.</returns>
    public int Encode(Column column, int first, int end, ref ChunkRecord chunk)
    {
        Body.Clear();
        Range rows = first..end;
        int count = column switch
        {
            Column<bool> c => Required(c.Values[rows], ref chunk),
            Column<int> c => Required(c.Values[rows], ref chunk),
            Column<long> c => Required(c.Values[rows], ref chunk),
            Column<float> c => Required(c.Values[rows], ref chunk),
            Column<double> c => Required(c.Values[rows], ref chunk),
            NullableColumn<bool> c => Optional(c.Values[rows], c.IsPresent[rows], ref chunk),
            NullableColumn<int> c => Optional(c.Values[rows], c.IsPresent[rows], ref chunk),
            NullableColumn<long> c => Optional(c.Values[rows], c.IsPresent[rows], ref chunk),
            NullableColumn<float> c => Optional(c.Values[rows], c.IsPresent[rows], ref chunk),
            NullableColumn<double> c => Optional(c.Values[rows], c.IsPresent[rows], ref chunk),
            TextColumn c => Names(c.Codes[rows], c.Vocabulary, ref chunk),
            ListColumn<byte> c => Lists(c.Elements, c.Ends, first, end, ref chunk),
            ListColumn<int> c => Lists(c.Elements, c.Ends, first, end, ref chunk),
            ListColumn<long> c => Lists(c.Elements, c.Ends, first, end, ref chunk),
            ListColumn<float> c => Lists(c.Elements, c.Ends, first, end, ref chunk),
            ListColumn<double> c => Lists(c.Elements, c.Ends, first, end, ref chunk),
            _ => throw new ArgumentException($"a column of kind {column.GetType()} has no form on disk", nameof(column)),
        };
        chunk.ValueCount += count;
        return count;
    }

    /// <summary>Encodes the dictionary of a column that has one: every name of a vocabulary, or every byte, in its order, so that codes stay codes.</summary>
    /// <returns>Names of the dictionary; 0 when the column has none.</returns>
    public int EncodeDictionary(Column column)
    {
        Body.Clear();
        switch (column)
        {
            case TextColumn text:
                EncodeNames(text);
                return text.Vocabulary.Count;
            case ListColumn<byte>:
                ByteCodes.EncodeDictionary(Body);
                return ByteCodes.DictionaryCount;
            default:
                return 0;
        }
    }

    /// <summary>Bits of a code; at least one, because some readers do not expect zero.</summary>
    public static int CodeWidth(int vocabularySize) =>
        Math.Max(1, 32 - BitOperations.LeadingZeroCount((uint)Math.Max(0, vocabularySize - 1)));

    private void EncodeNames(TextColumn column)
    {
        for (int code = 0; code < column.Vocabulary.Count; code++)
        {
            int length = Encoding.UTF8.GetByteCount(column.Vocabulary[code]);
            BinaryPrimitives.WriteInt32LittleEndian(Body.Append(sizeof(int)), length);
            Encoding.UTF8.GetBytes(column.Vocabulary[code], Body.Append(length));
        }
    }

    private static int PageEnd(ReadOnlySpan<int> ends, int first, int end)
    {
        int limit = (first == 0 ? 0 : ends[first - 1]) + MaxElementsPerPage;
        int last = first + 1;
        while (last < end && ends[last] <= limit)
        {
            last++;
        }

        return last;
    }

    private int Required<T>(ReadOnlySpan<T> values, ref ChunkRecord chunk)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        chunk.Range.Include(values);
        ValueCoding.Encode(values, Body);
        return values.Length;
    }

    private int Required(ReadOnlySpan<bool> values, ref ChunkRecord chunk)
    {
        chunk.Range.Include(values);
        ValueCoding.Encode(values, Body);
        return values.Length;
    }

    private int Optional<T>(ReadOnlySpan<T> values, ReadOnlySpan<bool> isPresent, ref ChunkRecord chunk)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        WriteLevels(MemoryMarshal.AsBytes(isPresent), 1);
        Required(Present(values, isPresent, ref chunk), ref chunk);
        return values.Length;
    }

    private int Optional(ReadOnlySpan<bool> values, ReadOnlySpan<bool> isPresent, ref ChunkRecord chunk)
    {
        WriteLevels(MemoryMarshal.AsBytes(isPresent), 1);
        Required(Present(values, isPresent, ref chunk), ref chunk);
        return values.Length;
    }

    private int Names(ReadOnlySpan<int> codes, IReadOnlyList<string> vocabulary, ref ChunkRecord chunk)
    {
        chunk.Range.Include(codes, vocabulary);
        int width = CodeWidth(vocabulary.Count);
        Body.WriteByte((byte)width);
        RleHybrid.Encode(codes, width, Body);
        return codes.Length;
    }

    private int Lists<T>(ReadOnlySpan<T> elements, ReadOnlySpan<int> ends, int first, int end, ref ChunkRecord chunk)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        int count = WriteListLevels(elements, ends, first, end, out ReadOnlySpan<T> present);
        chunk.NullCount += count - present.Length;
        Required(present, ref chunk);
        return count;
    }

    /// <summary>Levels of lists, one entry an element and one an empty list; sorts out the elements that are present on the way.</summary>
    private int WriteListLevels<T>(ReadOnlySpan<T> elements, ReadOnlySpan<int> ends, int first, int end, out ReadOnlySpan<T> present)
        where T : unmanaged, INumber<T>
    {
        bool isFloat = typeof(T) == typeof(float) || typeof(T) == typeof(double);
        byte presentLevel = isFloat ? (byte)2 : (byte)1;
        int start = first == 0 ? 0 : ends[first - 1];
        int most = ends[end - 1] - start + (end - first);
        Grow(ref _repetitionLevels, most);
        Grow(ref _definitionLevels, most);
        Span<T> kept = Scratch<T>(most);
        int keptCount = 0;
        int count = 0;
        for (int row = first; row < end; row++)
        {
            ReadOnlySpan<T> list = elements[start..ends[row]];
            start = ends[row];
            int length = Math.Max(1, list.Length);
            Span<byte> definitions = _definitionLevels.AsSpan(count, length);
            _repetitionLevels.AsSpan(count, length).Fill(1);
            _repetitionLevels[count] = 0;
            definitions[0] = 0;
            for (int i = 0; i < list.Length; i++)
            {
                int isPresent = T.IsNaN(list[i]) ? 0 : 1;
                definitions[i] = (byte)(presentLevel - 1 + isPresent);
                kept[keptCount] = list[i];
                keptCount += isPresent;
            }

            count += length;
        }

        WriteLevels(_repetitionLevels.AsSpan(0, count), 1);
        WriteLevels(_definitionLevels.AsSpan(0, count), presentLevel);
        present = kept[..keptCount];
        return count;
    }

    private void WriteLevels(ReadOnlySpan<byte> levels, int width)
    {
        int start = Body.Count;
        Body.Append(sizeof(int));
        RleHybrid.Encode(levels, width, Body);
        BinaryPrimitives.WriteInt32LittleEndian(Body.At(start, sizeof(int)), Body.Count - start - sizeof(int));
    }

    private ReadOnlySpan<T> Present<T>(ReadOnlySpan<T> values, ReadOnlySpan<bool> isPresent, ref ChunkRecord chunk)
        where T : unmanaged
    {
        if (!isPresent.Contains(false))
        {
            return values;
        }

        Span<T> present = Scratch<T>(values.Length);
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            present[count] = values[i];
            count += isPresent[i] ? 1 : 0;
        }

        chunk.NullCount += values.Length - count;
        return present[..count];
    }

    private Span<T> Scratch<T>(int count)
        where T : unmanaged
    {
        Grow(ref _values, checked(count * Unsafe.SizeOf<T>()));
        return MemoryMarshal.Cast<byte, T>(_values.AsSpan())[..count];
    }

    private static void Grow(ref byte[] buffer, int count)
    {
        if (buffer.Length < count)
        {
            buffer = new byte[Math.Max(count + (count / 4), 2 * buffer.Length)];   // as ByteBuffer
        }
    }
}
