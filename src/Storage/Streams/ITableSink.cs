using JparcSim.Core.Events;

namespace JparcSim.Storage.Streams;

/// <summary>Puts the rows of one table on a stream, part after part; the stream is left open.</summary>
public interface ITableSink : IDisposable
{
    /// <summary>Adds rows.</summary>
    /// <param name="rowCount">Rows.</param>
    /// <param name="columns">Columns like those it was made for, of that table or of another like it.</param>
    void Write(int rowCount, IReadOnlyList<Column> columns);

    /// <summary>Says that all rows were added; without it a reader sees that the stream was cut off, where the format can tell.</summary>
    void End();
}
