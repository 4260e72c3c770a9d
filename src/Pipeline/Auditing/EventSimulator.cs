using JparcSim.Core.Events;
using JparcSim.Generator;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Auditing;

/// <summary>Simulates single events of a run again: alone where nothing else has a part in them, else with their whole part.</summary>
/// <param name="run">The run.</param>
/// <param name="chain">Its stages.</param>
/// <param name="waveforms">Events whose waveforms are wanted.</param>
internal sealed class EventSimulator(ResolvedRun run, Chain chain, WaveformChoice waveforms)
{
    private readonly ChainWorker _worker = chain.CreateWorker(batchEvents: 32, waveforms);
    private readonly List<EventAddress> _timeline = [];
    private int _partInTables = -1;

    /// <summary>The event's rows, among others perhaps.</summary>
    public PartTables Tables => _worker.Tables;

    /// <summary>Every difference between an event on disk and the same in <see cref="Tables"/>.</summary>
    public IEnumerable<string> Differences(long eventId, StoredPart disk) =>
        EventRows.Differences(eventId, disk, Tables, disk.Waveforms.Of(run.Seed, disk.Tables.Pairs)(eventId));

    /// <summary>Fills <see cref="Tables"/> with an event.</summary>
    /// <returns>Whether the part has such an event.</returns>
    public bool Simulate(int part, long eventId, CancellationToken cancellation)
    {
        if (part != _partInTables)
        {
            run.Plan.Fill(part, _timeline);
            int place = _timeline.FindIndex(address => address.EventId == eventId);
            if (place < 0)
            {
                return false;
            }

            if (run.Plan.AreEventsAlone)
            {
                EventAddress address = _timeline[place];
                _timeline.Clear();
                _timeline.Add(address);
            }

            _worker.Simulate(_timeline, cancellation);
            _partInTables = run.Plan.AreEventsAlone ? -1 : part;
        }

        return Tables.Interactions.EventId.Values.BinarySearch(eventId) >= 0;
    }
}
