namespace JparcSim.Analysis.Estimators;

/// <summary>Half of the central 68.27 % interval: the standard deviation of a Gaussian, without regard to far tails.</summary>
internal static class RobustWidth
{
    private const double LowProbability = 0.15865525393145705;   // Phi(-1)

    /// <summary>The width of ascending values, two or more.</summary>
    public static double OfSorted(ReadOnlySpan<double> sorted) =>
        0.5 * (Quantile(sorted, 1.0 - LowProbability) - Quantile(sorted, LowProbability));

    private static double Quantile(ReadOnlySpan<double> sorted, double probability)
    {
        double place = Math.Clamp((probability * sorted.Length) - 0.5, 0.0, sorted.Length - 1.0);
        int below = Math.Min((int)place, sorted.Length - 2);
        return sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}
