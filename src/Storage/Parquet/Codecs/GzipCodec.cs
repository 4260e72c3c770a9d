using System.IO.Compression;
using System.Runtime.InteropServices;

namespace JparcSim.Storage.Parquet.Codecs;

/// <summary>GZIP from the runtime. It has no reusable form there: every page allocates some hundred bytes.</summary>
internal sealed class GzipCodec : PageCodec
{
    private readonly BufferStream _target = new();

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> body, ByteBuffer scratch)
    {
        scratch.Clear();
        _target.Buffer = scratch;
        using (var gzip = new GZipStream(_target, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body);
        }

        return scratch.Written;
    }

    /// <inheritdoc/>
    public override void Decompress(ReadOnlyMemory<byte> compressed, Span<byte> body)
    {
        if (!MemoryMarshal.TryGetArray(compressed, out ArraySegment<byte> segment))
        {
            throw new ArgumentException("bytes outside an array", nameof(compressed));
        }

        try
        {
            using var source = new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false);
            using var gzip = new GZipStream(source, CompressionMode.Decompress);
            if (gzip.ReadAtLeast(body, body.Length, throwOnEndOfStream: false) != body.Length || gzip.ReadByte() >= 0)
            {
                throw Damaged("gzip", $"not {body.Length} bytes, as announced");
            }
        }
        catch (InvalidDataException exception)
        {
            throw Damaged("gzip", exception.Message);
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => _target.Dispose();

    /// <summary>A stream onto a buffer that outlives it.</summary>
    private sealed class BufferStream : Stream
    {
        public ByteBuffer? Buffer { get; set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer) => Buffer!.Write(buffer);
    }
}
