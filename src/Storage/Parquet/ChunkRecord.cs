namespace JparcSim.Storage.Parquet;

/// <summary>What the footer says of one column in one row group.</summary>
internal struct ChunkRecord
{
    /// <summary>Place of the dictionary page in the file; 0 without one.</summary>
    public long DictionaryOffset;

    /// <summary>Place of the first data page in the file.</summary>
    public long DataOffset;

    /// <summary>Bytes of all pages with their headers before compression.</summary>
    public long PlainByteCount;

    /// <summary>Bytes of all pages with their headers in the file.</summary>
    public long FileByteCount;

    /// <summary>Values, nulls and empty lists included.</summary>
    public long ValueCount;

    /// <summary>Nulls and empty lists.</summary>
    public long NullCount;

    /// <summary>Smallest and largest value.</summary>
    public ValueRange Range;

    /// <summary>Place of the first page in the file.</summary>
    public readonly long FirstOffset => DictionaryOffset > 0 ? DictionaryOffset : DataOffset;
}
