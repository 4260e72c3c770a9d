namespace JparcSim.Analysis.Estimators;

/// <summary>Half of the central 68.27 % interval: the standard deviation of a Gaussian, without regard to far tails.</summary>
internal static class RobustWidth
{
    private const double LowProbability = 0.15865525393145705;   // Phi(-1)

    /// <summary>The width of ascending values, two or more.</summary>
    public static double OfSorted(ReadOnlySpan<double> sorted) =>
        0.5 * (SampleQuantile.OfSorted(sorted, 1.0 - LowProbability) - SampleQuantile.OfSorted(sorted, LowProbability));
}
