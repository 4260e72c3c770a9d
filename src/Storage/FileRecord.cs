using JparcSim.Core.Events;

namespace JparcSim.Storage;

/// <summary>What was written to one file; digests in lower-case hexadecimal digits.</summary>
/// <param name="RowCount">Rows.</param>
/// <param name="ByteCount">Size of the file, bytes.</param>
/// <param name="Sha256">SHA-256 of the file; equal for equal tables and equal versions of the libraries.</param>
/// <param name="ContentSha256">SHA-256 over the values; equal for equal tables, see <see cref="ContentHash"/>.</param>
public readonly record struct FileRecord(long RowCount, long ByteCount, string Sha256, string ContentSha256);
