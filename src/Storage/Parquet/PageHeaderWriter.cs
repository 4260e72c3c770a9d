namespace JparcSim.Storage.Parquet;

/// <summary>Writes the heads of pages (PageHeader of parquet.thrift; the numbers are its field numbers).</summary>
internal sealed class PageHeaderWriter
{
    private readonly ByteBuffer _output = new();
    private readonly ThriftWriter _thrift;

    public PageHeaderWriter() => _thrift = new ThriftWriter(_output);

    /// <summary>The head of a page; valid until the next call.</summary>
    public ReadOnlySpan<byte> Write(
        PageType type, ValueEncoding encoding, int valueCount, int plainByteCount, ReadOnlySpan<byte> compressed)
    {
        _output.Clear();
        _thrift.BeginRoot();
        _thrift.Int32(1, (int)type);
        _thrift.Int32(2, plainByteCount);
        _thrift.Int32(3, compressed.Length);
        _thrift.Int32(4, unchecked((int)Crc32.Of(compressed)));
        _thrift.BeginStruct(type == PageType.Data ? 5 : 7);
        _thrift.Int32(1, valueCount);
        _thrift.Int32(2, (int)encoding);
        if (type == PageType.Data)
        {
            _thrift.Int32(3, (int)ValueEncoding.Rle);   // of the definition levels
            _thrift.Int32(4, (int)ValueEncoding.Rle);   // of the repetition levels
        }

        _thrift.EndStruct();
        _thrift.EndStruct();
        return _output.Written;
    }
}
