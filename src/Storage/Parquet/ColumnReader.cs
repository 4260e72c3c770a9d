using System.Buffers.Binary;
using System.Text;
using JparcSim.Core.Events;
using JparcSim.Storage.Parquet.Encodings;

namespace JparcSim.Storage.Parquet;

/// <summary>Reads one column of a file into memory.</summary>
internal sealed class ColumnReader(PageSource pages, FileMetadata metadata, long fileByteCount)
{
    private readonly UTF8Encoding _utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads all row groups of a column.</summary>
    public ColumnData Read(int column)
    {
        ColumnSchema schema = metadata.Schema[column];
        return schema.Type switch
        {
            ColumnType.Boolean => Read<bool>(column, schema),
            ColumnType.UInt8 => Read<byte>(column, schema),
            ColumnType.Int32 => Read<int>(column, schema),
            ColumnType.Int64 => Read<long>(column, schema),
            ColumnType.Float32 => Read<float>(column, schema),
            ColumnType.Float64 => Read<double>(column, schema),
            ColumnType.Text => ReadText(column, schema),
            _ => throw new InvalidFileException($"column '{schema.Name}' is of a type that is not read here"),
        };
    }

    private ColumnData Read<T>(int column, ColumnSchema schema)
        where T : unmanaged
    {
        int slots = CheckedSlotCount(column, schema);
        ValueEncoding encoding = LeafSchema.EncodingOf(schema.Type);
        var target = new ColumnTarget<T>(schema, slots, (int)metadata.RowCount);
        foreach (RowGroup group in metadata.RowGroups)
        {
            ColumnChunk chunk = group.Chunks[column];
            int left = chunk.ValueCount;
            int offset = 0;
            bool awaitsDictionary = encoding == ValueEncoding.RleDictionary;
            while (pages.Next(chunk, ref offset, out ReadOnlySpan<byte> body))
            {
                if (awaitsDictionary)
                {
                    RequireDictionaryOfBytes(body, schema);
                    awaitsDictionary = false;
                    continue;
                }

                left -= CheckedValueCount(schema, encoding, left);
                target.Append(body, pages.Header.ValueCount);
            }

            target.EndGroup(group.RowCount, left);
        }

        return target.ToColumnData();
    }

    private void RequireDictionaryOfBytes(ReadOnlySpan<byte> body, ColumnSchema schema)
    {
        if (pages.Header.Type != PageType.Dictionary || pages.Header.Encoding != ValueEncoding.Plain
            || pages.Header.ValueCount != ByteCodes.DictionaryCount || !ByteCodes.IsDictionary(body))
        {
            throw new InvalidFileException($"column '{schema.Name}' does not begin with a dictionary of all bytes");
        }
    }

    private ColumnData ReadText(int column, ColumnSchema schema)
    {
        string[] texts = new string[CheckedSlotCount(column, schema)];
        int filled = 0;
        foreach (RowGroup group in metadata.RowGroups)
        {
            ColumnChunk chunk = group.Chunks[column];
            string[]? dictionary = null;
            int left = chunk.ValueCount;
            int offset = 0;
            while (pages.Next(chunk, ref offset, out ReadOnlySpan<byte> body))
            {
                if (dictionary is null)
                {
                    dictionary = ReadDictionary(body, schema);
                    continue;
                }

                int count = CheckedValueCount(schema, ValueEncoding.RleDictionary, left);
                ReadCodes(body, dictionary, texts.AsSpan(filled, count), schema);
                filled += count;
                left -= count;
            }

            if (left != 0)
            {
                throw new InvalidFileException($"column '{schema.Name}' lacks {left} values");
            }
        }

        return new ColumnData(schema, texts.Length, texts, [], []);
    }

    private string[] ReadDictionary(ReadOnlySpan<byte> body, ColumnSchema schema)
    {
        // Every name takes at least the four bytes of its length.
        if (pages.Header.Type != PageType.Dictionary || pages.Header.Encoding != ValueEncoding.Plain
            || body.Length > PageLimits.MaxDictionaryByteCount || pages.Header.ValueCount > body.Length / sizeof(int))
        {
            throw new InvalidFileException($"column '{schema.Name}' does not begin with a dictionary of plain names");
        }

        string[] names = new string[pages.Header.ValueCount];
        for (int i = 0; i < names.Length; i++)
        {
            uint length = body.Length < sizeof(int) ? uint.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(body);
            if (length > (uint)(body.Length - sizeof(int)))
            {
                throw new InvalidFileException($"the dictionary of column '{schema.Name}' is cut short");
            }

            try
            {
                names[i] = _utf8.GetString(body.Slice(sizeof(int), (int)length));
            }
            catch (DecoderFallbackException)
            {
                throw new InvalidFileException($"a name in column '{schema.Name}' is not UTF-8");
            }

            body = body[(sizeof(int) + (int)length)..];
        }

        return names;
    }

    private static void ReadCodes(ReadOnlySpan<byte> body, string[] dictionary, Span<string> texts, ColumnSchema schema)
    {
        if (body.Length == 0 || body[0] > 32)
        {
            throw new InvalidFileException($"column '{schema.Name}' has a page without dictionary codes");
        }

        uint[] codes = new uint[texts.Length];
        RleHybrid.Decode(body[1..], body[0], codes.AsSpan());
        for (int i = 0; i < codes.Length; i++)
        {
            texts[i] = codes[i] < (uint)dictionary.Length
                ? dictionary[codes[i]]
                : throw new InvalidFileException($"column '{schema.Name}' has code {codes[i]}, its dictionary {dictionary.Length} names");
        }
    }

    private int CheckedSlotCount(int column, ColumnSchema schema)
    {
        long slots = 0;
        foreach (RowGroup group in metadata.RowGroups)
        {
            slots += group.Chunks[column].ValueCount;
        }

        return PageLimits.MayHaveSlots(slots, schema.Type, fileByteCount)
            ? (int)slots
            : throw new InvalidFileException(
                $"column '{schema.Name}' announces {slots} values, too many for a file of {fileByteCount} bytes");
    }

    private int CheckedValueCount(ColumnSchema schema, ValueEncoding encoding, int left)
    {
        PageHeader header = pages.Header;
        return header.Type == PageType.Data && header.Encoding == encoding && header.ValueCount > 0 && header.ValueCount <= left
            ? header.ValueCount
            : throw new InvalidFileException(
                $"column '{schema.Name}' has a page of {header.ValueCount} values in layout {(int)header.Encoding}, expected up to "
                    + $"{left} in layout {(int)encoding}");
    }
}
