using JparcSim.Analysis.Plots;
using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Core.Events;
using JparcSim.Pipeline.Auditing;
using JparcSim.Pipeline.Configuration;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Dataset;

/// <summary>Looks at a dataset without simulating anything.</summary>
internal static class DatasetViews
{
    /// <summary>What is in a dataset; of one that is not complete, only the manifest.</summary>
    public static DatasetOverview Show(string dataset)
    {
        var folder = new DatasetFolder(dataset);
        Manifest manifest = folder.ReadManifest();
        IReadOnlyList<string> channels = ManifestRun.Channels(manifest);
        return new DatasetOverview(
            manifest, [.. new PartTables(channels, CutCatalog.Names).All.Select(table => ShowTable(table, manifest)).Where(table => table.Columns.Count > 0)], ShowExposure(folder, manifest, channels));
    }

    /// <summary>Cut flow of a dataset with the selection of another macro, whose other values are not read.</summary>
    /// <param name="dataset">Folder.</param>
    /// <param name="macro">The macro.</param>
    /// <param name="settings"><c>path=value</c>.</param>
    /// <param name="shiftSpills">0 for the dataset's pairs; else accidental pairs with the triggers of 1 to this many spills later.</param>
    /// <exception cref="UserInputException">A mistake in the selection, or it cuts on scores and the dataset has none.</exception>
    public static IReadOnlyList<CutFlowRow> Select(string dataset, string macro, IReadOnlyList<string> settings, int shiftSpills)
    {
        ConfigNode root = MacroFile.LoadMacro(macro);
        foreach (ConfigOverride setting in settings.Select(ConfigOverride.Parse))
        {
            setting.Apply(root, MacroSchema.Root);
        }

        var log = new ConfigLog();
        var section = new ConfigSection(root, "", log);
        SelectionStage selection = SelectionStage.Read(section);
        section.RejectUnknown(MacroSchema.Root);
        log.ThrowIfAny();

        DatasetReader reader = OpenComplete(dataset, out Manifest manifest);
        if (manifest.Layout.Kind != DetectorKind.Scintillator)
        {
            throw new UserInputException($"{dataset}: found a dataset of recoils, expected one of pairs: recoils have no selection");
        }

        CheckScores(dataset, reader, selection);
        return shiftSpills > 0
            ? ShiftedPairs.CutFlow(reader, manifest, selection, shiftSpills)
            : reader.CutFlow(selection, ManifestRun.Channels(manifest));
    }

    /// <summary>A figure of the pairs of a dataset as SVG text; of its triggers when it has no pairs, of its recoils in a detector of these.</summary>
    /// <param name="dataset">Folder.</param>
    /// <param name="figure">Name of the figure.</param>
    /// <param name="onlySelected">Only pairs that pass every cut of their macro.</param>
    /// <exception cref="UserInputException">There is no such figure, or it needs pairs and there are none.</exception>
    public static string Plot(string dataset, string figure, bool onlySelected)
    {
        DatasetReader reader = OpenComplete(dataset, out Manifest manifest);
        bool hasRecoils = manifest.Layout.Kind == DetectorKind.Recoil;
        IReadOnlyList<string> names = hasRecoils ? RecoilFigures.Names : PairFigures.Names;
        if (!names.Contains(figure))
        {
            throw new UserInputException($"--what: found '{ConfigText.Clip(figure)}', expected {NearestName.Expectation(figure, names)}");
        }

        IReadOnlyList<string> channels = ManifestRun.Channels(manifest);
        if (hasRecoils)
        {
            return onlySelected
                ? throw new UserInputException($"--selected: found with {dataset}, a dataset of recoils, expected one of pairs: recoils have no selection")
                : RecoilsOf(reader, channels).Draw(figure, Footer(manifest, "all recoils")).ToSvg();
        }

        SelectionStage? selection = onlySelected ? ManifestRun.Resolve(manifest).Scintillator.Selection : null;
        var sample = new PairSample();
        var pairs = new PairTable(channels, CutCatalog.Names);
        foreach (int part in reader.Parts)
        {
            sample.Add(reader.LoadPairs(pairs, part), selection);
        }

        if (sample.Columns.Count > 0)
        {
            return PairFigures.Draw(figure, sample.Columns, Footer(manifest, onlySelected ? "selected pairs" : "all pairs")).ToSvg();
        }

        if (onlySelected)
        {
            throw new UserInputException("--selected: found no pair that passes every cut, expected some");
        }

        return TriggerFigures.Names.Contains(figure)
            ? TriggersOf(reader, channels).Draw(figure, Footer(manifest, "all triggers")).ToSvg()
            : throw new UserInputException(
                $"--what: found {figure}, and no pairs in the dataset, expected one of {string.Join(", ", TriggerFigures.Names)}, which need none");
    }

    // A cut on scores that nothing gave keeps nothing, which is no result.
    private static void CheckScores(string dataset, DatasetReader reader, SelectionStage selection)
    {
        if (!selection.Cuts.OfType<PsdCut>().Any())
        {
            return;
        }

        var triggers = new TriggerTable();
        int rows = 0;
        foreach (int part in reader.Parts)
        {
            reader.Load(triggers, part, [triggers.PsdScore]);
            rows += triggers.PsdScore.RowCount;
            if (triggers.PsdScore.IsPresent.Contains(true))
            {
                return;
            }
        }

        if (rows > 0)
        {
            throw new UserInputException(
                $"--cuts: found a cut psd, and no trigger with a score in {dataset}, expected a dataset whose macro has psd: FILE (jparcsim train psd)");
        }
    }

    private static string Footer(Manifest manifest, string sample) =>
        $"{manifest.Name}, run {manifest.RunId}, {sample}, JparcSim {manifest.CodeVersion}";

    // A trigger without a true event has no weight, and is left out.
    private static TriggerFigures TriggersOf(DatasetReader reader, IReadOnlyList<string> channels)
    {
        var figures = new TriggerFigures();
        var tables = new PartTables(channels, CutCatalog.Names);
        InteractionTable interactions = tables.Interactions;
        TriggerTable triggers = tables.Triggers;
        foreach (int part in reader.Parts)
        {
            reader.Load(interactions, part, [interactions.EventId, interactions.Weight]);
            reader.Load(triggers, part, [triggers.EventId, triggers.RecoEnergyMeV, triggers.RecoXMm, triggers.RecoYMm, triggers.RecoZMm]);
            for (int row = 0; row < triggers.EventId.RowCount; row++)
            {
                int interaction = triggers.EventId[row] is { } eventId ? interactions.EventId.Values.BinarySearch(eventId) : -1;
                if (interaction >= 0)
                {
                    figures.Add(
                        triggers.RecoEnergyMeV[row], triggers.RecoXMm[row], triggers.RecoYMm[row], triggers.RecoZMm[row],
                        interactions.Weight[interaction]);
                }
            }
        }

        return figures;
    }

    private static RecoilFigures RecoilsOf(DatasetReader reader, IReadOnlyList<string> channels)
    {
        var figures = new RecoilFigures(channels);
        RecoilRows.ForEach(reader, channels, recoil => figures.Add(recoil.Channel, recoil.RecoKeVnr, recoil.TimeUs, recoil.Weight));
        return figures;
    }

    private static DatasetReader OpenComplete(string dataset, out Manifest manifest)
    {
        var folder = new DatasetFolder(dataset);
        manifest = folder.ReadCompleteManifest();
        return new DatasetReader(folder, manifest);
    }

    private static TableOverview ShowTable(Table table, Manifest manifest)
    {
        DatasetFile[] files = [.. manifest.Files.Where(file => file.Name.StartsWith(table.Name + "/", StringComparison.Ordinal))];
        return new TableOverview(
            table.Name, files.Sum(file => file.Rows), files.Sum(file => file.Bytes),
            [.. manifest.Layout.ColumnsOf(table).Select(column => column.Definition.Name)]);
    }

    private static List<ExposureOverview> ShowExposure(DatasetFolder folder, Manifest manifest, IReadOnlyList<string> channels)
    {
        var sums = channels.ToDictionary(channel => channel, channel => new ExposureOverview(channel, 0.0, 0.0, 0.0, 0, 0), StringComparer.Ordinal);
        var reader = new DatasetReader(folder, manifest);
        var exposure = new ExposureTable(channels);
        foreach (int part in manifest.IsComplete ? reader.Parts : [])
        {
            reader.Load(exposure, part, exposure.Columns);
            AddExposure(sums, exposure);
        }

        return [.. channels.Select(channel => sums[channel])];
    }

    private static void AddExposure(Dictionary<string, ExposureOverview> sums, ExposureTable exposure)
    {
        for (int row = 0; row < exposure.RowCount; row++)
        {
            string channel = exposure.Channel[row];
            ExposureOverview sum = sums[channel];
            sums[channel] = new ExposureOverview(
                channel, sum.ProtonsOnTarget + exposure.ProtonsOnTarget[row], sum.LiveTimeS + exposure.LiveTimeS[row],
                sum.ExpectedCount + exposure.ExpectedCount[row], sum.GeneratedCount + exposure.GeneratedCount[row], sum.DroppedCount + exposure.DroppedCount[row]);
        }
    }
}
