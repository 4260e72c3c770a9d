using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Storage;
using JparcSim.Storage.Parquet;

namespace JparcSim.Pipeline.Dataset;

/// <summary>Reads the tables of a dataset back, part by part.</summary>
internal sealed class DatasetReader(DatasetFolder folder, Manifest manifest)
{
    /// <summary>The parts in this folder.</summary>
    public IEnumerable<int> Parts => Enumerable.Range(manifest.FirstPart, manifest.EndPart - manifest.FirstPart);

    /// <summary>Reads from a part's file.</summary>
    /// <exception cref="InvalidFileException">The file is damaged or missing; the message names it and advises to verify.</exception>
    /// <exception cref="UserInputException">The file is there and cannot be read.</exception>
    public void Read(string table, int part, Action<ParquetFile> read)
    {
        string path = folder.FilePath(table, part);
        try
        {
            using var file = ParquetFile.Open(path);
            read(file);
        }
        catch (Exception exception) when (exception is InvalidFileException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidFileException(Advice(path, exception));
        }
        catch (IOException exception)
        {
            throw new UserInputException(Advice(path, exception));
        }
    }

    private static string Advice(string path, Exception exception)
    {
        string place = exception.Message.Contains(path, StringComparison.Ordinal) ? "" : $"{path}: ";
        return $"{place}{exception.Message}; expected a file of an intact dataset (see jparcsim verify)";
    }

    /// <summary>Cut flow of the whole folder.</summary>
    /// <param name="selection">The cuts: the dataset's own, or others.</param>
    /// <param name="channels">The run's channels, in the order of their codes.</param>
    public IReadOnlyList<CutFlowRow> CutFlow(SelectionStage selection, IReadOnlyList<string> channels)
    {
        var flow = new CutFlow(selection, channels);
        foreach (int part in Parts)
        {
            AddPart(flow, part, channels);
        }

        return flow.Rows();
    }

    /// <summary>What is left of the recoils of the whole folder.</summary>
    /// <param name="channels">The run's channels, in the order of their codes.</param>
    public IReadOnlyList<CutFlowRow> RecoilFlow(IReadOnlyList<string> channels)
    {
        var flow = new RecoilFlow(channels);
        foreach (int part in Parts)
        {
            Read("interactions", part, interactions => Read("recoils", part, recoils => flow.Add(
                interactions.ReadColumn("EventId").Values<long>(),
                Codes(interactions.ReadColumn("Channel"), channels),
                interactions.ReadColumn("Weight").Values<double>(),
                recoils.ReadColumn("EventId").Values<long>(),
                Nullable(recoils, "TimeUs").IsPresent)));
        }

        return flow.Rows();
    }

    private void AddPart(CutFlow flow, int part, IReadOnlyList<string> channels)
    {
        Read("interactions", part, interactions => Read("triggers", part, triggers =>
        {
            ColumnData triggerEvents = Nullable(triggers, "EventId");
            flow.AddInteractions(
                interactions.ReadColumn("EventId").Values<long>(),
                Codes(interactions.ReadColumn("Channel"), channels),
                interactions.ReadColumn("Weight").Values<double>(),
                triggerEvents.Values<long>(),
                triggerEvents.IsPresent);
        }));
        Read("pairs", part, pairs => flow.AddPairs(PairsOf(pairs, channels)));
    }

    /// <summary>The pairs of a file as columns.</summary>
    public static PairColumns PairsOf(ParquetFile pairs, IReadOnlyList<string> channels)
    {
        ColumnData sincePrevious = Nullable(pairs, "SincePreviousUs");
        ColumnData psdScore = Nullable(pairs, "PromptPsdScore");
        return new PairColumns
        {
            PromptEnergyMeV = pairs.ReadColumn("PromptEnergyMeV").Values<double>(),
            DelayedEnergyMeV = pairs.ReadColumn("DelayedEnergyMeV").Values<double>(),
            DeltaTUs = pairs.ReadColumn("DeltaTUs").Values<double>(),
            DeltaVertexMm = pairs.ReadColumn("DeltaVertexMm").Values<double>(),
            TimeFromBeamUs = pairs.ReadColumn("TimeFromBeamUs").Values<double>(),
            PromptXMm = pairs.ReadColumn("PromptXMm").Values<double>(),
            PromptYMm = pairs.ReadColumn("PromptYMm").Values<double>(),
            PromptZMm = pairs.ReadColumn("PromptZMm").Values<double>(),
            Weight = pairs.ReadColumn("Weight").Values<double>(),
            PromptVetoTopChargePe = pairs.ReadColumn("PromptVetoTopChargePe").Values<double>(),
            PromptVetoBottomChargePe = pairs.ReadColumn("PromptVetoBottomChargePe").Values<double>(),
            SincePreviousUs = sincePrevious.Values<double>(),
            HasPrevious = sincePrevious.IsPresent,
            PromptPsdScore = psdScore.Values<double>(),
            HasPsdScore = psdScore.IsPresent,
            PromptTriggerId = pairs.ReadColumn("PromptTriggerId").Values<long>(),
            TrueClass = Codes(pairs.ReadColumn("TrueClass"), PairTable.Classes(channels)),
        };
    }

    private static ColumnData Nullable(ParquetFile file, string name)
    {
        ColumnData column = file.ReadColumn(name);
        return column.Schema.IsNullable
            ? column
            : throw new InvalidFileException($"column '{name}' is without nulls, expected one that may have them");
    }

    private static int[] Codes(ColumnData names, IReadOnlyList<string> vocabulary)
    {
        ReadOnlySpan<string> values = names.Values<string>();
        int[] codes = new int[values.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            int code = 0;
            while (code < vocabulary.Count && vocabulary[code] != values[row])
            {
                code++;
            }

            codes[row] = code < vocabulary.Count
                ? code
                : throw new InvalidFileException($"column {names.Schema.Name}: found '{values[row]}', expected one of {string.Join(", ", vocabulary)}");
        }

        return codes;
    }
}
