using Apache.Arrow;
using Apache.Arrow.Ipc;
using Column = JparcSim.Core.Events.Column;

namespace JparcSim.Storage.Streams;

/// <summary>The streaming format of Apache Arrow: a record batch for each part, over the columns' own buffers.</summary>
public sealed class ArrowTableSink : ITableSink
{
    private readonly ArrowColumns _arrays = new();
    private readonly Schema _schema;
    private readonly ArrowStreamWriter _writer;

    /// <summary>Begins a stream with its schema.</summary>
    /// <param name="output">Where.</param>
    /// <param name="columns">Columns like those to come.</param>
    /// <param name="metadata">Names and values kept in the schema.</param>
    public ArrowTableSink(Stream output, IReadOnlyList<Column> columns, IReadOnlyList<KeyValuePair<string, string>> metadata)
    {
        _schema = new Schema([.. columns.Select(_arrays.FieldOf)], metadata);
        _writer = new ArrowStreamWriter(output, _schema, leaveOpen: true);
        _writer.WriteStart();
    }

    /// <inheritdoc/>
    public void Write(int rowCount, IReadOnlyList<Column> columns)
    {
        // Not disposed of: its buffers are the columns', and it would take the dictionaries with it that it shares with the next one.
        _writer.WriteRecordBatch(new RecordBatch(_schema, columns.Select(_arrays.ArrayOf), rowCount));
    }

    /// <inheritdoc/>
    public void End() => _writer.WriteEnd();

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
