using JparcSim.Core.Events;
using JparcSim.Pipeline.Dataset;
using JparcSim.Storage;
using JparcSim.Storage.Tables;

namespace JparcSim.Pipeline.Running;

/// <summary>Writes the tables of finished parts; one per worker.</summary>
internal sealed class PartWriter : IDisposable
{
    private readonly DatasetFolder _folder;
    private readonly PartJournal? _journal;
    private readonly TableWriter _writer;
    private readonly KeyValuePair<string, string>[] _footer;
    private readonly List<Column[]> _columns;

    public PartWriter(DatasetFolder folder, PartJournal? journal, string runId, PartTables tables, DatasetLayout layout, FileCompression compression)
    {
        _folder = folder;
        _journal = journal;
        _writer = new TableWriter(compression);
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

    /// <summary>Writes every table of a part; the journal's lines make the part finished.</summary>
    public void Write(int part, PartTables tables, List<PartFile> files)
    {
        int before = files.Count;
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

        _journal?.Append(files.Skip(before).Select(file => file.ToDatasetFile()));
    }

    public void Dispose() => _writer.Dispose();
}

/// <summary>A written file: its part, its table by place in <see cref="DatasetFolder.Tables"/>, and what was written.</summary>
internal readonly record struct PartFile(int Part, int Table, FileRecord Record)
{
    /// <summary>The file as the manifest lists it.</summary>
    public DatasetFile ToDatasetFile() => new(
        DatasetFolder.FileName(DatasetFolder.Tables[Table], Part), Record.RowCount, Record.ByteCount, Record.Sha256, Record.ContentSha256);
}
