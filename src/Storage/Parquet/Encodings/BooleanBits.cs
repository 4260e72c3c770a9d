namespace JparcSim.Storage.Parquet.Encodings;

/// <summary>Booleans as bits, lowest first: the PLAIN encoding of BOOLEAN.</summary>
internal static class BooleanBits
{
    public static int ByteCount(int values) => (int)(((long)values + 7) / 8);

    public static void Encode(ReadOnlySpan<bool> values, ByteBuffer output)
    {
        Span<byte> bits = output.Append(ByteCount(values.Length));
        bits.Clear();
        for (int i = 0; i < values.Length; i++)
        {
            bits[i >> 3] |= (byte)((values[i] ? 1 : 0) << (i & 7));
        }
    }

    public static void Decode(ReadOnlySpan<byte> bits, Span<bool> values)
    {
        if (bits.Length != ByteCount(values.Length))
        {
            throw new InvalidFileException($"{bits.Length} bytes of booleans, expected {ByteCount(values.Length)}");
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ((bits[i >> 3] >> (i & 7)) & 1) != 0;
        }
    }
}
