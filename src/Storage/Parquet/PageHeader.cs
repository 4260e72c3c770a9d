namespace JparcSim.Storage.Parquet;

/// <summary>The head of a page in a file being read.</summary>
/// <param name="Type">What the page holds.</param>
/// <param name="PlainByteCount">Bytes of the body before compression; within <see cref="PageLimits"/>.</param>
/// <param name="FileByteCount">Bytes of the body in the file.</param>
/// <param name="Crc">CRC-32 of the body in the file.</param>
/// <param name="ValueCount">Values, or names of a dictionary.</param>
/// <param name="Encoding">Layout of the values.</param>
internal readonly record struct PageHeader(PageType Type, int PlainByteCount, int FileByteCount, uint Crc, int ValueCount, ValueEncoding Encoding)
{
    /// <summary>Reads the head at the start of some bytes.</summary>
    /// <param name="bytes">The rest of a column chunk.</param>
    /// <param name="length">Bytes of the head.</param>
    public static PageHeader Read(ReadOnlySpan<byte> bytes, out int length)
    {
        var thrift = new ThriftReader(bytes);
        int type = -1;
        int plain = -1;
        int inFile = -1;
        int? crc = null;
        int values = -1;
        int encoding = -1;
        int field = 0;
        while (thrift.NextField(ref field))
        {
            switch (field)
            {
                case 1:
                    type = thrift.Int32();
                    break;
                case 2:
                    plain = thrift.Int32();
                    break;
                case 3:
                    inFile = thrift.Int32();
                    break;
                case 4:
                    crc = thrift.Int32();
                    break;
                case 5 or 7:
                    thrift.Struct();
                    (values, encoding) = ReadCounts(ref thrift);
                    break;
                default:
                    thrift.Skip();
                    break;
            }
        }

        length = thrift.Position;
        if ((PageType)type is not (PageType.Data or PageType.Dictionary) || crc is null || values < 0)
        {
            throw new InvalidFileException("a page is of a kind that is not read here, or lacks its checksum or its count");
        }

        if (plain < 0 || plain > PageLimits.MaxBodyByteCount || inFile < 0 || inFile > bytes.Length - length)
        {
            throw new InvalidFileException($"a page announces {inFile} bytes ({plain} uncompressed) where {bytes.Length - length} are left");
        }

        return new PageHeader((PageType)type, plain, inFile, unchecked((uint)crc.Value), values, (ValueEncoding)encoding);
    }

    private static (int Values, int Encoding) ReadCounts(ref ThriftReader thrift)
    {
        int values = -1;
        int encoding = -1;
        int field = 0;
        while (thrift.NextField(ref field))
        {
            switch (field)
            {
                case 1:
                    values = thrift.Int32();
                    break;
                case 2:
                    encoding = thrift.Int32();
                    break;
                default:
                    thrift.Skip();
                    break;
            }
        }

        return (values, encoding);
    }
}
