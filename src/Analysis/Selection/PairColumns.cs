using JparcSim.Core.Events;

namespace JparcSim.Analysis.Selection;

/// <summary>The columns of some pairs, from memory or from disk: what a cut may look at. All spans have equal length.</summary>
public readonly ref struct PairColumns
{
    /// <summary>Prompt energy, MeV.</summary>
    public required ReadOnlySpan<double> PromptEnergyMeV { get; init; }

    /// <summary>Delayed energy, MeV.</summary>
    public required ReadOnlySpan<double> DelayedEnergyMeV { get; init; }

    /// <summary>Time from prompt to delayed, us.</summary>
    public required ReadOnlySpan<double> DeltaTUs { get; init; }

    /// <summary>Distance of the vertices, mm.</summary>
    public required ReadOnlySpan<double> DeltaVertexMm { get; init; }

    /// <summary>Prompt time after the start of the first bunch, us.</summary>
    public required ReadOnlySpan<double> TimeFromBeamUs { get; init; }

    /// <summary>Prompt vertex x, mm.</summary>
    public required ReadOnlySpan<double> PromptXMm { get; init; }

    /// <summary>Prompt vertex y, mm.</summary>
    public required ReadOnlySpan<double> PromptYMm { get; init; }

    /// <summary>Prompt vertex z, mm.</summary>
    public required ReadOnlySpan<double> PromptZMm { get; init; }

    /// <summary>Charge of the upper veto with the prompt, p.e.</summary>
    public required ReadOnlySpan<double> PromptVetoTopChargePe { get; init; }

    /// <summary>Charge of the lower veto with the prompt, p.e.</summary>
    public required ReadOnlySpan<double> PromptVetoBottomChargePe { get; init; }

    /// <summary>Time since the spill's trigger before the prompt, us; see <see cref="HasPrevious"/>.</summary>
    public required ReadOnlySpan<double> SincePreviousUs { get; init; }

    /// <summary>Whether there was a trigger before the prompt.</summary>
    public required ReadOnlySpan<bool> HasPrevious { get; init; }

    /// <summary>Pulse-shape score of the prompt; see <see cref="HasPsdScore"/>.</summary>
    public required ReadOnlySpan<double> PromptPsdScore { get; init; }

    /// <summary>Whether the prompt has a score.</summary>
    public required ReadOnlySpan<bool> HasPsdScore { get; init; }

    /// <summary>Id of the prompt; pairs of one prompt follow one another.</summary>
    public required ReadOnlySpan<long> PromptTriggerId { get; init; }

    /// <summary>Weight of the prompt's event.</summary>
    public required ReadOnlySpan<double> Weight { get; init; }

    /// <summary>Code of the true class: a channel, or the code after the last channel for accidentals.</summary>
    public required ReadOnlySpan<int> TrueClass { get; init; }

    /// <summary>Number of pairs.</summary>
    public int Count => PromptEnergyMeV.Length;

    /// <summary>The row after the last pair of the prompt of row <paramref name="row"/>.</summary>
    public int EndOfPrompt(int row)
    {
        long prompt = PromptTriggerId[row];
        do
        {
            row++;
        }
        while (row < Count && PromptTriggerId[row] == prompt);
        return row;
    }

    /// <summary>The columns of a table that <see cref="Of"/> looks at.</summary>
    public static IReadOnlyList<Column> Sources(PairTable pairs) =>
    [
        pairs.PromptEnergyMeV, pairs.DelayedEnergyMeV, pairs.DeltaTUs, pairs.DeltaVertexMm, pairs.TimeFromBeamUs, pairs.PromptXMm, pairs.PromptYMm,
        pairs.PromptZMm, pairs.PromptVetoTopChargePe, pairs.PromptVetoBottomChargePe, pairs.SincePreviousUs, pairs.PromptPsdScore,
        pairs.PromptTriggerId, pairs.Weight, pairs.TrueClass,
    ];

    /// <summary>The rows [<paramref name="first"/>, <paramref name="end"/>) of a table in memory.</summary>
    public static PairColumns Of(PairTable pairs, int first, int end) => new()
    {
        PromptEnergyMeV = pairs.PromptEnergyMeV.Values[first..end],
        DelayedEnergyMeV = pairs.DelayedEnergyMeV.Values[first..end],
        DeltaTUs = pairs.DeltaTUs.Values[first..end],
        DeltaVertexMm = pairs.DeltaVertexMm.Values[first..end],
        TimeFromBeamUs = pairs.TimeFromBeamUs.Values[first..end],
        PromptXMm = pairs.PromptXMm.Values[first..end],
        PromptYMm = pairs.PromptYMm.Values[first..end],
        PromptZMm = pairs.PromptZMm.Values[first..end],
        PromptVetoTopChargePe = pairs.PromptVetoTopChargePe.Values[first..end],
        PromptVetoBottomChargePe = pairs.PromptVetoBottomChargePe.Values[first..end],
        SincePreviousUs = pairs.SincePreviousUs.Values[first..end],
        HasPrevious = pairs.SincePreviousUs.IsPresent[first..end],
        PromptPsdScore = pairs.PromptPsdScore.Values[first..end],
        HasPsdScore = pairs.PromptPsdScore.IsPresent[first..end],
        PromptTriggerId = pairs.PromptTriggerId.Values[first..end],
        Weight = pairs.Weight.Values[first..end],
        TrueClass = pairs.TrueClass.Codes[first..end],
    };

    /// <summary>Some of the rows.</summary>
    public PairColumns Slice(int start, int length) => new()
    {
        PromptEnergyMeV = PromptEnergyMeV.Slice(start, length),
        DelayedEnergyMeV = DelayedEnergyMeV.Slice(start, length),
        DeltaTUs = DeltaTUs.Slice(start, length),
        DeltaVertexMm = DeltaVertexMm.Slice(start, length),
        TimeFromBeamUs = TimeFromBeamUs.Slice(start, length),
        PromptXMm = PromptXMm.Slice(start, length),
        PromptYMm = PromptYMm.Slice(start, length),
        PromptZMm = PromptZMm.Slice(start, length),
        PromptVetoTopChargePe = PromptVetoTopChargePe.Slice(start, length),
        PromptVetoBottomChargePe = PromptVetoBottomChargePe.Slice(start, length),
        SincePreviousUs = SincePreviousUs.Slice(start, length),
        HasPrevious = HasPrevious.Slice(start, length),
        PromptPsdScore = PromptPsdScore.Slice(start, length),
        HasPsdScore = HasPsdScore.Slice(start, length),
        PromptTriggerId = PromptTriggerId.Slice(start, length),
        Weight = Weight.Slice(start, length),
        TrueClass = TrueClass.Slice(start, length),
    };
}
