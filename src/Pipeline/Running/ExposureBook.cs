using JparcSim.Core.Events;
using JparcSim.Generator;

namespace JparcSim.Pipeline.Running;

/// <summary>Fills the exposure table: what each channel was asked for and what came of it. One belongs to one worker.</summary>
internal sealed class ExposureBook
{
    private const double SPerUs = 1e-6;

    private readonly IPartPlan _plan;
    private readonly double[] _pot;
    private readonly double[] _expected;
    private readonly double _protonsPerSpill;
    private readonly double _gateS;
    private bool[] _isSeen = [];

    public ExposureBook(ResolvedRun run)
    {
        GeneratorModel generator = run.Generator;
        double pot = run.Plan.ProtonsOnTarget ?? run.ExposurePot ?? 0.0;
        _plan = run.Plan;
        _protonsPerSpill = generator.Source?.ProtonsPerSpill ?? 1.0;   // without a source every exposure is zero
        _gateS = (generator.GateUs.ToUs - generator.GateUs.FromUs) * SPerUs;
        _pot = [.. generator.Channels.Select(channel => channel.HasRate ? pot : 0.0)];
        _expected = [.. generator.Channels.Select(channel => channel.HasRate ? channel.ExpectedCount(pot) : 0.0)];
    }

    /// <summary>Adds one row per channel for a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="tables">Its interactions, with the ids of the plan, and triggers or recoils that refer to them.</param>
    /// <param name="exposure">Where the rows go.</param>
    public void Fill(int part, PartTables tables, ExposureTable exposure)
    {
        Span<long> generated = stackalloc long[_pot.Length];
        Span<long> dropped = stackalloc long[_pot.Length];
        _plan.CountOutsideGate(part, generated);
        generated.CopyTo(dropped);
        Count(tables, generated, dropped);
        for (int channel = 0; channel < _pot.Length; channel++)
        {
            double fraction = _plan.ExposureFraction(part, channel);
            exposure.Part.Add(part);
            exposure.Channel.Add(channel);
            exposure.ProtonsOnTarget.Add(_pot[channel] * fraction);
            exposure.LiveTimeS.Add(_pot[channel] * fraction / _protonsPerSpill * _gateS);
            exposure.ExpectedCount.Add(_expected[channel] * fraction);
            exposure.GeneratedCount.Add(generated[channel]);
            exposure.DroppedCount.Add(dropped[channel]);
        }
    }

    // Event ids within a part are consecutive, so an id's row is its distance from the first.
    private void Count(PartTables tables, Span<long> generated, Span<long> dropped)
    {
        ReadOnlySpan<int> channels = tables.Interactions.Channel.Codes;
        Span<bool> isSeen = Flags(channels.Length);
        for (int row = 0; row < tables.Triggers.RowCount; row++)
        {
            if (tables.Triggers.EventId[row] is { } eventId)
            {
                isSeen[(int)(eventId - tables.Interactions.EventId[0])] = true;
            }
        }

        foreach (long eventId in tables.Recoils.EventId.Values)
        {
            isSeen[(int)(eventId - tables.Interactions.EventId[0])] = true;
        }

        for (int row = 0; row < channels.Length; row++)
        {
            generated[channels[row]]++;
            dropped[channels[row]] += isSeen[row] ? 0 : 1;
        }
    }

    private Span<bool> Flags(int count)
    {
        if (_isSeen.Length < count)
        {
            _isSeen = new bool[2 * count];
        }

        Span<bool> flags = _isSeen.AsSpan(0, count);
        flags.Clear();
        return flags;
    }
}
