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
internal sealed record ColumnChunk(FileCompression Compression, int ValueCount, int Start, int ByteCount);
