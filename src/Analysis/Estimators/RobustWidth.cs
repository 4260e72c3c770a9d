namespace JparcSim.Analysis.Estimators;

/// <summary>Half of the central 68.27 % interval: the standard deviation of a Gaussian, without regard to far tails.</summary>
public static class RobustWidth
{
    private const double LowProbability = 0.15865525393145705;   // Phi(-1)

    /// <summary>The width of the finite values, with the error of the two quantiles and their correlation.</summary>
    /// <returns>Null with fewer than 20 values.</returns>
    public static Estimate? Of(ReadOnlySpan<double> values)
    {
        double[] sorted = Sample.SortedWithin(values, double.MinValue, double.MaxValue);
        return sorted.Length < 20 ? null : OfSorted(sorted);
    }

    /// <summary>The width of ascending values.</summary>
    internal static Estimate OfSorted(ReadOnlySpan<double> sorted)
    {
        const double Odds = LowProbability / (1.0 - LowProbability);   // correlation of the two quantiles
        double value = 0.5 * (Quantile(sorted, 1.0 - LowProbability) - Quantile(sorted, LowProbability));
        double low = QuantileError(sorted, LowProbability);
        double high = QuantileError(sorted, 1.0 - LowProbability);
        return new Estimate(value, 0.5 * Math.Sqrt((low * low) + (high * high) - (2.0 * Odds * low * high)));
    }

    private static double QuantileError(ReadOnlySpan<double> sorted, double probability)
    {
        // Half of the span between the quantiles one binomial standard deviation to either side.
        double step = Math.Sqrt(probability * (1.0 - probability) / sorted.Length);
        return 0.5 * (Quantile(sorted, Math.Min(1.0, probability + step)) - Quantile(sorted, Math.Max(0.0, probability - step)));
    }

    private static double Quantile(ReadOnlySpan<double> sorted, double probability)
    {
        double place = Math.Clamp((probability * sorted.Length) - 0.5, 0.0, sorted.Length - 1.0);
        int below = Math.Min((int)place, sorted.Length - 2);
        return sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}
