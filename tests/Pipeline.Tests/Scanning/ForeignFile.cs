using Parquet;
using Parquet.Schema;

namespace JparcSim.Pipeline.Tests.Scanning;

/// <summary>A file of one row group as a reader that is not ours sees it.</summary>
internal sealed class ForeignFile : IDisposable
{
    private readonly ParquetReader _reader;
    private readonly ParquetRowGroupReader _group;

    public ForeignFile(string path)
    {
        _reader = ParquetReader.CreateAsync(path).GetAwaiter().GetResult();
        _group = Assert.Single(_reader.RowGroups);
    }

    public int RowCount => (int)_group.RowCount;

    public T[] Values<T>(string column)
        where T : struct
    {
        var values = new T[RowCount];
        _group.ReadAsync<T>(Field(column), values.AsMemory()).AsTask().GetAwaiter().GetResult();
        return values;
    }

    public T?[] Nullable<T>(string column)
        where T : struct
    {
        var values = new T?[RowCount];
        _group.ReadAsync<T>(Field(column), values.AsMemory()).AsTask().GetAwaiter().GetResult();
        return values;
    }

    public string?[] Texts(string column)
    {
        string?[] values = new string?[RowCount];
        _group.ReadAsync(Field(column), values.AsMemory()).AsTask().GetAwaiter().GetResult();
        return values;
    }

    public void Dispose()
    {
        _group.Dispose();
        _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private DataField Field(string column) => _reader.Schema.GetDataFields().Single(field => field.Path.ToString() == column);
}
