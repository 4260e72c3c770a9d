using System.Runtime.InteropServices;
using JparcSim.Analysis.Selection;
using JparcSim.Core.Events;
using JparcSim.Generator;

namespace JparcSim.Pipeline.Running;

/// <summary>One worker's tables and scratch: takes a part's time line through the chain.</summary>
/// <param name="generator">The channels.</param>
/// <param name="batchEvents">Events taken through a stage before the next stage runs; never changes a result.</param>
internal abstract class ChainWorker(GeneratorModel generator, int batchEvents)
{
    /// <summary>The tables of the last time line.</summary>
    public PartTables Tables { get; } = new([.. generator.Channels.Select(channel => channel.Name)], [.. CutCatalog.Names]);

    /// <summary>The particles of the batch in hand.</summary>
    protected ParticleTable Primaries { get; } = new();

    /// <summary>Simulates a time line from its first event to its last, replacing <see cref="Tables"/>.</summary>
    public void Simulate(List<EventAddress> timeline, CancellationToken cancellation, Action<int>? progress = null)
    {
        Tables.Clear();
        ReadOnlySpan<EventAddress> events = CollectionsMarshal.AsSpan(timeline);
        int first = 0;
        while (first < events.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            int end = EndOfBatch(events, first);
            SimulateBatch(timeline[0].Seed, events[first..end]);
            progress?.Invoke(end - first);
            first = end;
        }

        Complete();
    }

    /// <summary>Takes the interactions from one on, and <see cref="Primaries"/>, through the stages behind the generator.</summary>
    protected abstract void Respond(ulong seed, int firstInteraction);

    /// <summary>Does what needs the whole part.</summary>
    protected abstract void Complete();

    private void SimulateBatch(ulong seed, ReadOnlySpan<EventAddress> events)
    {
        int firstInteraction = Tables.Interactions.RowCount;
        Primaries.Clear();
        foreach (ref readonly EventAddress address in events)
        {
            generator.Channels[address.ChannelCode].Generate(address, Tables.Interactions, Primaries);
        }

        Respond(seed, firstInteraction);
    }

    // Events of one spill share light flashes: a batch never ends inside a spill.
    private int EndOfBatch(ReadOnlySpan<EventAddress> events, int first)
    {
        int end = Math.Min(first + batchEvents, events.Length);
        while (end < events.Length && events[end].SpillIndex == events[end - 1].SpillIndex)
        {
            end++;
        }

        return end;
    }
}
