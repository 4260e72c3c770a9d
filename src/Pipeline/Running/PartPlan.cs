using JparcSim.Core.Random;
using JparcSim.Generator;

namespace JparcSim.Pipeline.Running;

/// <summary>How a run is cut into parts, and which events each part holds: a pure function of the resolved run.</summary>
internal interface IPartPlan
{
    /// <summary>Number of parts of the whole run.</summary>
    int PartCount { get; }

    /// <summary>Expected number of events of the whole run; exact in count mode.</summary>
    double ExpectedEvents { get; }

    /// <summary>Protons on target that are simulated spill by spill; null in count mode.</summary>
    double? ProtonsOnTarget { get; }

    /// <summary>Replaces <paramref name="timeline"/> by the events of a part, in the order of their ids.</summary>
    void Fill(int part, List<EventAddress> timeline);

    /// <summary>The part that an event belongs to.</summary>
    int PartOf(long eventId);

    /// <summary>The share of each channel's exposure that a part stands for.</summary>
    double ExposureFraction(int part, int channelCode);
}

/// <summary>Addresses that both plans share.</summary>
internal static class EventKeys
{
    /// <summary>Address of the random streams of the <paramref name="index"/>-th event of a channel: independent of the other channels and of the total.</summary>
    public static ulong Of(int channelCode, long index) => ((ulong)channelCode << 48) | (ulong)index;
}

/// <summary>Count mode: a fixed number of events, split among channels by share; each event alone on its own spill.</summary>
/// <remarks>Ids run channel by channel in the order of the macro; a part is a run of consecutive ids.</remarks>
internal sealed class CountPlan : IPartPlan
{
    private readonly ulong _seed;
    private readonly GeneratorModel _generator;
    private readonly int _partEvents;
    private readonly long[] _firstId;
    private readonly double[] _weight;

    public CountPlan(ulong seed, GeneratorModel generator, long events, int partEvents, double? exposurePot)
    {
        _seed = seed;
        _generator = generator;
        _partEvents = partEvents;
        _firstId = FirstIds(generator.Shares, events);
        _weight = new double[generator.Channels.Count];
        for (int channel = 0; channel < _weight.Length; channel++)
        {
            long count = _firstId[channel + 1] - _firstId[channel];
            bool hasRate = generator.Channels[channel].HasRate && exposurePot is not null && count > 0;
            _weight[channel] = hasRate ? generator.Channels[channel].ExpectedCount(exposurePot!.Value) / count : 1.0;
        }
    }

    public int PartCount => (int)((_firstId[^1] + _partEvents - 1) / _partEvents);

    public double ExpectedEvents => _firstId[^1];

    public double? ProtonsOnTarget => null;

    public void Fill(int part, List<EventAddress> timeline)
    {
        timeline.Clear();
        long first = (long)part * _partEvents;
        long end = Math.Min(first + _partEvents, _firstId[^1]);
        for (long id = first; id < end; id++)
        {
            timeline.Add(AddressOf(id));
        }
    }

    public int PartOf(long eventId) => eventId >= 0 && eventId < _firstId[^1] ? (int)(eventId / _partEvents) : -1;

    public double ExposureFraction(int part, int channelCode)
    {
        long count = _firstId[channelCode + 1] - _firstId[channelCode];
        long first = Math.Max(_firstId[channelCode], (long)part * _partEvents);
        long end = Math.Min(_firstId[channelCode + 1], (part + 1L) * _partEvents);
        return count == 0 ? 0.0 : Math.Max(0L, end - first) / (double)count;
    }

    private EventAddress AddressOf(long id)
    {
        int channel = 0;
        while (id >= _firstId[channel + 1])
        {
            channel++;
        }

        ulong key = EventKeys.Of(channel, id - _firstId[channel]);
        double timeUs = _generator.Channels[channel].SampleTimeUs(_seed, key);
        return new EventAddress(_seed, id, key, channel, SpillIndex: id, timeUs, _weight[channel]);
    }

    // Rounds the cumulative shares, so that the counts always sum to the total.
    private static long[] FirstIds(IReadOnlyList<double> shares, long events)
    {
        double total = 0.0;
        foreach (double share in shares)
        {
            total += share;
        }

        long[] first = new long[shares.Count + 1];
        double cumulative = 0.0;
        for (int channel = 0; channel < shares.Count; channel++)
        {
            cumulative += shares[channel];
            first[channel + 1] = (long)Math.Round(events * (cumulative / total));
        }

        return first;
    }
}

/// <summary>Exposure mode: what a number of protons brings, spill by spill, so that pile-up arises from time order.</summary>
internal sealed class ExposurePlan : IPartPlan
{
    private const int EventIdBits = 24;   // room for 16 million events in a part; ids say their part

    private readonly ulong _seed;
    private readonly GeneratorModel _generator;
    private readonly long _spills;
    private readonly long _partSpills;
    private readonly double[] _expectedPerSpill;
    private readonly double _weight;

    public ExposurePlan(ulong seed, GeneratorModel generator, double pot, double protonsPerSpill, long? partSpills, double? exposurePot)
    {
        _seed = seed;
        _generator = generator;
        _spills = Math.Max(1L, (long)Math.Ceiling(pot / protonsPerSpill));
        _expectedPerSpill = new double[generator.Channels.Count];
        double eventsPerSpill = 0.0;
        for (int channel = 0; channel < _expectedPerSpill.Length; channel++)
        {
            _expectedPerSpill[channel] = generator.Channels[channel].ExpectedCount(protonsPerSpill);
            eventsPerSpill += _expectedPerSpill[channel];
        }

        const double EventsPerPart = 4096.0;   // as in count mode
        _partSpills = partSpills ?? (long)Math.Clamp(EventsPerPart / Math.Max(eventsPerSpill, 1e-300), 1.0, _spills);
        _weight = exposurePot is { } wanted ? wanted / (_spills * protonsPerSpill) : 1.0;
        ExpectedEvents = eventsPerSpill * _spills;
        ProtonsOnTarget = _spills * protonsPerSpill;
    }

    public int PartCount => (int)((_spills + _partSpills - 1) / _partSpills);

    public double ExpectedEvents { get; }

    public double? ProtonsOnTarget { get; }

    public void Fill(int part, List<EventAddress> timeline)
    {
        timeline.Clear();
        long firstSpill = part * _partSpills;
        long spills = Math.Min(_partSpills, _spills - firstSpill);
        for (int channel = 0; channel < _expectedPerSpill.Length; channel++)
        {
            var count = new EventRandom(_seed, EventKeys.Of(channel, part), RandomStage.Timeline, entity: 1);
            int events = Sampling.Poisson(ref count, _expectedPerSpill[channel] * spills);
            for (int index = 0; index < events; index++)
            {
                ulong key = EventKeys.Of(channel, ((long)part << EventIdBits) | (long)index);
                var place = new EventRandom(_seed, key, RandomStage.Timeline, entity: 2);
                long spill = firstSpill + (long)(place.Uniform() * spills);
                double timeUs = _generator.Channels[channel].SampleTimeUs(_seed, key);
                timeline.Add(new EventAddress(_seed, EventId: 0, key, channel, spill, timeUs, _weight));
            }
        }

        timeline.Sort(static (a, b) => (a.SpillIndex, a.TimeUs, a.EventKey).CompareTo((b.SpillIndex, b.TimeUs, b.EventKey)));
        for (int i = 0; i < timeline.Count; i++)
        {
            timeline[i] = timeline[i] with { EventId = ((long)part << EventIdBits) | (long)i };
        }
    }

    public int PartOf(long eventId) => eventId >= 0 && (eventId >> EventIdBits) < PartCount ? (int)(eventId >> EventIdBits) : -1;

    public double ExposureFraction(int part, int channelCode) =>
        Math.Min(_partSpills, _spills - (part * _partSpills)) / (double)_spills;
}
