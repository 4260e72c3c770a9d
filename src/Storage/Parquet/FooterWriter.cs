using System.Buffers.Binary;
using JparcSim.Core.Events;

namespace JparcSim.Storage.Parquet;

/// <summary>Writes what follows the last page (FileMetaData of parquet.thrift; the numbers are its field numbers).</summary>
internal sealed class FooterWriter
{
    public const string CreatedBy = "jparcsim";

    /// <summary>The name under which the footer keeps the digest of the uncompressed pages.</summary>
    public const string ContentName = "contentSha256";

    private readonly ByteBuffer _output = new();
    private readonly ThriftWriter _thrift;
    private readonly SchemaWriter _schema;

    public FooterWriter()
    {
        _thrift = new ThriftWriter(_output);
        _schema = new SchemaWriter(_thrift);
    }

    /// <summary>Everything from the metadata to the last byte of the file.</summary>
    public ReadOnlySpan<byte> Write(
        Table table,
        IReadOnlyList<Column> columns,
        CompressionCodec codec,
        ReadOnlySpan<ChunkRecord> chunks,
        int rowGroupRows,
        IReadOnlyList<KeyValuePair<string, string>> keyValues,
        in Hash256 content)
    {
        _output.Clear();
        _thrift.BeginRoot();
        _thrift.Int32(1, 1);   // version of the format
        _schema.Write(2, table.Name, columns);
        _thrift.Int64(3, table.RowCount);
        int groups = chunks.Length / columns.Count;
        _thrift.List(4, ThriftType.Struct, groups);
        for (int group = 0; group < groups; group++)
        {
            long rowCount = Math.Min(rowGroupRows, table.RowCount - ((long)group * rowGroupRows));
            WriteRowGroup(columns, codec, chunks.Slice(group * columns.Count, columns.Count), rowCount);
        }

        WriteKeyValues(keyValues, content);
        _thrift.Text(6, CreatedBy);
        _thrift.List(7, ThriftType.Struct, columns.Count);
        for (int i = 0; i < columns.Count; i++)
        {
            _thrift.BeginRoot();
            _thrift.EmptyStruct(1);   // ordered as its type is: without this readers ignore the statistics
            _thrift.EndStruct();
        }

        _thrift.EndStruct();
        int length = _output.Count;
        BinaryPrimitives.WriteInt32LittleEndian(_output.Append(sizeof(int)), length);
        _output.Write(Magic.Bytes);
        return _output.Written;
    }

    private void WriteRowGroup(IReadOnlyList<Column> columns, CompressionCodec codec, ReadOnlySpan<ChunkRecord> chunks, long rowCount)
    {
        _thrift.BeginRoot();
        _thrift.List(1, ThriftType.Struct, columns.Count);
        long plainByteCount = 0;
        long fileByteCount = 0;
        for (int i = 0; i < columns.Count; i++)
        {
            WriteChunk(columns[i], codec, chunks[i]);
            plainByteCount += chunks[i].PlainByteCount;
            fileByteCount += chunks[i].FileByteCount;
        }

        _thrift.Int64(2, plainByteCount);
        _thrift.Int64(3, rowCount);
        _thrift.Int64(5, chunks[0].FirstOffset);
        _thrift.Int64(6, fileByteCount);
        _thrift.EndStruct();
    }

    private void WriteChunk(Column column, CompressionCodec codec, in ChunkRecord chunk)
    {
        LeafSchema leaf = LeafSchema.Of(column.Definition);
        _thrift.BeginRoot();
        _thrift.Int64(2, 0);   // file_offset: deprecated, to be 0
        _thrift.BeginStruct(3);
        _thrift.Int32(1, (int)leaf.Type);
        WriteEncodings(leaf.Encoding);
        _schema.WritePath(3, column.Definition);
        _thrift.Int32(4, (int)codec);
        _thrift.Int64(5, chunk.ValueCount);
        _thrift.Int64(6, chunk.PlainByteCount);
        _thrift.Int64(7, chunk.FileByteCount);
        _thrift.Int64(9, chunk.DataOffset);
        if (chunk.DictionaryOffset > 0)
        {
            _thrift.Int64(11, chunk.DictionaryOffset);
        }

        WriteStatistics(column, leaf.Type, chunk);
        _thrift.EndStruct();
        _thrift.EndStruct();
    }

    private void WriteEncodings(ValueEncoding encoding)
    {
        bool hasDictionary = encoding == ValueEncoding.RleDictionary;
        _thrift.List(2, ThriftType.Int32, hasDictionary ? 3 : 2);
        _thrift.ElementInt32((int)encoding);
        _thrift.ElementInt32((int)ValueEncoding.Rle);   // of the levels
        if (hasDictionary)
        {
            _thrift.ElementInt32((int)ValueEncoding.Plain);
        }
    }

    private void WriteStatistics(Column column, PhysicalType type, in ChunkRecord chunk)
    {
        _thrift.BeginStruct(12);
        _thrift.Int64(3, chunk.NullCount);
        if (chunk.Range.IsKnown)
        {
            WriteBound(5, column, type, chunk.Range.Greatest);
            WriteBound(6, column, type, chunk.Range.Least);
        }

        _thrift.EndStruct();
    }

    private void WriteBound(int field, Column column, PhysicalType type, ulong bound)
    {
        if (column is TextColumn text)
        {
            _thrift.Text(field, text.Vocabulary[(int)bound]);
            return;
        }

        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, bound);
        int length = type switch
        {
            PhysicalType.Boolean => 1,
            PhysicalType.Int32 or PhysicalType.Float => 4,
            _ => 8,
        };
        _thrift.Binary(field, bytes[..length]);
    }

    private void WriteKeyValues(IReadOnlyList<KeyValuePair<string, string>> keyValues, in Hash256 content)
    {
        _thrift.List(5, ThriftType.Struct, keyValues.Count + 1);
        for (int i = 0; i < keyValues.Count; i++)
        {
            _thrift.BeginRoot();
            _thrift.Text(1, keyValues[i].Key);
            _thrift.Text(2, keyValues[i].Value);
            _thrift.EndStruct();
        }

        Span<byte> hex = stackalloc byte[2 * Hash256.ByteCount];
        content.WriteHex(hex);
        _thrift.BeginRoot();
        _thrift.Text(1, ContentName);
        _thrift.Binary(2, hex);
        _thrift.EndStruct();
    }
}
