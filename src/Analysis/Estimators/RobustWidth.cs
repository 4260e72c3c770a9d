namespace JparcSim.Analysis.Estimators;

/// <summary>Half of the central 68.27 % interval: the standard deviation of a Gaussian, without regard to far tails.</summary>
internal static class RobustWidth
{
    private const double LowProbability = 0.15865525393145705;   // Phi(-1)

    /// <summary>The width of ascending values, two or more.</summary>
    public static double OfSorted(ReadOnlySpan<double> sorted) =>
        0.5 * (SampleQuantile.OfSorted(sorted, 1.0 - LowProbability) - SampleQuantile.OfSorted(sorted, LowProbability));
}

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

/// <summary>Quantiles of a sample, linear between the middles of the steps of its distribution.</summary>
internal static class SampleQuantile
{
    /// <summary>The quantile of ascending values, two or more.</summary>
    public static double OfSorted(ReadOnlySpan<double> sorted, double probability)
    {
        double place = Math.Clamp((probability * sorted.Length) - 0.5, 0.0, sorted.Length - 1.0);
        int below = Math.Min((int)place, sorted.Length - 2);
        return sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}
