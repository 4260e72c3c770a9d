using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace JparcSim.Storage;

/// <summary>A SHA-256 digest held in place, without an array.</summary>
public readonly record struct Hash256
{
    /// <summary>Size of a digest, bytes.</summary>
    public const int ByteCount = 32;

    private readonly ulong _word0;
    private readonly ulong _word1;
    private readonly ulong _word2;
    private readonly ulong _word3;

    /// <summary>Takes a digest of 32 bytes.</summary>
    public Hash256(ReadOnlySpan<byte> digest)
    {
        _word0 = BinaryPrimitives.ReadUInt64BigEndian(digest);
        _word1 = BinaryPrimitives.ReadUInt64BigEndian(digest[8..]);
        _word2 = BinaryPrimitives.ReadUInt64BigEndian(digest[16..]);
        _word3 = BinaryPrimitives.ReadUInt64BigEndian(digest[24..]);
    }

    private Hash256(ulong word0, ulong word1, ulong word2, ulong word3) =>
        (_word0, _word1, _word2, _word3) = (word0, word1, word2, word3);

    /// <summary>The digest of some bytes.</summary>
    public static Hash256 Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[ByteCount];
        SHA256.HashData(bytes, digest);
        return new Hash256(digest);
    }

    /// <summary>The digest of a file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Hash256 OfFile(string path)
    {
        Span<byte> digest = stackalloc byte[ByteCount];
        using FileStream file = File.OpenRead(path);
        SHA256.HashData(file, digest);
        return new Hash256(digest);
    }

    /// <summary>Reads 64 hexadecimal digits; false for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> hex, out Hash256 hash)
    {
        hash = default;
        if (hex.Length != 2 * ByteCount
            || !TryWord(hex[..16], out ulong word0) || !TryWord(hex[16..32], out ulong word1)
            || !TryWord(hex[32..48], out ulong word2) || !TryWord(hex[48..], out ulong word3))
        {
            return false;
        }

        hash = new Hash256(word0, word1, word2, word3);
        return true;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string ToHex() => string.Create(2 * ByteCount, this, static (text, hash) =>
    {
        hash._word0.TryFormat(text, out _, "x16", CultureInfo.InvariantCulture);
        hash._word1.TryFormat(text[16..], out _, "x16", CultureInfo.InvariantCulture);
        hash._word2.TryFormat(text[32..], out _, "x16", CultureInfo.InvariantCulture);
        hash._word3.TryFormat(text[48..], out _, "x16", CultureInfo.InvariantCulture);
    });

    /// <inheritdoc/>
    public override string ToString() => ToHex();

    private static bool TryWord(ReadOnlySpan<char> hex, out ulong word) =>
        ulong.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out word);
}
