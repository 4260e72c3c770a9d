namespace JparcSim.Storage.Parquet;

/// <summary>A growing, reusable run of bytes.</summary>
internal sealed class ByteBuffer
{
    private byte[] _bytes = new byte[4096];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Count);

    public void Clear() => Count = 0;

    /// <summary>Room for at least <paramref name="count"/> bytes behind the written ones; <see cref="Advance"/> claims them.</summary>
    public Span<byte> Room(int count)
    {
        if (_bytes.Length - Count < count)
        {
            // A quarter more than asked for, so that the pages of the next part, about as large, need no more.
            long needed = (long)Count + count;
            long wanted = Math.Max(needed + (needed / 4), 2L * _bytes.Length);
            Array.Resize(ref _bytes, checked((int)Math.Max(needed, Math.Min(wanted, Array.MaxLength))));
        }

        return _bytes.AsSpan(Count);
    }

    /// <summary>Claims bytes that were filled through <see cref="Room"/>.</summary>
    public void Advance(int count) => Count += count;

    /// <summary>Appends uninitialised bytes and returns them; valid until the next call.</summary>
    public Span<byte> Append(int count)
    {
        Span<byte> room = Room(count)[..count];
        Count += count;
        return room;
    }

    public void WriteByte(byte value) => Append(1)[0] = value;

    public void Write(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Append(bytes.Length));

    /// <summary>An unsigned number, seven bits a byte, lowest first (ULEB128).</summary>
    public void WriteVarint(ulong value)
    {
        Span<byte> room = Room(10);
        int length = 0;
        while (value >= 0x80)
        {
            room[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        room[length++] = (byte)value;
        Count += length;
    }

    /// <summary>A signed number with small absolute values short: 0, -1, 1, -2, ... become 0, 1, 2, 3, ...</summary>
    public void WriteZigzag(long value) => WriteVarint((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>Overwrites bytes written before.</summary>
    public Span<byte> At(int start, int count) => _bytes.AsSpan(0, Count).Slice(start, count);
}
