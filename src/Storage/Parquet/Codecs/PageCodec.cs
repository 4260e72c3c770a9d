namespace JparcSim.Storage.Parquet.Codecs;

/// <summary>Compresses and decompresses the bodies of pages. One instance belongs to one worker.</summary>
internal abstract class PageCodec : IDisposable
{
    public static PageCodec For(FileCompression compression) => compression switch
    {
        FileCompression.None => new PlainCodec(),
        FileCompression.Gzip => new GzipCodec(),
        FileCompression.Brotli => new BrotliCodec(),
        FileCompression.Zstd => new ZstdCodec(),
        _ => throw new ArgumentOutOfRangeException(nameof(compression)),
    };

    /// <summary>Returns the compressed body: <paramref name="body"/> itself, or what was put into <paramref name="scratch"/>.</summary>
    public abstract ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> body, ByteBuffer scratch);

    /// <summary>Fills <paramref name="body"/>, whole and exactly.</summary>
    /// <exception cref="InvalidFileException">The bytes are no compressed body of that length.</exception>
    public abstract void Decompress(ReadOnlyMemory<byte> compressed, Span<byte> body);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>The failure to report when compressed bytes make no sense.</summary>
    protected static InvalidFileException Damaged(string codec, string detail) => new($"a {codec} page cannot be decompressed: {detail}");
}
