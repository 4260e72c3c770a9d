using System.Numerics;

namespace JparcSim.Storage.Parquet.Encodings;

/// <summary>Runs of equal small numbers, mixed with bit-packed groups of eight: levels and dictionary indices.</summary>
/// <remarks>Encoding RLE (3) of apache/parquet-format, Encodings.md.</remarks>
internal static class RleHybrid
{
    private const int GroupSize = 8;
    private const int MaxGroups = 63;   // so that the head of a packed run is one byte, written before its length is known

    /// <summary>Appends values, each below 2^<paramref name="width"/>.</summary>
    public static void Encode<T>(ReadOnlySpan<T> values, int width, ByteBuffer output)
        where T : unmanaged, IBinaryInteger<T>
    {
        int at = 0;
        while (at < values.Length)
        {
            int run = RunLength(values[at..]);
            if (run >= GroupSize)
            {
                output.WriteVarint((ulong)run << 1);
                ulong value = ulong.CreateTruncating(values[at]);
                for (int bits = 0; bits < width; bits += 8)
                {
                    output.WriteByte((byte)(value >> bits));
                }

                at += run;
            }
            else
            {
                at += EncodePacked(values[at..], width, output);
            }
        }
    }

    /// <summary>Decodes exactly as many values as there is room for.</summary>
    /// <returns>Bytes read.</returns>
    public static int Decode<T>(ReadOnlySpan<byte> bytes, int width, Span<T> values)
        where T : unmanaged, IBinaryInteger<T>
    {
        int position = 0;
        Span<ulong> group = stackalloc ulong[GroupSize];
        while (values.Length > 0)
        {
            ulong head = Varint.Read(bytes, ref position);
            ulong length = head >> 1;
            if (length == 0)
            {
                throw new InvalidFileException("a run of levels or indices is empty");
            }

            if ((head & 1) == 0)
            {
                int count = (int)Math.Min(length, (ulong)values.Length);
                values[..count].Fill(T.CreateTruncating(ReadValue(bytes, width, ref position)));
                values = values[count..];
                continue;
            }

            for (; length > 0 && values.Length > 0; length--)
            {
                if (width > bytes.Length - position)   // a group of eight takes as many bytes as a value has bits
                {
                    throw new InvalidFileException("levels or indices are cut short");
                }

                BitPacking.Unpack(bytes.Slice(position, width), width, group);
                position += width;
                int count = Math.Min(GroupSize, values.Length);
                for (int i = 0; i < count; i++)
                {
                    values[i] = T.CreateTruncating(group[i]);
                }

                values = values[count..];
            }
        }

        return position;
    }

    private static int EncodePacked<T>(ReadOnlySpan<T> values, int width, ByteBuffer output)
        where T : unmanaged, IBinaryInteger<T>
    {
        int head = output.Count;
        output.WriteByte(0);
        Span<ulong> group = stackalloc ulong[GroupSize];
        int groups = 0;
        int at = 0;
        do
        {
            int count = Math.Min(GroupSize, values.Length - at);
            group.Clear();
            for (int i = 0; i < count; i++)
            {
                group[i] = ulong.CreateTruncating(values[at + i]);
            }

            BitPacking.Pack(group, width, output.Append(width));
            at += count;
            groups++;
        }
        while (groups < MaxGroups && at < values.Length && !StartsRun(values[at..]));

        output.At(head, 1)[0] = (byte)((groups << 1) | 1);
        return at;
    }

    private static bool StartsRun<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryInteger<T> =>
        values.Length >= GroupSize && RunLength(values[..GroupSize]) == GroupSize;

    private static int RunLength<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryInteger<T>
    {
        int end = values.IndexOfAnyExcept(values[0]);
        return end < 0 ? values.Length : end;
    }

    private static ulong ReadValue(ReadOnlySpan<byte> bytes, int width, ref int position)
    {
        ulong value = 0;
        for (int bits = 0; bits < width; bits += 8)
        {
            if (position >= bytes.Length)
            {
                throw new InvalidFileException("levels or indices are cut short");
            }

            value |= (ulong)bytes[position++] << bits;
        }

        return width == 64 ? value : value & ((1UL << width) - 1);
    }
}
