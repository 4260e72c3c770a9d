namespace JparcSim.Storage.Parquet;

/// <summary>What the footer of a file says, checked against the size of the file.</summary>
internal sealed record FileMetadata(
    IReadOnlyList<ColumnSchema> Schema,
    long RowCount,
    IReadOnlyList<RowGroup> RowGroups,
    IReadOnlyDictionary<string, string> KeyValues);

/// <summary>A run of rows.</summary>
internal sealed record RowGroup(int RowCount, IReadOnlyList<ColumnChunk> Chunks);

/// <summary>One column of a row group: pages back to back.</summary>
/// <param name="Compression">Codec of the pages.</param>
/// <param name="ValueCount">Values, nulls and empty lists included.</param>
/// <param name="Start">Place of the first page in the file.</param>
/// <param name="ByteCount">Bytes of all pages with their heads in the file.</param>
/// <param name="PlainByteCount">The same before compression, as announced; what the pages hold is held against it.</param>
internal sealed record ColumnChunk(FileCompression Compression, int ValueCount, int Start, int ByteCount, int PlainByteCount);
