using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Core.Events;

namespace JparcSim.Pipeline.Auditing;

/// <summary>Which rows belong to an event, and whether two sets of tables agree on them.</summary>
internal static class EventRows
{
    /// <summary>The tables that have rows of an event in a kind of detector, save the waveforms.</summary>
    public static IReadOnlyList<Table> TablesOf(PartTables part, DetectorKind kind) =>
        kind == DetectorKind.Recoil ? [part.Interactions, part.Recoils] : [part.Interactions, part.Particles, part.Triggers, part.Pairs];

    /// <summary>The event of a row: a trigger belongs to the event in its id, a pair to its prompt.</summary>
    public static Func<int, long> EventOf(Table table) => table switch
    {
        InteractionTable interactions => row => interactions.EventId[row],
        ParticleTable particles => row => particles.EventId[row],
        TriggerTable triggers => row => triggers.TriggerId[row] / TriggerTable.MaxPerEvent,
        RecoilTable recoils => row => recoils.EventId[row],
        PairTable pairs => row => pairs.PromptTriggerId[row] / TriggerTable.MaxPerEvent,
        WaveformTable waveforms => row => waveforms.TriggerId[row] / TriggerTable.MaxPerEvent,
        _ => throw new ArgumentException($"{table.Name} has no rows of events", nameof(table)),
    };

    /// <summary>The rows of an event in one of these tables.</summary>
    public static List<int> Of(Table table, long eventId)
    {
        Func<int, long> eventOf = EventOf(table);
        var rows = new List<int>();
        for (int row = 0; row < table.RowCount; row++)
        {
            if (eventOf(row) == eventId)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    /// <summary>Every difference between an event on disk and the same simulated again, in all stored columns.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="disk">Its part on disk.</param>
    /// <param name="simulated">The same simulated again.</param>
    /// <param name="hasWaveforms">Whether its waveforms must be on disk.</param>
    public static IEnumerable<string> Differences(long eventId, StoredPart disk, PartTables simulated, bool hasWaveforms)
    {
        foreach (Table expected in simulated.All.Where(table => table is not ExposureTable))
        {
            Table found = disk.Tables.All.First(table => table.Name == expected.Name);
            IReadOnlyList<Column> columns = disk.Columns(found);
            if (columns.Count == 0)
            {
                continue;
            }

            List<int> foundRows = Of(found, eventId);
            List<int> expectedRows = expected is WaveformTable && !hasWaveforms ? [] : Of(expected, eventId);
            if (foundRows.Count != expectedRows.Count)
            {
                yield return $"event {eventId}: {found.Name}: found {foundRows.Count} rows on disk, simulated {expectedRows.Count}";
            }

            for (int i = 0; i < Math.Min(foundRows.Count, expectedRows.Count); i++)
            {
                foreach (Column column in columns)
                {
                    Column again = expected.Columns.First(other => other.Definition.Name == column.Definition.Name);
                    if (!column.IsSameCell(foundRows[i], again, expectedRows[i]))
                    {
                        yield return $"event {eventId}: {found.Name} row {foundRows[i]}: {column.Definition.Name}: "
                            + $"found {Text(column, foundRows[i])} on disk, simulated {Text(again, expectedRows[i])}";
                    }
                }
            }
        }
    }

    private static string Text(Column column, int row) => ConfigText.Clip(column.CellText(row) ?? "null");
}
