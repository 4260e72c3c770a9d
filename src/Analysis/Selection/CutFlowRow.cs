namespace JparcSim.Analysis.Selection;

/// <summary>One line of a cut flow.</summary>
/// <param name="Cut">generated, triggered, paired, or the name of a cut; of recoils generated, seen, timed.</param>
/// <param name="Kept">Interactions (first two rows, and all rows of recoils) or pairs (the others) that are left.</param>
/// <param name="Efficiency">Kept over kept of the row above; 1 in the first row, null when nothing was left above, and for shifted pairs.</param>
/// <param name="Error">Statistical error of the efficiency, 68 %.</param>
/// <param name="CumulativeEfficiency">Kept over generated; null when nothing was generated.</param>
/// <param name="CumulativeError">Statistical error of the cumulative efficiency, 68 %.</param>
/// <param name="WeightedCount">Sum of weights: the count at the run's exposure.</param>
/// <param name="WeightedError">Square root of the sum of squared weights; larger for shifted pairs, which share events.</param>
/// <param name="TruthMatched">Kept that are not accidental, whose two triggers belong to one event; equals <paramref name="Kept"/> in the first two rows, and of recoils.</param>
/// <param name="Classes">The same by true class: the channels, and for pairs accidental.</param>
public sealed record CutFlowRow(
    string Cut,
    long Kept,
    double? Efficiency,
    double? Error,
    double? CumulativeEfficiency,
    double? CumulativeError,
    double WeightedCount,
    double WeightedError,
    long TruthMatched,
    IReadOnlyList<CutFlowClass> Classes);

/// <summary>One true class in one line of a cut flow.</summary>
/// <param name="Name">Channel, or accidental.</param>
/// <param name="Kept">Interactions or pairs of this class.</param>
/// <param name="WeightedCount">Sum of their weights.</param>
/// <param name="WeightedError">Square root of the sum of their squared weights; larger for shifted pairs.</param>
/// <param name="CumulativeEfficiency">
/// Kept over generated interactions of the channel: the truth-matched efficiency. Null when there are none.
/// </param>
/// <param name="CumulativeError">Its statistical error, 68 %.</param>
public sealed record CutFlowClass(
    string Name, long Kept, double WeightedCount, double WeightedError, double? CumulativeEfficiency, double? CumulativeError);
