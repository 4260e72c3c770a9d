using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Storage;
using JparcSim.Storage.Tables;

namespace JparcSim.Pipeline.Dataset;

/// <summary>Reads the tables of a dataset back, part by part; every file is hashed in the pass that reads it.</summary>
internal sealed class DatasetReader(DatasetFolder folder, Manifest manifest)
{
    private readonly Lazy<Dictionary<string, string>> _sha256 = new(() => Sha256Of(folder, manifest));

    /// <summary>The parts in this folder.</summary>
    public IEnumerable<int> Parts => Enumerable.Range(manifest.FirstPart, manifest.EndPart - manifest.FirstPart);

    /// <summary>Replaces the rows of some columns of a table by those of a part's file.</summary>
    /// <exception cref="InvalidFileException">The file is damaged, missing or not the one that was written; the message names it and advises to verify.</exception>
    /// <exception cref="UserInputException">The file is there and cannot be read.</exception>
    public void Load(Table table, int part, IReadOnlyList<Column> columns)
    {
        string path = folder.FilePath(table.Name, part);
        try
        {
            string name = DatasetFolder.FileName(table.Name, part);
            using var file = TableFile.Open(path, _sha256.Value.GetValueOrDefault(name) ?? throw new InvalidFileException($"manifest.json: files: found no {name}"));
            file.Load(table, columns);
        }
        catch (Exception exception) when (exception is InvalidFileException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidFileException(Advice(path, exception));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserInputException(Advice(path, exception));
        }
    }

    /// <summary>Cut flow of the whole folder.</summary>
    /// <param name="selection">The cuts: the dataset's own, or others.</param>
    /// <param name="channels">The run's channels, in the order of their codes.</param>
    public IReadOnlyList<CutFlowRow> CutFlow(SelectionStage selection, IReadOnlyList<string> channels)
    {
        var flow = new CutFlow(selection, channels);
        var tables = new PartTables(channels, CutCatalog.Names);
        (InteractionTable interactions, TriggerTable triggers) = (tables.Interactions, tables.Triggers);
        foreach (int part in Parts)
        {
            Load(interactions, part, [interactions.EventId, interactions.Channel, interactions.Weight]);
            Load(triggers, part, [triggers.EventId]);
            flow.AddInteractions(
                interactions.EventId.Values, interactions.Channel.Codes, interactions.Weight.Values, triggers.EventId.Values, triggers.EventId.IsPresent);
            flow.AddPairs(LoadPairs(tables.Pairs, part));
        }

        return flow.Rows();
    }

    /// <summary>What is left of the recoils of the whole folder.</summary>
    /// <param name="channels">The run's channels, in the order of their codes.</param>
    public IReadOnlyList<CutFlowRow> RecoilFlow(IReadOnlyList<string> channels)
    {
        var flow = new RecoilFlow(channels);
        var interactions = new InteractionTable(channels);
        var recoils = new RecoilTable();
        foreach (int part in Parts)
        {
            Load(interactions, part, [interactions.EventId, interactions.Channel, interactions.Weight]);
            Load(recoils, part, [recoils.EventId, recoils.TimeUs]);
            flow.Add(
                interactions.EventId.Values, interactions.Channel.Codes, interactions.Weight.Values, recoils.EventId.Values, recoils.TimeUs.IsPresent);
        }

        return flow.Rows();
    }

    /// <summary>The pairs of a part as columns; not to be used after the table is filled again.</summary>
    public PairColumns LoadPairs(PairTable pairs, int part)
    {
        Load(pairs, part, PairColumns.Sources(pairs));
        return PairColumns.Of(pairs, 0, pairs.PromptEnergyMeV.RowCount);
    }

    // Of a run that is not finished the journal tells.
    private static Dictionary<string, string> Sha256Of(DatasetFolder folder, Manifest manifest)
    {
        var sha256 = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DatasetFile file in manifest.IsComplete ? manifest.Files : new PartJournal(folder).Read())
        {
            sha256[file.Name] = file.Sha256;
        }

        return sha256;
    }

    private static string Advice(string path, Exception exception)
    {
        string place = exception.Message.Contains(path, StringComparison.Ordinal) ? "" : $"{path}: ";
        return $"{place}{exception.Message}; expected a file of an intact dataset (see jparcsim verify)";
    }
}
