namespace JparcSim.Generator;

/// <summary>Who an event is: what the pipeline has settled before a channel fills in the physics.</summary>
/// <param name="Seed">Seed of the run.</param>
/// <param name="EventId">Identity of the event within the run.</param>
/// <param name="EventKey">Address of the event's random streams.</param>
/// <param name="ChannelCode">Place of the channel in the macro's list.</param>
/// <param name="SpillIndex">Number of the beam spill.</param>
/// <param name="TimeUs">Time after the start of the first bunch of the spill, us.</param>
/// <param name="Weight">Statistical weight; sums of weights are counts at the run's exposure.</param>
public readonly record struct EventAddress(
    ulong Seed, long EventId, ulong EventKey, int ChannelCode, long SpillIndex, double TimeUs, double Weight);
