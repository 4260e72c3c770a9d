namespace JparcSim.Storage;

/// <summary>What was written to one file.</summary>
/// <param name="RowCount">Rows.</param>
/// <param name="ByteCount">Size of the file, bytes.</param>
/// <param name="Sha256">SHA-256 of the file; equal for equal tables and equal versions of the compression library.</param>
/// <param name="ContentSha256">SHA-256 over the uncompressed pages; equal for equal tables, whatever the compression.</param>
public readonly record struct FileRecord(long RowCount, long ByteCount, Hash256 Sha256, Hash256 ContentSha256);
