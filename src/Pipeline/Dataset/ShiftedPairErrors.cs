using JparcSim.Analysis.Selection;
using JparcSim.Core.Events;

namespace JparcSim.Pipeline.Dataset;

/// <summary>Errors of the sums of weights of shifted pairs, step by step of a cut flow.</summary>
/// <remarks>
/// Many shifts use every event many times, so that pairs are not independent. For events that come at random the variance of the sum over
/// pairs w is the expectation of sum_e (a_e + b_e)^2 - sum w^2, with a_e and b_e the sums of w of the pairs in which event e is the prompt and
/// the delayed. (Events with several triggers in pairs of the same two events make it a little too large.)
/// </remarks>
internal sealed class ShiftedPairErrors
{
    private readonly SelectionStage _selection;
    private readonly double[] _variances;
    private double[] _sums = [];        // of an event, by interaction and step
    private int[] _passedCuts = [];

    /// <summary>Creates sums of zero.</summary>
    /// <param name="selection">The cuts.</param>
    public ShiftedPairErrors(SelectionStage selection) => (_selection, _variances) = (selection, new double[selection.Cuts.Count + 1]);

    /// <summary>The errors so far: of all pairs, then after each cut. Parts have no events in common.</summary>
    public IReadOnlyList<double> Errors => [.. _variances.Select(static variance => Math.Sqrt(Math.Max(0.0, variance)))];

    /// <summary>Begins a part.</summary>
    public void BeginPart(InteractionTable interactions)
    {
        int cells = interactions.EventId.RowCount * _variances.Length;
        if (_sums.Length < cells)
        {
            _sums = new double[2 * cells];
        }

        Array.Clear(_sums);
    }

    /// <summary>Adds pairs of the part.</summary>
    public void Add(InteractionTable interactions, PairTable pairs)
    {
        int count = pairs.PairId.RowCount;
        if (_passedCuts.Length < count)
        {
            _passedCuts = new int[2 * count];
        }

        _selection.CountPassed(PairColumns.Of(pairs, 0, count), _passedCuts);
        for (int row = 0; row < count; row++)
        {
            double weight = pairs.Weight[row];
            int prompt = FirstCell(interactions, pairs.PromptTriggerId[row]);
            int delayed = FirstCell(interactions, pairs.DelayedTriggerId[row]);
            for (int step = 0; step <= _passedCuts[row]; step++)
            {
                _sums[prompt + step] += weight;
                _sums[delayed + step] += weight;
                _variances[step] -= weight * weight;
            }
        }
    }

    /// <summary>Ends a part.</summary>
    public void EndPart()
    {
        for (int cell = 0; cell < _sums.Length; cell++)
        {
            _variances[cell % _variances.Length] += _sums[cell] * _sums[cell];
        }
    }

    private int FirstCell(InteractionTable interactions, long triggerId) =>
        interactions.EventId.Values.BinarySearch(triggerId / TriggerTable.MaxPerEvent) * _variances.Length;
}
