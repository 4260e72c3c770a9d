using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace JparcSim.Storage.Tests.Tables;

/// <summary>A file as a reader that is not ours sees it.</summary>
internal sealed class ForeignFile : IDisposable
{
    private readonly ParquetReader _reader;

    public ForeignFile(byte[] bytes) => _reader = ParquetReader.CreateAsync(new MemoryStream(bytes)).GetAwaiter().GetResult();

    public IReadOnlyList<ParquetRowGroupReader> Groups => _reader.RowGroups;

    public DataField Field(string column) => _reader.Schema.GetDataFields().Single(field => field.Path.FirstPart == column);

    public DataColumnStatistics? Statistics(int group, string column) => Groups[group].GetStatistics(Field(column));

    public void Dispose() => _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
