using System.Buffers.Binary;

namespace JparcSim.Storage.Parquet.Encodings;

/// <summary>Numbers of a fixed count of bits each, lowest bits first, without gaps.</summary>
internal static class BitPacking
{
    /// <summary>Packs values, each below 2^<paramref name="width"/>; their number times the width is a whole number of bytes.</summary>
    public static void Pack(ReadOnlySpan<ulong> values, int width, Span<byte> packed)
    {
        ulong word = 0;
        int filled = 0;
        int at = 0;
        foreach (ulong value in values)
        {
            word |= value << filled;
            filled += width;
            if (filled >= 64)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(packed[at..], word);
                at += 8;
                filled -= 64;
                word = filled == 0 ? 0 : value >> (width - filled);
            }
        }

        for (; filled > 0; filled -= 8)
        {
            packed[at++] = (byte)word;
            word >>= 8;
        }
    }

    /// <summary>Unpacks what <see cref="Pack"/> packed.</summary>
    /// <param name="packed">At least values times width bits.</param>
    /// <param name="width">Bits a value, 0 to 64.</param>
    /// <param name="values">Filled whole.</param>
    public static void Unpack(ReadOnlySpan<byte> packed, int width, Span<ulong> values)
    {
        ulong mask = width == 64 ? ulong.MaxValue : (1UL << width) - 1;
        long bit = 0;
        for (int i = 0; i < values.Length; i++, bit += width)
        {
            int at = (int)(bit >> 3);
            int shift = (int)(bit & 7);
            ulong low = Word(packed, at) >> shift;
            ulong high = shift == 0 ? 0 : Word(packed, at + 8) << (64 - shift);
            values[i] = (low | high) & mask;
        }
    }

    private static ulong Word(ReadOnlySpan<byte> packed, int at)
    {
        if (at <= packed.Length - 8)
        {
            return BinaryPrimitives.ReadUInt64LittleEndian(packed[at..]);
        }

        ulong word = 0;
        for (int i = packed.Length - 1; i >= at; i--)
        {
            word = (word << 8) | packed[i];
        }

        return word;
    }
}
