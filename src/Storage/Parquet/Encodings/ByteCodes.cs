using System.Buffers.Binary;

namespace JparcSim.Storage.Parquet.Encodings;

/// <summary>Bytes as 8-bit codes into the dictionary of all 256 numbers: the body of a page is the bytes as they are.</summary>
/// <remarks>
/// Encoding RLE_DICTIONARY (8) of apache/parquet-format, Encodings.md, always as one bit-packed run. The format has no type of one byte; of
/// the layouts for its 32-bit integers this is the one that Zstandard at level 1 compresses best (waveforms of jsns2-near, high and low gain:
/// 3.6 and 2.2 bits a sample, packed differences 5.4 and 2.8, plain 5.9 and 3.7).
/// </remarks>
internal static class ByteCodes
{
    /// <summary>Names of the dictionary: 0 to 255.</summary>
    public const int DictionaryCount = 256;

    private const byte Width = 8;
    private const int GroupSize = 8;

    /// <summary>Appends the dictionary: every number in its order, so that a code is the number itself.</summary>
    public static void EncodeDictionary(ByteBuffer output)
    {
        for (int value = 0; value < DictionaryCount; value++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(output.Append(sizeof(int)), value);
        }
    }

    /// <summary>Whether a dictionary is the one that <see cref="EncodeDictionary"/> writes.</summary>
    public static bool IsDictionary(ReadOnlySpan<byte> body)
    {
        bool isSame = body.Length == DictionaryCount * sizeof(int);
        for (int value = 0; isSame && value < DictionaryCount; value++)
        {
            isSame = BinaryPrimitives.ReadInt32LittleEndian(body[(value * sizeof(int))..]) == value;
        }

        return isSame;
    }

    /// <summary>Appends values.</summary>
    public static void Encode(ReadOnlySpan<byte> values, ByteBuffer output)
    {
        output.WriteByte(Width);
        if (values.Length == 0)
        {
            return;
        }

        int groups = (values.Length + GroupSize - 1) / GroupSize;
        output.WriteVarint(((ulong)groups << 1) | 1);
        output.Write(values);
        output.Append((groups * GroupSize) - values.Length).Clear();
    }

    /// <summary>Decodes exactly as many values as there is room for.</summary>
    public static void Decode(ReadOnlySpan<byte> bytes, Span<byte> values)
    {
        int position = 1;
        int groups = (values.Length + GroupSize - 1) / GroupSize;
        bool isOurs = bytes.Length > 0 && bytes[0] == Width
            && (groups == 0 || Varint.Read(bytes, ref position) == (((ulong)groups << 1) | 1))
            && bytes.Length - position == groups * GroupSize;
        if (!isOurs)
        {
            throw new InvalidFileException($"codes of bytes are not those of {values.Length} values");
        }

        bytes.Slice(position, values.Length).CopyTo(values);
    }
}
