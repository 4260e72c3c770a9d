using System.Buffers.Binary;
using System.Numerics;

namespace JparcSim.Storage.Parquet.Encodings;

/// <summary>Differences of consecutive numbers in bit-packed blocks: a sorted id costs a few bits.</summary>
/// <remarks>Encoding DELTA_BINARY_PACKED (5) of apache/parquet-format, Encodings.md; blocks of 128 in four miniblocks.</remarks>
internal static class DeltaBinaryPacked
{
    private const int BlockSize = 128;
    private const int MiniblocksPerBlock = 4;
    private const int MiniblockSize = BlockSize / MiniblocksPerBlock;

    /// <summary>Appends values.</summary>
    public static void Encode(ReadOnlySpan<long> values, ByteBuffer output)
    {
        output.WriteVarint(BlockSize);
        output.WriteVarint(MiniblocksPerBlock);
        output.WriteVarint((ulong)values.Length);
        output.WriteZigzag(values.Length == 0 ? 0 : values[0]);
        Span<ulong> block = stackalloc ulong[BlockSize];
        for (int at = 1; at < values.Length; at += BlockSize)
        {
            int count = Math.Min(BlockSize, values.Length - at);
            long least = long.MaxValue;
            for (int i = 0; i < count; i++)
            {
                long delta = unchecked(values[at + i] - values[at + i - 1]);   // wraps; the reader's sum wraps back
                block[i] = (ulong)delta;
                least = Math.Min(least, delta);
            }

            EncodeBlock(block, count, least, output);
        }
    }

    /// <summary>Decodes exactly as many values as there is room for.</summary>
    public static void Decode(ReadOnlySpan<byte> bytes, Span<long> values)
    {
        int position = 0;
        ulong blockSize = Varint.Read(bytes, ref position);
        ulong miniblocks = Varint.Read(bytes, ref position);
        ulong count = Varint.Read(bytes, ref position);
        long value = Zigzag(Varint.Read(bytes, ref position));
        if (blockSize != BlockSize || miniblocks != MiniblocksPerBlock || count != (ulong)values.Length)
        {
            throw new InvalidFileException(
                $"packed differences announce {count} values in blocks of {blockSize}, expected {values.Length} in blocks of {BlockSize}");
        }

        if (values.Length == 0)
        {
            return;
        }

        values[0] = value;
        values = values[1..];
        Span<ulong> deltas = stackalloc ulong[MiniblockSize];
        while (values.Length > 0)
        {
            long least = Zigzag(Varint.Read(bytes, ref position));
            ReadOnlySpan<byte> widths = Take(bytes, MiniblocksPerBlock, ref position);
            for (int miniblock = 0; miniblock < MiniblocksPerBlock && values.Length > 0; miniblock++)
            {
                int width = widths[miniblock];
                if (width > 64)
                {
                    throw new InvalidFileException($"packed differences of {width} bits");
                }

                BitPacking.Unpack(Take(bytes, width * MiniblockSize / 8, ref position), width, deltas);
                int filled = Math.Min(MiniblockSize, values.Length);
                for (int i = 0; i < filled; i++)
                {
                    value = unchecked(value + least + (long)deltas[i]);
                    values[i] = value;
                }

                values = values[filled..];
            }
        }
    }

    private static void EncodeBlock(Span<ulong> block, int count, long least, ByteBuffer output)
    {
        output.WriteZigzag(least);
        int widthsAt = output.Count;
        BinaryPrimitives.WriteInt32LittleEndian(output.Append(MiniblocksPerBlock), 0);
        for (int i = 0; i < count; i++)
        {
            block[i] = unchecked(block[i] - (ulong)least);
        }

        block[count..].Clear();
        for (int miniblock = 0; miniblock * MiniblockSize < count; miniblock++)
        {
            Span<ulong> deltas = block.Slice(miniblock * MiniblockSize, MiniblockSize);
            ulong bits = 0;
            foreach (ulong delta in deltas)
            {
                bits |= delta;
            }

            int width = 64 - BitOperations.LeadingZeroCount(bits);
            output.At(widthsAt, MiniblocksPerBlock)[miniblock] = (byte)width;
            BitPacking.Pack(deltas, width, output.Append(width * MiniblockSize / 8));
        }
    }

    private static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> bytes, int count, ref int position)
    {
        if (count > bytes.Length - position)
        {
            throw new InvalidFileException("packed differences are cut short");
        }

        position += count;
        return bytes.Slice(position - count, count);
    }

    private static long Zigzag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);
}
