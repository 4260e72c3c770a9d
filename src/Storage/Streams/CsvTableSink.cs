using System.Text;
using JparcSim.Core.Events;
using nietras.SeparatedValues;

namespace JparcSim.Storage.Streams;

/// <summary>Comma-separated values with a line of names: numbers that read back to the same bits, nothing for null, lists as [1, 2].</summary>
public sealed class CsvTableSink : ITableSink
{
    private readonly StreamWriter _text;
    private readonly SepWriter _writer;

    /// <summary>Begins with the line of names.</summary>
    /// <param name="output">Where.</param>
    /// <param name="columns">Columns like those to come.</param>
    public CsvTableSink(Stream output, IReadOnlyList<Column> columns)
    {
        _text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
        _writer = Sep.New(',').Writer(options => options with { Escape = true }).To(_text, leaveOpen: true);
        foreach (Column column in columns)
        {
            _writer.Header.Add(column.Definition.Name);
        }
    }

    /// <inheritdoc/>
    public void Write(int rowCount, IReadOnlyList<Column> columns)
    {
        for (int row = 0; row < rowCount; row++)
        {
            using SepWriter.Row line = _writer.NewRow();
            for (int i = 0; i < columns.Count; i++)
            {
                line[i].Set(columns[i].CellText(row) ?? "");
            }
        }
    }

    /// <inheritdoc/>
    public void End() => _text.Flush();

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _text.Dispose();
    }
}
