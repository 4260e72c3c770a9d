namespace JparcSim.Analysis.Estimators;

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
