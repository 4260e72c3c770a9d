namespace JparcSim.Storage.Parquet.Codecs;

/// <summary>Leaves pages as they are.</summary>
internal sealed class PlainCodec : PageCodec
{
    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> body, ByteBuffer scratch) => body;

    /// <inheritdoc/>
    public override void Decompress(ReadOnlyMemory<byte> compressed, Span<byte> body)
    {
        if (compressed.Length != body.Length)
        {
            throw new InvalidFileException($"an uncompressed page has {compressed.Length} bytes and announces {body.Length}");
        }

        compressed.Span.CopyTo(body);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
    }
}
