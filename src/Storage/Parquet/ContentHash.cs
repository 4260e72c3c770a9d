using System.Buffers.Binary;
using System.Security.Cryptography;

namespace JparcSim.Storage.Parquet;

/// <summary>
/// SHA-256 over the uncompressed pages in the order of the file: for each page the place of its column, its kind, the layout
/// and number of its values and its length as five 32-bit little-endian numbers, then its body. Independent of the compression.
/// </summary>
internal sealed class ContentHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Takes in a page.</summary>
    public void Append(int column, PageType type, ValueEncoding encoding, int valueCount, ReadOnlySpan<byte> body)
    {
        Span<byte> mark = stackalloc byte[5 * sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(mark, column);
        BinaryPrimitives.WriteInt32LittleEndian(mark[4..], (int)type);
        BinaryPrimitives.WriteInt32LittleEndian(mark[8..], (int)encoding);
        BinaryPrimitives.WriteInt32LittleEndian(mark[12..], valueCount);
        BinaryPrimitives.WriteInt32LittleEndian(mark[16..], body.Length);
        _hash.AppendData(mark);
        _hash.AppendData(body);
    }

    /// <summary>The digest so far; the next page starts a new one.</summary>
    public Hash256 Finish()
    {
        Span<byte> digest = stackalloc byte[Hash256.ByteCount];
        _hash.TryGetHashAndReset(digest, out _);
        return new Hash256(digest);
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
