namespace JparcSim.Storage.Parquet.Codecs;

/// <summary>Zstandard at level 1 from the system's library; its working memory lives as long as the codec.</summary>
internal sealed class ZstdCodec : PageCodec
{
    private const int Level = 1;
    private readonly ZstdCompressor _compressor;
    private readonly ZstdDecompressor _decompressor;

    public ZstdCodec()
    {
        try
        {
            _compressor = ZstdLibrary.CreateCompressor();
            _decompressor = ZstdLibrary.CreateDecompressor();
        }
        catch (DllNotFoundException exception)
        {
            throw new IOException(
                "zstd needs the system library libzstd.so.1: install the Debian package libzstd1, or choose gzip, brotli or no compression",
                exception);
        }
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> body, ByteBuffer scratch)
    {
        scratch.Clear();
        Span<byte> room = scratch.Room((int)ZstdLibrary.MaxCompressedLength((nuint)body.Length));
        nuint written = ZstdLibrary.Compress(_compressor, room, (nuint)room.Length, body, (nuint)body.Length, Level);
        if (ZstdLibrary.IsError(written) != 0)
        {
            throw new InvalidOperationException("libzstd cannot compress a page");
        }

        scratch.Advance((int)written);
        return scratch.Written;
    }

    /// <inheritdoc/>
    public override void Decompress(ReadOnlyMemory<byte> compressed, Span<byte> body)
    {
        nuint written = ZstdLibrary.Decompress(_decompressor, body, (nuint)body.Length, compressed.Span, (nuint)compressed.Length);
        if (ZstdLibrary.IsError(written) != 0 || written != (nuint)body.Length)
        {
            throw Damaged("zstd", "damaged, or not of the announced length");
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _compressor.Dispose();
        _decompressor.Dispose();
    }
}
