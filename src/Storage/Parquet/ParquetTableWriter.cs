using System.Security.Cryptography;
using JparcSim.Core.Events;
using JparcSim.Storage.Parquet.Codecs;

namespace JparcSim.Storage.Parquet;

/// <summary>Writes tables as Apache Parquet files, to the public specification (apache/parquet-format).</summary>
/// <remarks>
/// The same columns give the same bytes: no clock, host or build enters the file.
/// One instance belongs to one worker and reuses all its buffers.
/// Data pages of version 1, which every reader knows, each with its CRC-32; one page a column and row group, lists in several.
/// </remarks>
public sealed class ParquetTableWriter : IDisposable
{
    private readonly CompressionCodec _codecName;
    private readonly int _rowGroupRows;
    private readonly PageCodec _codec;
    private readonly PageEncoder _encoder = new();
    private readonly ByteBuffer _compressed = new();
    private readonly PageHeaderWriter _header = new();
    private readonly FooterWriter _footer = new();
    private readonly ContentHash _content = new();
    private readonly IncrementalHash _fileHash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly OutputFile _file;
    private ChunkRecord[] _chunks = new ChunkRecord[32];
    private int _chunkCount;

    /// <summary>Takes the choices that hold for all files.</summary>
    /// <param name="compression">How pages are compressed.</param>
    /// <param name="rowGroupRows">Rows in a row group, 1 to 262144; the last one of a file may have fewer.</param>
    /// <exception cref="IOException">The system library of the compression is missing.</exception>
    public ParquetTableWriter(FileCompression compression, int rowGroupRows = 131072)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rowGroupRows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rowGroupRows, 262144);
        _codecName = CodecNames.Of(compression);
        _rowGroupRows = rowGroupRows;
        _codec = PageCodec.For(compression);
        _file = new OutputFile(_fileHash);
    }

    /// <summary>Writes the chosen columns of a table; the file appears under its name only when it is whole.</summary>
    /// <param name="path">Where; an older file is replaced. The folder must exist.</param>
    /// <param name="table">The rows.</param>
    /// <param name="columns">Columns of <paramref name="table"/>, in the order of the file; at least one, none transient.</param>
    /// <param name="footer">Names and values kept in the file; nothing that differs between two ways to the same run.</param>
    /// <exception cref="IOException">The file cannot be written; the message names the path, and no file is left behind.</exception>
    public FileRecord Write(string path, Table table, IReadOnlyList<Column> columns, IReadOnlyList<KeyValuePair<string, string>> footer)
    {
        table.Validate();
        RefuseTransient(columns);
        _file.Open(path);
        try
        {
            _chunkCount = 0;
            _file.Write(Magic.Bytes);
            for (int first = 0; first < table.RowCount; first += _rowGroupRows)
            {
                int end = Math.Min(first + _rowGroupRows, table.RowCount);
                for (int i = 0; i < columns.Count; i++)
                {
                    WriteChunk(i, columns[i], first, end);
                }
            }

            Hash256 content = _content.Finish();
            _file.Write(_footer.Write(table, columns, _codecName, _chunks.AsSpan(0, _chunkCount), _rowGroupRows, footer, content));
            long byteCount = _file.Position;
            return new FileRecord(table.RowCount, byteCount, _file.Commit(), content);
        }
        finally
        {
            _file.Abandon();
            _content.Finish();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Abandon();
        _codec.Dispose();
        _content.Dispose();
        _fileHash.Dispose();
    }

    private static void RefuseTransient(IReadOnlyList<Column> columns)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i].Definition.IsTransient)
            {
                throw new ArgumentException($"column {columns[i].Definition.Name} lives in memory only", nameof(columns));
            }
        }
    }

    private void WriteChunk(int place, Column column, int first, int end)
    {
        var chunk = default(ChunkRecord);
        if (LeafSchema.EncodingOf(column.Definition.Type) == ValueEncoding.RleDictionary)
        {
            chunk.DictionaryOffset = _file.Position;
            WritePage(place, PageType.Dictionary, ValueEncoding.Plain, _encoder.EncodeDictionary(column), ref chunk);
        }

        chunk.DataOffset = _file.Position;
        ValueEncoding encoding = LeafSchema.Of(column.Definition).Encoding;
        while (first < end)
        {
            int pageEnd = PageEncoder.PageEnd(column, first, end);
            int valueCount = _encoder.Encode(column, first, pageEnd, ref chunk);
            WritePage(place, PageType.Data, encoding, valueCount, ref chunk);
            first = pageEnd;
        }

        if (_chunkCount == _chunks.Length)
        {
            Array.Resize(ref _chunks, 2 * _chunkCount);
        }

        _chunks[_chunkCount++] = chunk;
    }

    private void WritePage(int place, PageType type, ValueEncoding encoding, int valueCount, ref ChunkRecord chunk)
    {
        ReadOnlySpan<byte> body = _encoder.Body.Written;
        if (body.Length > PageLimits.MaxBodyByteCount)
        {
            throw new InvalidOperationException(
                $"a page of {body.Length} bytes, at most {PageLimits.MaxBodyByteCount} can be read back: a list is too long");
        }

        _content.Append(place, type, encoding, valueCount, body);
        ReadOnlySpan<byte> compressed = _codec.Compress(body, _compressed);
        ReadOnlySpan<byte> header = _header.Write(type, encoding, valueCount, body.Length, compressed);
        _file.Write(header);
        _file.Write(compressed);
        chunk.PlainByteCount += header.Length + body.Length;
        chunk.FileByteCount += header.Length + compressed.Length;
    }
}
