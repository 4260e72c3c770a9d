using JparcSim.Storage.Parquet.Codecs;

namespace JparcSim.Storage.Parquet;

/// <summary>Hands out the pages of a file, checked and decompressed, one at a time into the same memory.</summary>
internal sealed class PageSource(ReadOnlyMemory<byte> file) : IDisposable
{
    private readonly Dictionary<FileCompression, PageCodec> _codecs = [];
    private byte[] _body = [];
    private long _plainByteCount;

    /// <summary>The page handed out last.</summary>
    public PageHeader Header { get; private set; }

    /// <summary>Steps to the next page of a chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="offset">Bytes of the chunk read so far; advanced.</param>
    /// <param name="body">The uncompressed body; valid until the next call.</param>
    /// <returns>False at the end of the chunk.</returns>
    public bool Next(ColumnChunk chunk, ref int offset, out ReadOnlySpan<byte> body)
    {
        body = default;
        _plainByteCount = offset == 0 ? 0 : _plainByteCount;
        if (offset == chunk.ByteCount)
        {
            return _plainByteCount == chunk.PlainByteCount ? false : throw WrongSize(chunk);
        }

        ReadOnlyMemory<byte> rest = file.Slice(chunk.Start + offset, chunk.ByteCount - offset);
        Header = PageHeader.Read(rest.Span, out int headerLength);
        // Before anything is decompressed: pages must not swell beyond what the footer announces and FooterReader has bounded.
        _plainByteCount += headerLength + Header.PlainByteCount;
        if (_plainByteCount > chunk.PlainByteCount)
        {
            throw WrongSize(chunk);
        }

        ReadOnlyMemory<byte> compressed = rest.Slice(headerLength, Header.FileByteCount);
        uint crc = Crc32.Of(compressed.Span);
        if (crc != Header.Crc)
        {
            throw new InvalidFileException(
                $"the page at byte {chunk.Start + offset} is damaged: its checksum is {crc:x8}, expected {Header.Crc:x8}");
        }

        if (_body.Length < Header.PlainByteCount)
        {
            _body = new byte[Header.PlainByteCount];
        }

        Codec(chunk.Compression).Decompress(compressed, _body.AsSpan(0, Header.PlainByteCount));
        offset += headerLength + Header.FileByteCount;
        body = _body.AsSpan(0, Header.PlainByteCount);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PageCodec codec in _codecs.Values)
        {
            codec.Dispose();
        }
    }

    private InvalidFileException WrongSize(ColumnChunk chunk) => new(
        $"the pages from byte {chunk.Start} on have {_plainByteCount} uncompressed bytes or more, the footer announces {chunk.PlainByteCount}");

    private PageCodec Codec(FileCompression compression)
    {
        if (!_codecs.TryGetValue(compression, out PageCodec? codec))
        {
            codec = PageCodec.For(compression);
            _codecs.Add(compression, codec);
        }

        return codec;
    }
}
