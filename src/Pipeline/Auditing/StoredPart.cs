using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Running;
using JparcSim.Storage;
using JparcSim.Storage.Tables;

namespace JparcSim.Pipeline.Auditing;

/// <summary>The tables of one part as they are on disk; filled again for each part.</summary>
/// <param name="channels">The run's channels.</param>
/// <param name="layout">Its tables and columns.</param>
internal sealed class StoredPart(IReadOnlyList<string> channels, DatasetLayout layout)
{
    /// <summary>The rows; columns that are not kept on disk stay empty.</summary>
    public PartTables Tables { get; } = new(channels, CutCatalog.Names);

    /// <summary>The tables that are on disk, by their places in <see cref="DatasetFolder.Tables"/>.</summary>
    public IReadOnlyList<int> StoredTables { get; } = layout.Tables;

    /// <summary>The events whose waveforms are on disk.</summary>
    public WaveformChoice Waveforms { get; } = WaveformChoice.Of(layout.Keep);

    /// <summary>The columns of a table that are on disk.</summary>
    /// <param name="table">Place in <see cref="DatasetFolder.Tables"/>.</param>
    public IReadOnlyList<Column> Columns(int table) => Columns(Tables.All[table]);

    /// <summary>The columns of one of <see cref="Tables"/> that are on disk.</summary>
    public IReadOnlyList<Column> Columns(Table table) => layout.ColumnsOf(table);

    /// <summary>Replaces the rows of one table.</summary>
    /// <exception cref="InvalidFileException">The file is damaged or of another schema.</exception>
    public void Load(int table, TableFile file)
    {
        Tables.All[table].Clear();
        file.Load(Tables.All[table], Columns(table));
    }

    /// <summary>Replaces the rows of all tables by those of a part.</summary>
    /// <exception cref="InvalidFileException">A file is damaged or of another schema.</exception>
    /// <exception cref="UserInputException">A file cannot be read.</exception>
    public void Load(DatasetReader reader, int part)
    {
        foreach (int table in StoredTables)
        {
            Tables.All[table].Clear();
            reader.Load(Tables.All[table], part, Columns(table));
        }
    }
}
