using JparcSim.Core.Events;
using JparcSim.Pipeline.Dataset;
using JparcSim.Storage;
using JparcSim.Storage.Parquet;

namespace JparcSim.Pipeline.Running;

/// <summary>Writes the tables of finished parts; one per worker.</summary>
internal sealed class PartWriter : IDisposable
{
    private readonly DatasetFolder _folder;
    private readonly ParquetTableWriter _writer;
    private readonly KeyValuePair<string, string>[] _footer;
    private readonly List<Column[]> _columns;

    public PartWriter(DatasetFolder folder, string runId, PartTables tables, DatasetLayout layout, FileCompression compression)
    {
        _folder = folder;
        _writer = new ParquetTableWriter(compression);
        _footer =
        [
            new(FileFooter.SchemaVersion, FileFooter.Text(DatasetSchema.Version)),
            new(FileFooter.RunId, runId),
            new(FileFooter.Part, ""),
            new(FileFooter.FirstEventId, ""),
            new(FileFooter.EventCount, ""),
        ];
        _columns = [.. tables.All.Select(table => layout.ColumnsOf(table))];
    }

    /// <summary>Writes every table of a part; the last one to appear makes the part finished.</summary>
    public void Write(int part, PartTables tables, List<PartFile> files)
    {
        _footer[2] = new(FileFooter.Part, FileFooter.Text(part));
        _footer[3] = new(FileFooter.FirstEventId, FileFooter.Text(FileFooter.FirstEventIdOf(tables.Interactions)));
        _footer[4] = new(FileFooter.EventCount, FileFooter.Text(tables.Interactions.RowCount));
        for (int i = 0; i < tables.All.Count; i++)
        {
            if (_columns[i].Length == 0)
            {
                continue;
            }

            Table table = tables.All[i];
            table.Validate();
            FileRecord record = _writer.Write(_folder.FilePath(table.Name, part), table, _columns[i], _footer);
            files.Add(new PartFile(part, i, record));
        }
    }

    public void Dispose() => _writer.Dispose();
}

/// <summary>A written file: its part, its table by place in <see cref="DatasetFolder.Tables"/>, and what was written.</summary>
internal readonly record struct PartFile(int Part, int Table, FileRecord Record);
