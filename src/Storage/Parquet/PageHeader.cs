namespace JparcSim.Storage.Parquet;

/// <summary>The head of a page in a file being read. Only what we write is accepted: no checksum covers a head.</summary>
/// <param name="Type">What the page holds.</param>
/// <param name="PlainByteCount">Bytes of the body before compression; within <see cref="PageLimits"/>.</param>
/// <param name="FileByteCount">Bytes of the body in the file; no more than there are.</param>
/// <param name="Crc">CRC-32 of the body in the file.</param>
/// <param name="ValueCount">Values, or names of a dictionary; not negative.</param>
/// <param name="Encoding">Layout of the values.</param>
internal readonly record struct PageHeader(
    PageType Type, int PlainByteCount, int FileByteCount, uint Crc, int ValueCount, ValueEncoding Encoding)
{
    /// <summary>Reads the head at the start of some bytes.</summary>
    /// <param name="bytes">The rest of a column chunk.</param>
    /// <param name="length">Bytes of the head.</param>
    public static PageHeader Read(ReadOnlySpan<byte> bytes, out int length)
    {
        var thrift = new ThriftReader(bytes);
        var type = (PageType)NextInt32(ref thrift, 1);
        int plain = NextInt32(ref thrift, 2);
        int inFile = NextInt32(ref thrift, 3);
        uint crc = unchecked((uint)NextInt32(ref thrift, 4));
        int field = 4;
        if (type is not (PageType.Data or PageType.Dictionary) || !thrift.NextField(ref field) || field != (type == PageType.Data ? 5 : 7))
        {
            throw Unknown();
        }

        thrift.Struct();
        int values = NextInt32(ref thrift, 1);
        int encoding = NextInt32(ref thrift, 2);
        if (type == PageType.Data
            && (NextInt32(ref thrift, 3) != (int)ValueEncoding.Rle || NextInt32(ref thrift, 4) != (int)ValueEncoding.Rle))
        {
            throw Unknown();
        }

        End(ref thrift);
        End(ref thrift);
        length = thrift.Position;
        return values < 0 || plain < 0 || plain > PageLimits.MaxBodyByteCount || inFile < 0 || inFile > bytes.Length - length
            ? throw new InvalidFileException(
                $"a page announces {values} values in {inFile} bytes ({plain} uncompressed) where {bytes.Length - length} are left")
            : new PageHeader(type, plain, inFile, crc, values, (ValueEncoding)encoding);
    }

    private static int NextInt32(ref ThriftReader thrift, int expected)
    {
        int field = expected - 1;
        return thrift.NextField(ref field) && field == expected ? thrift.Int32() : throw Unknown();
    }

    private static void End(ref ThriftReader thrift)
    {
        int field = 0;
        if (thrift.NextField(ref field))
        {
            throw Unknown();
        }
    }

    private static InvalidFileException Unknown() => new("the head of a page is of a kind that is not read here");
}
