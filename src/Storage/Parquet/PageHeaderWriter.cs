namespace JparcSim.Storage.Parquet;

/// <summary>Writes the heads of pages (PageHeader of parquet.thrift; the numbers are its field numbers).</summary>
internal sealed class PageHeaderWriter
{
    private readonly ByteBuffer _output = new();
    private readonly ThriftWriter _thrift;

    public PageHeaderWriter() => _thrift = new ThriftWriter(_output);

    /// <summary>The head of a data page.</summary>
    public ReadOnlySpan<byte> Data(int plainByteCount, ReadOnlySpan<byte> compressed, int valueCount, ValueEncoding encoding)
    {
        Begin(PageType.Data, plainByteCount, compressed);
        _thrift.BeginStruct(5);
        _thrift.Int32(1, valueCount);
        _thrift.Int32(2, (int)encoding);
        _thrift.Int32(3, (int)ValueEncoding.Rle);
        _thrift.Int32(4, (int)ValueEncoding.Rle);
        return End();
    }

    /// <summary>The head of a dictionary page.</summary>
    public ReadOnlySpan<byte> Dictionary(int plainByteCount, ReadOnlySpan<byte> compressed, int valueCount)
    {
        Begin(PageType.Dictionary, plainByteCount, compressed);
        _thrift.BeginStruct(7);
        _thrift.Int32(1, valueCount);
        _thrift.Int32(2, (int)ValueEncoding.Plain);
        return End();
    }

    private void Begin(PageType type, int plainByteCount, ReadOnlySpan<byte> compressed)
    {
        _output.Clear();
        _thrift.BeginRoot();
        _thrift.Int32(1, (int)type);
        _thrift.Int32(2, plainByteCount);
        _thrift.Int32(3, compressed.Length);
        _thrift.Int32(4, unchecked((int)Crc32.Of(compressed)));
    }

    private ReadOnlySpan<byte> End()
    {
        _thrift.EndStruct();
        _thrift.EndStruct();
        return _output.Written;
    }
}
