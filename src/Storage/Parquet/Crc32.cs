using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace JparcSim.Storage.Parquet;

/// <summary>The CRC-32 of gzip and zip (polynomial 0x04C11DB7, reflected), which Parquet uses for its pages.</summary>
/// <remarks>
/// Long runs are folded by carry-less multiplication (V. Gopal et al., "Fast CRC Computation for Generic Polynomials Using
/// PCLMULQDQ Instruction", Intel 2009), the rest goes sixteen bytes a step through tables ("slicing", M. E. Kounavis and
/// F. L. Berry, ISCC 2005), as everything does where the processor lacks the instruction. Both are exact.
/// </remarks>
internal static class Crc32
{
    private const int Slices = 16;
    private const int FoldByteCount = 64;
    private static readonly uint[] Table = MakeTable();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        if (!Pclmulqdq.IsSupported || bytes.Length < FoldByteCount)
        {
            return ~ByTable(bytes, uint.MaxValue);
        }

        Span<byte> folded = stackalloc byte[16];
        int done = Fold(bytes, folded);
        return ~ByTable(bytes[done..], ByTable(folded, 0));
    }

    /// <summary>Continues a checksum, without the final complement.</summary>
    public static uint ByTable(ReadOnlySpan<byte> bytes, uint crc)
    {
        uint[] table = Table;
        while (bytes.Length >= Slices)
        {
            ulong low = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ crc;
            ulong high = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
            crc = Slice(table, low, 15) ^ Slice(table, high, 7);
            bytes = bytes[Slices..];
        }

        foreach (byte value in bytes)
        {
            crc = table[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return crc;
    }

    /// <summary>Finds sixteen bytes whose checksum from zero is that of the bytes done from the usual start.</summary>
    /// <returns>Bytes done: all whole blocks of 64.</returns>
    private static int Fold(ReadOnlySpan<byte> bytes, Span<byte> folded)
    {
        var by512Bits = Vector128.Create(0x154442BD4UL, 0x1C6E41596UL);   // constants of the paper for this polynomial, reflected
        var by128Bits = Vector128.Create(0x1751997D0UL, 0x0CCAA009EUL);
        Vector128<ulong> a = Load(bytes, 0) ^ Vector128.CreateScalar((ulong)uint.MaxValue);
        Vector128<ulong> b = Load(bytes, 16);
        Vector128<ulong> c = Load(bytes, 32);
        Vector128<ulong> d = Load(bytes, 48);
        int at = FoldByteCount;
        for (; at <= bytes.Length - FoldByteCount; at += FoldByteCount)
        {
            a = Carry(a, by512Bits) ^ Load(bytes, at);
            b = Carry(b, by512Bits) ^ Load(bytes, at + 16);
            c = Carry(c, by512Bits) ^ Load(bytes, at + 32);
            d = Carry(d, by512Bits) ^ Load(bytes, at + 48);
        }

        b ^= Carry(a, by128Bits);
        c ^= Carry(b, by128Bits);
        d ^= Carry(c, by128Bits);
        d.AsByte().CopyTo(folded);
        return at;
    }

    private static Vector128<ulong> Carry(Vector128<ulong> value, Vector128<ulong> distance) =>
        Pclmulqdq.CarrylessMultiply(value, distance, 0x00) ^ Pclmulqdq.CarrylessMultiply(value, distance, 0x11);

    private static Vector128<ulong> Load(ReadOnlySpan<byte> bytes, int at) => Vector128.Create(bytes.Slice(at, 16)).AsUInt64();

    private static uint Slice(uint[] table, ulong word, int slice) =>
        table[(256 * slice) + (byte)word]
        ^ table[(256 * (slice - 1)) + (byte)(word >> 8)]
        ^ table[(256 * (slice - 2)) + (byte)(word >> 16)]
        ^ table[(256 * (slice - 3)) + (byte)(word >> 24)]
        ^ table[(256 * (slice - 4)) + (byte)(word >> 32)]
        ^ table[(256 * (slice - 5)) + (byte)(word >> 40)]
        ^ table[(256 * (slice - 6)) + (byte)(word >> 48)]
        ^ table[(256 * (slice - 7)) + (byte)(word >> 56)];

    private static uint[] MakeTable()
    {
        uint[] table = new uint[256 * Slices];
        for (uint i = 0; i < 256; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }

            table[i] = crc;
        }

        for (int i = 256; i < table.Length; i++)
        {
            uint previous = table[i - 256];
            table[i] = table[(byte)previous] ^ (previous >> 8);
        }

        return table;
    }
}
