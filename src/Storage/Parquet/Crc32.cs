using System.Buffers.Binary;

namespace JparcSim.Storage.Parquet;

/// <summary>The CRC-32 of gzip and zip (polynomial 0x04C11DB7, reflected), which Parquet uses for its pages.</summary>
/// <remarks>Sixteen bytes a step from sixteen tables ("slicing", M. E. Kounavis and F. L. Berry, ISCC 2005).</remarks>
internal static class Crc32
{
    private const int Slices = 16;
    private static readonly uint[] Table = MakeTable();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint[] table = Table;
        uint crc = uint.MaxValue;
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

        return ~crc;
    }

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
