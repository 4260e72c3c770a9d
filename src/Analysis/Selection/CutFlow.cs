using JparcSim.Core.Events;

namespace JparcSim.Analysis.Selection;

/// <summary>What is left after each step: generated, triggered, paired, then the cuts in the order of the macro.</summary>
/// <remarks>
/// Add whole parts in their order: the sums of weights then have the same bits for any number of threads. Buffers grow to the
/// largest part.
/// </remarks>
public sealed class CutFlow
{
    private const int GeneratedRow = 0;
    private const int TriggeredRow = 1;
    private const int PairedRow = 2;

    private readonly SelectionStage _selection;
    private readonly string[] _rowNames;
    private readonly string[] _classNames;
    private readonly int _accidental;
    private readonly CutFlowSums _total;
    private readonly CutFlowSums _part;
    private bool[] _isTriggered = [];
    private int[] _passedCuts = [];

    /// <summary>Creates an empty flow.</summary>
    /// <param name="selection">The cuts.</param>
    /// <param name="channels">The run's channels, in the order of their codes.</param>
    public CutFlow(SelectionStage selection, IReadOnlyList<string> channels)
    {
        _selection = selection;
        _rowNames = ["generated", "triggered", "paired", .. selection.Cuts.Select(cut => cut.Name)];
        _classNames = [.. PairTable.Classes(channels)];
        _accidental = Array.IndexOf(_classNames, PairTable.Accidental);
        _total = new CutFlowSums(_rowNames.Length, _classNames.Length);
        _part = new CutFlowSums(_rowNames.Length, _classNames.Length);
    }

    /// <summary>Adds the interactions of a part, and which of them made a trigger.</summary>
    /// <param name="eventIds">Ids, ascending.</param>
    /// <param name="channels">Codes of the channels.</param>
    /// <param name="weights">Weights.</param>
    /// <param name="triggerEventIds">True event of each trigger, in any order.</param>
    /// <param name="triggerHasEvent">False where a trigger has no true event.</param>
    public void AddInteractions(
        ReadOnlySpan<long> eventIds, ReadOnlySpan<int> channels, ReadOnlySpan<double> weights,
        ReadOnlySpan<long> triggerEventIds, ReadOnlySpan<bool> triggerHasEvent)
    {
        Grow(ref _isTriggered, eventIds.Length);
        Array.Clear(_isTriggered);
        for (int i = 0; i < triggerEventIds.Length; i++)
        {
            int row = triggerHasEvent[i] ? eventIds.BinarySearch(triggerEventIds[i]) : -1;
            if (row >= 0)
            {
                _isTriggered[row] = true;
            }
        }

        _part.Clear();
        for (int i = 0; i < eventIds.Length; i++)
        {
            _part.Count(GeneratedRow, channels[i], weights[i]);
            if (_isTriggered[i])
            {
                _part.Count(TriggeredRow, channels[i], weights[i]);
            }
        }

        _total.Add(_part);
    }

    /// <summary>Adds the pairs of a part; the cuts are evaluated here, Pass columns are not read.</summary>
    public void AddPairs(in PairColumns pairs)
    {
        Grow(ref _passedCuts, pairs.Count);
        _selection.CountPassed(pairs, _passedCuts.AsSpan(0, pairs.Count));
        _part.Clear();
        for (int i = 0; i < pairs.Count; i++)
        {
            for (int row = PairedRow; row <= PairedRow + _passedCuts[i]; row++)
            {
                _part.Count(row, pairs.TrueClass[i], pairs.Weight[i]);
            }
        }

        _total.Add(_part);
    }

    /// <summary>The lines, in order.</summary>
    public IReadOnlyList<CutFlowRow> Rows() =>
        _total.Lines(_rowNames, _classNames, (row, kept) => row < PairedRow ? kept : kept - _total.Kept(row, _accidental));

    private static void Grow<T>(ref T[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new T[Math.Max(length, 2 * buffer.Length)];
        }
    }
}
