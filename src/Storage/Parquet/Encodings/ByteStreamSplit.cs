using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace JparcSim.Storage.Parquet.Encodings;

/// <summary>All first bytes of the numbers, then all second bytes, ...: exponents side by side compress well.</summary>
/// <remarks>
/// Encoding BYTE_STREAM_SPLIT (9) of apache/parquet-format, Encodings.md; numbers little-endian, as is every machine of .NET.
/// </remarks>
internal static class ByteStreamSplit
{
    /// <summary>Appends values of 4 or 8 bytes each.</summary>
    public static void Encode<T>(ReadOnlySpan<T> values, ByteBuffer output)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(values);
        Span<byte> split = output.Append(bytes.Length);
        int width = Unsafe.SizeOf<T>();
        int done = width == sizeof(float) ? EncodeFours(bytes, split) : EncodeEights(bytes, split);
        for (int stream = 0; stream < width; stream++)
        {
            Span<byte> target = split.Slice(stream * values.Length, values.Length);
            for (int i = done; i < target.Length; i++)
            {
                target[i] = bytes[(i * width) + stream];
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

    /// <summary>Sorts four 4-byte numbers at a time by byte.</summary>
    /// <returns>Numbers done; the rest is for the caller.</returns>
    private static int EncodeFours(ReadOnlySpan<byte> bytes, Span<byte> split)
    {
        int length = bytes.Length / sizeof(float);
        int done = length & ~3;
        Span<uint> stream0 = Stream<uint>(split, 0, length);
        Span<uint> stream1 = Stream<uint>(split, 1, length);
        Span<uint> stream2 = Stream<uint>(split, 2, length);
        Span<uint> stream3 = Stream<uint>(split, 3, length);
        var order = Vector128.Create((byte)0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
        for (int i = 0; i < done / 4; i++)
        {
            Vector128<uint> sorted = Vector128.Shuffle(Vector128.Create(bytes.Slice(16 * i, 16)), order).AsUInt32();
            stream0[i] = sorted.GetElement(0);
            stream1[i] = sorted.GetElement(1);
            stream2[i] = sorted.GetElement(2);
            stream3[i] = sorted.GetElement(3);
        }

        return done;
    }

    /// <summary>Sorts four 8-byte numbers at a time by byte.</summary>
    /// <returns>Numbers done; the rest is for the caller.</returns>
    private static int EncodeEights(ReadOnlySpan<byte> bytes, Span<byte> split)
    {
        int length = bytes.Length / sizeof(double);
        int done = length & ~3;
        var order = Vector128.Create((byte)0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15);
        for (int half = 0; half < 2; half++)
        {
            Span<uint> stream0 = Stream<uint>(split, (4 * half) + 0, length);
            Span<uint> stream1 = Stream<uint>(split, (4 * half) + 1, length);
            Span<uint> stream2 = Stream<uint>(split, (4 * half) + 2, length);
            Span<uint> stream3 = Stream<uint>(split, (4 * half) + 3, length);
            for (int i = 0; i < done / 4; i++)
            {
                // Each 64-bit word holds four pairs of bytes of two numbers.
                ulong left = Vector128.Shuffle(Vector128.Create(bytes.Slice(32 * i, 16)), order).AsUInt64().GetElement(half);
                ulong right = Vector128.Shuffle(Vector128.Create(bytes.Slice((32 * i) + 16, 16)), order).AsUInt64().GetElement(half);
                stream0[i] = (ushort)left | ((uint)right << 16);
                stream1[i] = (ushort)(left >> 16) | ((uint)(right >> 16) << 16);
                stream2[i] = (ushort)(left >> 32) | ((uint)(right >> 32) << 16);
                stream3[i] = (ushort)(left >> 48) | ((uint)(right >> 48) << 16);
            }
        }

        return done;
    }

    private static Span<T> Stream<T>(Span<byte> split, int stream, int length)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(split.Slice(stream * length, length));
}
