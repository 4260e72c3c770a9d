using System.Runtime.InteropServices;

namespace JparcSim.Storage.Parquet.Encodings;

/// <summary>The one layout that each type of value has in our files.</summary>
internal static class ValueCoding
{
    public static void Encode<T>(ReadOnlySpan<T> values, ByteBuffer output)
        where T : unmanaged
    {
        if (typeof(T) == typeof(bool))
        {
            BooleanBits.Encode(MemoryMarshal.Cast<T, bool>(values), output);
        }
        else if (typeof(T) == typeof(int))
        {
            output.Write(MemoryMarshal.AsBytes(values));
        }
        else if (typeof(T) == typeof(long))
        {
            DeltaBinaryPacked.Encode(MemoryMarshal.Cast<T, long>(values), output);
        }
        else if (typeof(T) == typeof(byte))
        {
            ByteCodes.Encode(MemoryMarshal.AsBytes(values), output);
        }
        else
        {
            ByteStreamSplit.Encode(values, output);
        }
    }

    /// <summary>Fills the values from the bytes that <see cref="Encode"/> wrote.</summary>
    public static void Decode<T>(ReadOnlySpan<byte> bytes, Span<T> values)
        where T : unmanaged
    {
        if (typeof(T) == typeof(bool))
        {
            BooleanBits.Decode(bytes, MemoryMarshal.Cast<T, bool>(values));
        }
        else if (typeof(T) == typeof(int))
        {
            Span<byte> target = MemoryMarshal.AsBytes(values);
            if (bytes.Length != target.Length)
            {
                throw new InvalidFileException($"{bytes.Length} bytes of plain numbers, expected {target.Length}");
            }

            bytes.CopyTo(target);
        }
        else if (typeof(T) == typeof(long))
        {
            DeltaBinaryPacked.Decode(bytes, MemoryMarshal.Cast<T, long>(values));
        }
        else if (typeof(T) == typeof(byte))
        {
            ByteCodes.Decode(bytes, MemoryMarshal.AsBytes(values));
        }
        else
        {
            ByteStreamSplit.Decode(bytes, values);
        }
    }
}
