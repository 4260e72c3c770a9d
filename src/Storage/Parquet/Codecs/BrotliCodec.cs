using System.IO.Compression;

namespace JparcSim.Storage.Parquet.Codecs;

/// <summary>Brotli from the runtime.</summary>
internal sealed class BrotliCodec : PageCodec
{
    private const int Quality = 1;      // the fastest that still codes entropy; higher ones gain little on split floats
    private const int WindowBits = 20;  // a window of 1 MiB: the usual page

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> body, ByteBuffer scratch)
    {
        scratch.Clear();
        Span<byte> room = scratch.Room(BrotliEncoder.GetMaxCompressedLength(body.Length));
        if (!BrotliEncoder.TryCompress(body, room, out int written, Quality, WindowBits))
        {
            throw new InvalidOperationException("brotli needs more room than it promised");
        }

        scratch.Advance(written);
        return scratch.Written;
    }

    /// <inheritdoc/>
    public override void Decompress(ReadOnlyMemory<byte> compressed, Span<byte> body)
    {
        if (!BrotliDecoder.TryDecompress(compressed.Span, body, out int written) || written != body.Length)
        {
            throw Damaged("brotli", "damaged, or not of the announced length");
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
    }
}
