using JparcSim.Core.Events;
using JparcSim.Generator;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Auditing;

/// <summary>Simulates single events of a run again: alone where nothing else has a part in them, else with their whole part.</summary>
internal sealed class EventSimulator(ResolvedRun run, Chain chain)
{
    private readonly ChainWorker _worker = new(chain, batchEvents: 256);
    private readonly List<EventAddress> _timeline = [];
    private int _partInTables = -1;

    /// <summary>The event's rows, among others perhaps.</summary>
    public PartTables Tables => _worker.Tables;

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
