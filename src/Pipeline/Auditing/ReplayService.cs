using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Auditing;

/// <summary>Makes one event of a dataset again and compares it with what is on disk.</summary>
internal static class ReplayService
{
    /// <summary>Replays an event.</summary>
    public static ReplayReport Replay(ChainBuilder chains, string dataset, long eventId, CancellationToken cancellation)
    {
        var folder = new DatasetFolder(dataset);
        Manifest manifest = folder.ReadManifest();
        ResolvedRun run = ManifestRun.Resolve(manifest);
        int part = run.Plan.PartOf(eventId);
        if (part < manifest.FirstPart || part >= manifest.EndPart)
        {
            throw NoSuchEvent(folder, manifest, eventId);
        }

        var disk = new StoredPart(run.ChannelNames, manifest.Layout);
        var reader = new DatasetReader(folder, manifest);
        disk.Load(reader, part);
        var simulator = new EventSimulator(run, chains.Build(run), disk.Waveforms with { EventId = eventId });
        if (!simulator.Simulate(part, eventId, cancellation))
        {
            throw NoSuchEvent(folder, manifest, eventId);
        }

        var differences = new ProblemList();
        differences.AddRange(simulator.Differences(eventId, disk));
        return new ReplayReport(
            eventId, differences.IsEmpty, differences.Lines(), CodeVersion.NotesOn(manifest),
            [.. EventRows.TablesOf(simulator.Tables, run.Setup.Kind).Select(table => TextOf(table, eventId)), .. WaveformsOf(run, simulator.Tables, eventId)]);
    }

    private static IEnumerable<ReplayTable> WaveformsOf(ResolvedRun run, PartTables tables, long eventId) => run.Setup is ScintillatorSetup scintillator
        ? WaveformDigest.Of(tables.Waveforms, scintillator.Detector.Readout.SamplePeriodNs, eventId)
        : [];

    private static ReplayTable TextOf(Table table, long eventId)
    {
        Column[] columns = [.. table.Columns.Where(column => !column.Definition.IsTransient)];
        return new ReplayTable(
            table.Name,
            [.. columns.Select(column => column.Definition.Name)],
            [.. EventRows.Of(table, eventId).Select(row => columns.Select(column => column.CellText(row)).ToArray())]);
    }

    private static UserInputException NoSuchEvent(DatasetFolder folder, Manifest manifest, long eventId)
    {
        long[] ends = [.. EndIds(folder, manifest)];
        string expected = ends.Length > 0 ? $"an id of the dataset, from {ends.Min()} to {ends.Max()}" : "a dataset with events";
        return new UserInputException($"--event: found {eventId}, expected {expected}");
    }

    // First and last id of the first and the last part that have any.
    private static IEnumerable<long> EndIds(DatasetFolder folder, Manifest manifest)
    {
        var reader = new DatasetReader(folder, manifest);
        return FirstIds(reader, reader.Parts).Concat(FirstIds(reader, reader.Parts.Reverse()));
    }

    private static long[] FirstIds(DatasetReader reader, IEnumerable<int> parts)
    {
        var interactions = new InteractionTable([]);
        foreach (int part in parts)
        {
            reader.Load(interactions, part, [interactions.EventId]);
            if (interactions.EventId.Values is { Length: > 0 } ids)
            {
                return [ids[0], ids[^1]];
            }
        }

        return [];
    }
}
