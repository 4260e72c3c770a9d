using System.Runtime.InteropServices;

namespace JparcSim.Storage.Parquet.Encodings;

/// <summary>All first bytes of the numbers, then all second bytes, ...: exponents side by side compress well.</summary>
/// <remarks>Encoding BYTE_STREAM_SPLIT (9) of apache/parquet-format, Encodings.md; numbers little-endian, as is every machine of .NET.</remarks>
internal static class ByteStreamSplit
{
    /// <summary>Appends values of 4 or 8 bytes each.</summary>
    public static void Encode<T>(ReadOnlySpan<T> values, ByteBuffer output)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(values);
        Span<byte> split = output.Append(bytes.Length);
        int width = bytes.Length / Math.Max(1, values.Length);
        for (int stream = 0; stream < width; stream++)
        {
            Span<byte> target = split.Slice(stream * values.Length, values.Length);
            int from = stream;
            for (int i = 0; i < target.Length; i++, from += width)
            {
                target[i] = bytes[from];
            }
        }
    }

    /// <summary>Fills the values from exactly as many bytes as they take.</summary>
    public static void Decode<T>(ReadOnlySpan<byte> split, Span<T> values)
        where T : unmanaged
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(values);
        if (split.Length != bytes.Length)
        {
            throw new InvalidFileException($"{split.Length} bytes of split numbers, expected {bytes.Length}");
        }

        int width = bytes.Length / Math.Max(1, values.Length);
        for (int stream = 0; stream < width; stream++)
        {
            ReadOnlySpan<byte> source = split.Slice(stream * values.Length, values.Length);
            int to = stream;
            for (int i = 0; i < source.Length; i++, to += width)
            {
                bytes[to] = source[i];
            }
        }
    }
}
