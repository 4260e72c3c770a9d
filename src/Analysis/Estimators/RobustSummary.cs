namespace JparcSim.Analysis.Estimators;

/// <summary>Middle and width of a sample without regard to its tails.</summary>
/// <param name="Median">Median. Its standard error is 1.25 Width / sqrt(number of values) for a Gaussian.</param>
/// <param name="Width">Half of the central 68.27 % interval: the standard deviation of a Gaussian.</param>
public readonly record struct RobustSummary(double Median, double Width)
{
    /// <summary>Of some values; those that are not finite are left out.</summary>
    /// <returns>Null with fewer than two finite values.</returns>
    public static RobustSummary? Of(ReadOnlySpan<double> values)
    {
        double[] sorted = Sample.SortedWithin(values, double.NegativeInfinity, double.PositiveInfinity);
        return sorted.Length < 2 ? null : new RobustSummary(SampleQuantile.OfSorted(sorted, 0.5), RobustWidth.OfSorted(sorted));
    }
}
