namespace JparcSim.Storage.Parquet;

/// <summary>Reads unsigned numbers of seven bits a byte, lowest first (ULEB128).</summary>
internal static class Varint
{
    public static ulong Read(ReadOnlySpan<byte> bytes, ref int position)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            if ((uint)position >= (uint)bytes.Length)
            {
                throw new InvalidFileException("a number is cut short");
            }

            byte part = bytes[position++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new InvalidFileException("a number takes more than ten bytes");
    }
}
