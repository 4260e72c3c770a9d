using JparcSim.Core.Events;

namespace JparcSim.Storage.Tests;

/// <summary>A small dataset of all tables with made-up numbers.</summary>
internal static class SampleDataset
{
    private static readonly string[] Channels = ["ibd", "michel"];
    private static readonly string[] Cuts = ["prompt-energy", "delta-t", "fiducial"];

    /// <summary>Tables of one part.</summary>
    public static PartTables Part(int part, int events)
    {
        var tables = new PartTables(Channels, Cuts);
        var random = new Random(part);
        for (int i = 0; i < events; i++)
        {
            AddEvent(tables, random, ((long)part * events) + i);
        }

        for (int channel = 0; channel < Channels.Length; channel++)
        {
            tables.Exposure.Part.Add(part);
            tables.Exposure.Channel.Add(channel);
            tables.Exposure.ProtonsOnTarget.Add(1.114e23);
            tables.Exposure.LiveTimeS.Add(random.NextDouble());
            tables.Exposure.ExpectedCount.Add(random.NextDouble());
            tables.Exposure.GeneratedCount.Add(events);
            tables.Exposure.DroppedCount.Add(random.Next(10));
        }

        return tables;
    }

    /// <summary>The columns that have a place on disk.</summary>
    public static IReadOnlyList<Column> Written(Table table) => [.. table.Columns.Where(column => !column.Definition.IsTransient)];

    private static void AddEvent(PartTables tables, Random random, long eventId)
    {
        InteractionTable interactions = tables.Interactions;
        bool hasNeutrino = random.Next(4) > 0;
        foreach (Column column in interactions.Columns)
        {
            AddAnything(column, random, hasNeutrino);
        }

        interactions.EventId[interactions.RowCount - 1] = eventId;
        for (int i = 0; i < 3; i++)
        {
            tables.Particles.Add(eventId, i, i == 0 ? null : 0, new Particle(i == 0 ? -11 : 1000641580, random.NextDouble(), default, random.NextDouble(), default));
        }

        int flashes = random.Next(3);
        for (int flash = 0; flash < flashes; flash++)
        {
            AddTrigger(tables.Triggers, random, eventId, flash);
            AddWaveforms(tables.Waveforms, random, (eventId * TriggerTable.MaxPerEvent) + flash);
        }

        if (flashes == 2)
        {
            AddPair(tables.Pairs, random, eventId * TriggerTable.MaxPerEvent);
        }
    }

    private static void AddTrigger(TriggerTable triggers, Random random, long eventId, int flash)
    {
        Span<float> charges = stackalloc float[96];
        Span<float> times = stackalloc float[96];
        for (int pmt = 0; pmt < charges.Length; pmt++)
        {
            charges[pmt] = random.Next(3) == 0 ? 0.0f : random.NextSingle() * 30.0f;
            times[pmt] = charges[pmt] > 0.0f ? random.NextSingle() * 100.0f : float.NaN;
        }

        foreach (Column column in triggers.Columns)
        {
            if (column is not ListColumn<float>)
            {
                AddAnything(column, random, true);
            }
        }

        triggers.TriggerId[triggers.RowCount - 1] = (eventId * TriggerTable.MaxPerEvent) + flash;
        triggers.EventId[triggers.RowCount - 1] = eventId;
        triggers.ChargesPe.Add(eventId % 17 == 0 ? [] : charges);
        triggers.FirstHitsNs.Add(eventId % 17 == 0 ? [] : times);
    }

    private static void AddWaveforms(WaveformTable waveforms, Random random, long triggerId)
    {
        Span<byte> samples = stackalloc byte[24];
        for (int pmt = 0; pmt < 4; pmt++)
        {
            waveforms.TriggerId.Add(triggerId);
            waveforms.PmtIndex.Add(pmt);
            random.NextBytes(samples);
            waveforms.HighGainCounts.Add(samples);
            samples.Fill((byte)random.Next(256));
            waveforms.LowGainCounts.Add(samples);
        }
    }

    private static void AddPair(PairTable pairs, Random random, long promptId)
    {
        foreach (Column column in pairs.Columns)
        {
            AddAnything(column, random, random.Next(3) > 0);
        }

        pairs.PairId[pairs.RowCount - 1] = promptId * 16;
        pairs.PromptTriggerId[pairs.RowCount - 1] = promptId;
        pairs.DelayedTriggerId[pairs.RowCount - 1] = promptId + 1;
    }

    private static void AddAnything(Column column, Random random, bool isPresent)
    {
        switch (column)
        {
            case Column<bool> c:
                c.Add(random.Next(2) == 0);
                break;
            case Column<int> c:
                c.Add(random.Next(1000));
                break;
            case Column<long> c:
                c.Add(random.Next(1_000_000));
                break;
            case Column<ulong> c:
                c.Add(7);
                break;
            case Column<double> c:
                c.Add(random.NextDouble() * 100.0);
                break;
            case TextColumn c:
                c.Add(random.Next(c.Vocabulary.Count));
                break;
            case NullableColumn<bool> c:
                c.Add(isPresent ? random.Next(2) == 0 : null);
                break;
            case NullableColumn<int> c:
                c.Add(isPresent ? -12 : null);
                break;
            case NullableColumn<long> c:
                c.Add(isPresent ? random.Next() : null);
                break;
            case NullableColumn<double> c:
                c.Add(isPresent ? random.NextDouble() * 60.0 : null);
                break;
            default:
                throw new ArgumentException(column.GetType().Name, nameof(column));
        }
    }
}
