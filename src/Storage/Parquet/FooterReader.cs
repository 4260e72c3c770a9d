using System.Buffers.Binary;
using System.Text;

namespace JparcSim.Storage.Parquet;

/// <summary>Reads and checks the footer of a file.</summary>
/// <remarks>
/// Column chunks must fill the file from its first to its last page without gap or overlap, as
/// ours do: no byte goes unchecked or is read twice.
/// </remarks>
internal static class FooterReader
{
    private const int TailByteCount = sizeof(int) + Magic.ByteCount;

    /// <summary>Reads the metadata of a whole file.</summary>
    public static FileMetadata Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < Magic.ByteCount + TailByteCount || !file.StartsWith(Magic.Bytes) || !file.EndsWith(Magic.Bytes))
        {
            throw new InvalidFileException("not a whole Parquet file: it does not begin and end with PAR1");
        }

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(file[^TailByteCount..]);
        if (length > (uint)(file.Length - Magic.ByteCount - TailByteCount))
        {
            throw new InvalidFileException($"the footer announces {length} bytes, more than the file has");
        }

        int footerStart = file.Length - TailByteCount - (int)length;
        FileMetadata metadata = ReadMetadata(file.Slice(footerStart, (int)length));
        Check(metadata, footerStart);
        CheckPlainSizes(metadata, file.Length);
        return metadata;
    }

    private static FileMetadata ReadMetadata(ReadOnlySpan<byte> footer)
    {
        var thrift = new ThriftReader(footer);
        List<ColumnSchema>? schema = null;
        List<RowGroup>? groups = null;
        long rowCount = -1;
        var keyValues = new Dictionary<string, string>(StringComparer.Ordinal);
        int field = 0;
        while (thrift.NextField(ref field))
        {
            switch (field)
            {
                case 2:
                    schema = SchemaReader.Read(ref thrift);
                    break;
                case 3:
                    rowCount = thrift.Int64();
                    break;
                case 4 when schema is not null:
                    groups = ReadRowGroups(ref thrift, schema);
                    break;
                case 5:
                    ReadKeyValues(ref thrift, keyValues);
                    break;
                default:
                    thrift.Skip();
                    break;
            }
        }

        return schema is null || groups is null
            ? throw new InvalidFileException("the footer has no schema or no row groups")
            : new FileMetadata(schema, rowCount, groups, keyValues);
    }

    private static List<RowGroup> ReadRowGroups(ref ThriftReader thrift, List<ColumnSchema> schema)
    {
        int count = thrift.List(ThriftType.Struct);
        var groups = new List<RowGroup>();
        for (int i = 0; i < count; i++)
        {
            List<ColumnChunk>? chunks = null;
            long rowCount = -1;
            int field = 0;
            while (thrift.NextField(ref field))
            {
                switch (field)
                {
                    case 1:
                        chunks = ReadChunks(ref thrift, schema);
                        break;
                    case 3:
                        rowCount = thrift.Int64();
                        break;
                    default:
                        thrift.Skip();
                        break;
                }
            }

            groups.Add(new RowGroup(
                Positive(rowCount, "rows of a row group"), chunks ?? throw new InvalidFileException("a row group has no columns")));
        }

        return groups;
    }

    private static List<ColumnChunk> ReadChunks(ref ThriftReader thrift, List<ColumnSchema> schema)
    {
        int count = thrift.List(ThriftType.Struct);
        if (count != schema.Count)
        {
            throw new InvalidFileException($"a row group has {count} columns, the schema {schema.Count}");
        }

        var chunks = new List<ColumnChunk>();
        for (int i = 0; i < count; i++)
        {
            ColumnChunk? chunk = null;
            int field = 0;
            while (thrift.NextField(ref field))
            {
                if (field == 3)
                {
                    thrift.Struct();
                    chunk = ReadChunk(ref thrift, schema[i]);
                }
                else
                {
                    thrift.Skip();
                }
            }

            chunks.Add(chunk ?? throw new InvalidFileException($"column '{schema[i].Name}' has no metadata"));
        }

        return chunks;
    }

    private static ColumnChunk ReadChunk(ref ThriftReader thrift, ColumnSchema column)
    {
        int type = -1;
        int codec = -1;
        long valueCount = -1;
        long byteCount = -1;
        long plainByteCount = -1;
        long dataStart = -1;
        long dictionaryStart = 0;
        int field = 0;
        while (thrift.NextField(ref field))
        {
            switch (field)
            {
                case 1:
                    type = thrift.Int32();
                    break;
                case 4:
                    codec = thrift.Int32();
                    break;
                case 5:
                    valueCount = thrift.Int64();
                    break;
                case 6:
                    plainByteCount = thrift.Int64();
                    break;
                case 7:
                    byteCount = thrift.Int64();
                    break;
                case 9:
                    dataStart = thrift.Int64();
                    break;
                case 11:
                    dictionaryStart = thrift.Int64();
                    break;
                default:
                    thrift.Skip();
                    break;
            }
        }

        PhysicalType expected = LeafSchema.TypeOf(column.Type);
        if (type != (int)expected)
        {
            throw new InvalidFileException($"column '{column.Name}' has values of type {type} where the schema says {expected}");
        }

        return new ColumnChunk(
            CodecNames.Of(codec),
            Positive(valueCount, "values of a column"),
            Positive(dictionaryStart > 0 ? dictionaryStart : dataStart, "place of a column"),
            Positive(byteCount, "bytes of a column"),
            Positive(plainByteCount, "uncompressed bytes of a column"));
    }

    private static void ReadKeyValues(ref ThriftReader thrift, Dictionary<string, string> keyValues)
    {
        int count = thrift.List(ThriftType.Struct);
        for (int i = 0; i < count; i++)
        {
            string key = "";
            string value = "";
            int field = 0;
            while (thrift.NextField(ref field))
            {
                switch (field)
                {
                    case 1:
                        key = Encoding.UTF8.GetString(thrift.Binary());
                        break;
                    case 2:
                        value = Encoding.UTF8.GetString(thrift.Binary());
                        break;
                    default:
                        thrift.Skip();
                        break;
                }
            }

            if (!keyValues.TryAdd(key, value))
            {
                throw new InvalidFileException($"the footer has two values for '{key}'");
            }
        }
    }

    private static void Check(FileMetadata metadata, int footerStart)
    {
        long rows = 0;
        long at = Magic.ByteCount;
        foreach (RowGroup group in metadata.RowGroups)
        {
            rows += group.RowCount;
            for (int i = 0; i < group.Chunks.Count; i++)
            {
                ColumnChunk chunk = group.Chunks[i];
                ColumnSchema column = metadata.Schema[i];
                if (chunk.Start != at || chunk.ByteCount > footerStart - at)
                {
                    throw new InvalidFileException(
                        $"column '{column.Name}' lies at bytes {chunk.Start} to {(long)chunk.Start + chunk.ByteCount}, expected from "
                            + $"{at} within {footerStart}");
                }

                if (column.IsList ? chunk.ValueCount < group.RowCount : chunk.ValueCount != group.RowCount)
                {
                    throw new InvalidFileException(
                        $"column '{column.Name}' has {chunk.ValueCount} values in a row group of {group.RowCount} rows");
                }

                at += chunk.ByteCount;
            }
        }

        if (rows != metadata.RowCount || rows > int.MaxValue || at != footerStart)
        {
            throw new InvalidFileException(
                $"the footer announces {metadata.RowCount} rows, its row groups hold {rows} in {at} of {footerStart} bytes");
        }
    }

    private static void CheckPlainSizes(FileMetadata metadata, long fileByteCount)
    {
        for (int i = 0; i < metadata.Schema.Count; i++)
        {
            long plain = metadata.RowGroups.Sum(group => (long)group.Chunks[i].PlainByteCount);
            if (plain > PageLimits.MaxColumnByteCount(fileByteCount))
            {
                throw new InvalidFileException(
                    $"column '{metadata.Schema[i].Name}' announces {plain} uncompressed bytes, too many for a file of {fileByteCount} bytes");
            }
        }
    }

    private static int Positive(long number, string what) => number is > 0 and <= int.MaxValue
        ? (int)number
        : throw new InvalidFileException($"{what}: {number}, expected a number from 1 to {int.MaxValue}");
}
