using JparcSim.Core.Random;
using JparcSim.Generator;

namespace JparcSim.Pipeline.Running;

/// <summary>Exposure mode: what a number of protons brings, spill by spill, so that pile-up arises from time order.</summary>
/// <remarks>
/// The Poisson number of events of a channel and a part is drawn for whole spills; events whose time lies outside the gate are
/// then left out. Ids run in the order of spill and time within the part that the id names.
/// </remarks>
internal sealed class ExposurePlan : IPartPlan
{
    /// <summary>Most events that a part has ids for.</summary>
    public const int MaxPartEvents = 1 << EventIdBits;

    private const int EventIdBits = 24;

    private readonly ulong _seed;
    private readonly GeneratorModel _generator;
    private readonly long _spills;
    private readonly long _partSpills;
    private readonly double[] _expectedPerSpill;
    private readonly double[] _inGatePerSpill;
    private readonly double _weight;

    public ExposurePlan(ulong seed, GeneratorModel generator, double pot, double protonsPerSpill, long? partSpills, double? exposurePot)
    {
        _seed = seed;
        _generator = generator;
        _spills = Math.Max(1L, (long)Math.Ceiling(pot / protonsPerSpill));
        (_expectedPerSpill, _inGatePerSpill) = (new double[generator.Channels.Count], new double[generator.Channels.Count]);
        double eventsPerSpill = 0.0;
        for (int channel = 0; channel < _expectedPerSpill.Length; channel++)
        {
            _expectedPerSpill[channel] = generator.Channels[channel].ExpectedCount(protonsPerSpill);
            _inGatePerSpill[channel] = _expectedPerSpill[channel] * generator.Channels[channel].TimeFraction(generator.GateUs.FromUs, generator.GateUs.ToUs);
            eventsPerSpill += _expectedPerSpill[channel];
        }

        const double EventsPerPart = 4096.0;   // as in count mode
        _partSpills = partSpills ?? (long)Math.Clamp(EventsPerPart / Math.Max(eventsPerSpill, 1e-300), 1.0, _spills);
        _weight = exposurePot is { } wanted ? wanted / (_spills * protonsPerSpill) : 1.0;
        Parts = ((_spills - 1) / _partSpills) + 1;
        ExpectedEventsPerPart = eventsPerSpill * Math.Min(_partSpills, _spills);
        ProtonsOnTarget = _spills * protonsPerSpill;
    }

    /// <summary>Number of parts, be it too large to be run.</summary>
    public long Parts { get; }

    /// <summary>Expected events of a whole part, those outside the gate included: they are drawn, too.</summary>
    public double ExpectedEventsPerPart { get; }

    public int PartCount => (int)Parts;

    public double? ProtonsOnTarget { get; }

    public bool AreEventsAlone => false;

    public void Fill(int part, List<EventAddress> timeline)
    {
        timeline.Clear();
        for (int channel = 0; channel < _expectedPerSpill.Length; channel++)
        {
            int events = Drawn(part, channel);
            for (int index = 0; index < events; index++)
            {
                EventAddress address = AddressOf(part, channel, index);
                if (IsInGate(address.TimeUs))
                {
                    timeline.Add(address);
                }
            }
        }

        timeline.Sort(static (a, b) => (a.SpillIndex, a.TimeUs, a.EventKey).CompareTo((b.SpillIndex, b.TimeUs, b.EventKey)));
        for (int i = 0; i < timeline.Count; i++)
        {
            timeline[i] = timeline[i] with { EventId = ((long)part << EventIdBits) | (long)i };
        }
    }

    public void CountOutsideGate(int part, Span<long> counts)
    {
        for (int channel = 0; channel < _expectedPerSpill.Length; channel++)
        {
            int events = Drawn(part, channel);
            for (int index = 0; index < events; index++)
            {
                counts[channel] += IsInGate(_generator.Channels[channel].SampleTimeUs(_seed, KeyOf(part, channel, index))) ? 0 : 1;
            }
        }
    }

    public double ExpectedEventsOf(int channelCode, PartRange parts) =>
        _inGatePerSpill[channelCode] * (FirstSpill(parts.End) - FirstSpill(parts.First));

    public long SpillsOf(int part) => FirstSpill(part + 1) - FirstSpill(part);

    public int PartOf(long eventId) => eventId >= 0 && (eventId >> EventIdBits) < Parts ? (int)(eventId >> EventIdBits) : -1;

    public double ExposureFraction(int part, int channelCode) => (FirstSpill(part + 1) - FirstSpill(part)) / (double)_spills;

    private static ulong KeyOf(int part, int channel, int index) => EventKeys.Of(channel, ((long)part << EventIdBits) | (long)index);

    private long FirstSpill(int part) => Math.Min(_spills, part * _partSpills);

    private bool IsInGate(double timeUs) => timeUs >= _generator.GateUs.FromUs && timeUs < _generator.GateUs.ToUs;

    private int Drawn(int part, int channel)
    {
        var count = new EventRandom(_seed, EventKeys.Of(channel, part), RandomStage.Timeline, entity: 1);
        return Sampling.Poisson(ref count, _expectedPerSpill[channel] * (FirstSpill(part + 1) - FirstSpill(part)));
    }

    private EventAddress AddressOf(int part, int channel, int index)
    {
        ulong key = KeyOf(part, channel, index);
        var place = new EventRandom(_seed, key, RandomStage.Timeline, entity: 2);
        long spills = FirstSpill(part + 1) - FirstSpill(part);
        long spill = FirstSpill(part) + (long)(place.Uniform() * spills);
        double timeUs = _generator.Channels[channel].SampleTimeUs(_seed, key);
        return new EventAddress(_seed, EventId: 0, key, channel, spill, timeUs, _weight);
    }
}
