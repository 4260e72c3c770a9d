using JparcSim.Core.Events;

namespace JparcSim.Pipeline.Auditing;

/// <summary>Which rows belong to an event, and whether two sets of tables agree on them.</summary>
internal static class EventRows
{
    /// <summary>The tables that have rows of an event.</summary>
    public static IReadOnlyList<Table> TablesOf(PartTables part) => [part.Interactions, part.Particles, part.Triggers, part.Pairs];

    /// <summary>The rows of an event in one of these tables: a trigger belongs to the event in its id, a pair to its prompt.</summary>
    public static List<int> Of(Table table, long eventId)
    {
        ReadOnlySpan<long> ids = table switch
        {
            InteractionTable interactions => interactions.EventId.Values,
            ParticleTable particles => particles.EventId.Values,
            TriggerTable triggers => triggers.TriggerId.Values,
            PairTable pairs => pairs.PromptTriggerId.Values,
            _ => throw new ArgumentException($"{table.Name} has no rows of events", nameof(table)),
        };
        int perEvent = table is TriggerTable or PairTable ? TriggerTable.MaxPerEvent : 1;
        var rows = new List<int>();
        for (int row = 0; row < ids.Length; row++)
        {
            if (ids[row] / perEvent == eventId)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    /// <summary>Every difference between an event on disk and the same simulated again, in all stored columns.</summary>
    public static IEnumerable<string> Differences(long eventId, StoredPart disk, PartTables simulated)
    {
        IReadOnlyList<Table> expected = TablesOf(simulated);
        for (int table = 0; table < expected.Count; table++)
        {
            Table found = TablesOf(disk.Tables)[table];
            List<int> foundRows = Of(found, eventId);
            List<int> expectedRows = Of(expected[table], eventId);
            if (foundRows.Count != expectedRows.Count)
            {
                yield return $"event {eventId}: {found.Name}: found {foundRows.Count} rows on disk, simulated {expectedRows.Count}";
            }

            for (int i = 0; i < Math.Min(foundRows.Count, expectedRows.Count); i++)
            {
                foreach (Column column in disk.Columns(table))
                {
                    Column again = expected[table].Columns.First(other => other.Definition.Name == column.Definition.Name);
                    if (!column.IsSameCell(foundRows[i], again, expectedRows[i]))
                    {
                        yield return $"event {eventId}: {found.Name} row {foundRows[i]}: {column.Definition.Name}: "
                            + $"found {column.CellText(foundRows[i]) ?? "null"} on disk, simulated {again.CellText(expectedRows[i]) ?? "null"}";
                    }
                }
            }
        }
    }
}
