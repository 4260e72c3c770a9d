using JparcSim.Generator;

namespace JparcSim.Pipeline.Running;

/// <summary>How a run is cut into parts, and which events each part holds: a pure function of the resolved run.</summary>
internal interface IPartPlan
{
    /// <summary>Number of parts of the whole run.</summary>
    int PartCount { get; }

    /// <summary>Protons on target that are simulated spill by spill; null in count mode.</summary>
    double? ProtonsOnTarget { get; }

    /// <summary>Whether every event has a spill of its own, so that it comes out the same without the others.</summary>
    bool AreEventsAlone { get; }

    /// <summary>Replaces <paramref name="timeline"/> by the events of a part, in the order of their ids.</summary>
    void Fill(int part, List<EventAddress> timeline);

    /// <summary>Adds, by channel, the events drawn for a part that fall outside the gate, which <see cref="Fill"/> leaves out.</summary>
    void CountOutsideGate(int part, Span<long> counts);

    /// <summary>Expected number of events of a channel to be simulated in some parts: those outside the gate are not; exact in count mode.</summary>
    double ExpectedEventsOf(int channelCode, PartRange parts);

    /// <summary>Number of beam spills of a part.</summary>
    long SpillsOf(int part);

    /// <summary>The part that an event belongs to; -1 when there is none.</summary>
    int PartOf(long eventId);

    /// <summary>The share of each channel's exposure that a part stands for.</summary>
    double ExposureFraction(int part, int channelCode);
}

/// <summary>Addresses that plans and calibration runs share.</summary>
internal static class EventKeys
{
    /// <summary>In place of a channel's code: events of the light map's run. Codes of channels are small, so that a macro with the seed of a calibration run has none of its events.</summary>
    public const int LightMapCode = 0xFFFF;

    /// <summary>In place of a channel's code: events of the energy scale's run.</summary>
    public const int EnergyScaleCode = 0xFFFE;

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

    public double? ProtonsOnTarget => null;

    public bool AreEventsAlone => true;

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

    public void CountOutsideGate(int part, Span<long> counts)
    {
        // The gate belongs to exposure mode.
    }

    public double ExpectedEventsOf(int channelCode, PartRange parts)
    {
        long first = Math.Max(_firstId[channelCode], (long)parts.First * _partEvents);
        long end = Math.Min(_firstId[channelCode + 1], (long)parts.End * _partEvents);
        return Math.Max(0L, end - first);
    }

    public long SpillsOf(int part) => Math.Clamp(_firstId[^1] - ((long)part * _partEvents), 0L, _partEvents);

    public int PartOf(long eventId) => eventId >= 0 && eventId < _firstId[^1] ? (int)(eventId / _partEvents) : -1;

    public double ExposureFraction(int part, int channelCode)
    {
        long count = _firstId[channelCode + 1] - _firstId[channelCode];
        return count == 0 ? 0.0 : ExpectedEventsOf(channelCode, new PartRange(part, part + 1)) / count;
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
