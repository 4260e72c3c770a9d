namespace JparcSim.Pipeline.Results;

/// <summary>What a scan found.</summary>
/// <param name="Folder">Full path of the scan.</param>
/// <param name="Table">Full path of the table of results.</param>
/// <param name="Points">The points of the grid, the values of the last path changing fastest.</param>
public sealed record ScanReport(string Folder, string Table, IReadOnlyList<ScanPointReport> Points);

/// <summary>One point of a scan.</summary>
/// <param name="Point">Number of the point, from 0.</param>
/// <param name="Dataset">Full path of its dataset.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Values">What was varied.</param>
/// <param name="Rows">Rows of its cut flow: each of all, then of each true class.</param>
public sealed record ScanPointReport(int Point, string Dataset, ulong Seed, IReadOnlyList<ScanValue> Values, IReadOnlyList<ScanRow> Rows);

/// <summary>A varied value.</summary>
/// <param name="Path">Path.</param>
/// <param name="Value">The value as it was written.</param>
public sealed record ScanValue(string Path, string Value);

/// <summary>One row of the cut flow of a point, of all or of one true class.</summary>
/// <param name="Cut">generated, triggered, paired, or the name of a cut.</param>
/// <param name="TrueClass">all, a channel, or accidental.</param>
/// <param name="Kept">Interactions (first two rows) or pairs that are left.</param>
/// <param name="WeightedCount">Sum of their weights.</param>
/// <param name="Efficiency">Kept over generated, of a channel over generated interactions of the channel; null when nothing was generated.</param>
/// <param name="Error">Its statistical error, 68 %.</param>
/// <param name="Difference">Efficiency less that of the first point; null at the first point, and where the first point has no such row or class.</param>
/// <param name="PairedError">Its error, event by event.</param>
/// <param name="UnpairedError">What it would be for independent samples.</param>
/// <param name="WeightedDifference">Sum of weights less that of the first point.</param>
/// <param name="WeightedPairedError">Its error, event by event.</param>
/// <param name="Quantities">Middle and width over the pairs that are left; empty in the first two rows.</param>
public sealed record ScanRow(
    string Cut, string TrueClass, long Kept, double WeightedCount, double? Efficiency, double? Error, double? Difference, double? PairedError, double? UnpairedError,
    double? WeightedDifference, double? WeightedPairedError, IReadOnlyList<ScanSpread> Quantities)
{
    /// <summary>Name of all true classes together.</summary>
    public const string AllClasses = "all";
}

/// <summary>Middle and width of a quantity.</summary>
/// <param name="Name">Quantity without unit, such as DelayedZ.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Median">Median; null with fewer than two pairs.</param>
/// <param name="Width">Half of the central 68.27 % interval: the standard deviation of a Gaussian.</param>
public sealed record ScanSpread(string Name, string Unit, double? Median, double? Width);
