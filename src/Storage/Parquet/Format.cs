namespace JparcSim.Storage.Parquet;

// Numbers of the format, from parquet.thrift of apache/parquet-format 2.11; only those in use.

/// <summary>How a value is held on disk.</summary>
internal enum PhysicalType
{
    Boolean = 0,
    Int32 = 1,
    Int64 = 2,
    Float = 4,
    Double = 5,
    ByteArray = 6,
}

/// <summary>Whether a field must, may, or may repeatedly occur.</summary>
internal enum Repetition
{
    Required = 0,
    Optional = 1,
    Repeated = 2,
}

/// <summary>How the values of a page are laid out.</summary>
internal enum ValueEncoding
{
    Plain = 0,
    Rle = 3,
    DeltaBinaryPacked = 5,
    RleDictionary = 8,
    ByteStreamSplit = 9,
}

/// <summary>How the body of a page is compressed.</summary>
internal enum CompressionCodec
{
    Uncompressed = 0,
    Gzip = 2,
    Brotli = 4,
    Zstd = 6,
}

/// <summary>What a page holds.</summary>
internal enum PageType
{
    Data = 0,
    Dictionary = 2,
}

/// <summary>Converted types: the older way to say what a field means, which every reader knows.</summary>
internal enum ConvertedType
{
    Utf8 = 0,
    List = 3,
    UInt8 = 11,
}

/// <summary>The first and last bytes of a file.</summary>
internal static class Magic
{
    public const int ByteCount = 4;

    public static ReadOnlySpan<byte> Bytes => "PAR1"u8;
}
