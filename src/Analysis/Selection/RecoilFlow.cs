namespace JparcSim.Analysis.Selection;

/// <summary>What is left of recoils: generated, seen, and seen with a time.</summary>
/// <remarks>Add whole parts in their order: the sums of weights then have the same bits for any number of threads.</remarks>
public sealed class RecoilFlow
{
    private static readonly string[] RowNames = ["generated", "seen", "timed"];

    private readonly IReadOnlyList<string> _channels;
    private readonly CutFlowSums _total;
    private readonly CutFlowSums _part;

    /// <summary>Creates an empty flow.</summary>
    /// <param name="channels">The run's channels, in the order of their codes.</param>
    public RecoilFlow(IReadOnlyList<string> channels)
    {
        _channels = channels;
        _total = new CutFlowSums(RowNames.Length, channels.Count);
        _part = new CutFlowSums(RowNames.Length, channels.Count);
    }

    /// <summary>Adds a part.</summary>
    /// <param name="eventIds">Ids of the interactions, ascending.</param>
    /// <param name="channels">Codes of their channels.</param>
    /// <param name="weights">Their weights.</param>
    /// <param name="recoilEventIds">Interactions of the recoils, ascending.</param>
    /// <param name="isTimed">Which recoils have a time.</param>
    public void Add(
        ReadOnlySpan<long> eventIds, ReadOnlySpan<int> channels, ReadOnlySpan<double> weights, ReadOnlySpan<long> recoilEventIds, ReadOnlySpan<bool> isTimed)
    {
        _part.Clear();
        int recoil = 0;
        for (int i = 0; i < eventIds.Length; i++)
        {
            _part.Count(0, channels[i], weights[i]);
            while (recoil < recoilEventIds.Length && recoilEventIds[recoil] < eventIds[i])
            {
                recoil++;
            }

            if (recoil < recoilEventIds.Length && recoilEventIds[recoil] == eventIds[i])
            {
                _part.Count(1, channels[i], weights[i]);
                if (isTimed[recoil])
                {
                    _part.Count(2, channels[i], weights[i]);
                }
            }
        }

        _total.Add(_part);
    }

    /// <summary>The lines, in order.</summary>
    public IReadOnlyList<CutFlowRow> Rows() => _total.Lines(RowNames, _channels, (_, kept) => kept);
}
