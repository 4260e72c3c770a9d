using MathNet.Numerics.Distributions;

namespace JparcSim.Analysis.Estimators;

/// <summary>The exact confidence interval of a probability.</summary>
/// <param name="Low">Lower limit.</param>
/// <param name="High">Upper limit.</param>
/// <remarks>C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404: covers at least as often as it says.</remarks>
public readonly record struct BinomialInterval(double Low, double High)
{
    /// <summary>The central interval after <paramref name="hits"/> of <paramref name="trials"/>; everything when there were no trials.</summary>
    /// <param name="hits">Successes, at most <paramref name="trials"/>.</param>
    /// <param name="trials">Trials.</param>
    /// <param name="confidence">Coverage; the default is one standard deviation.</param>
    public static BinomialInterval Of(long hits, long trials, double confidence = 0.6826894921370859)
    {
        double outside = 0.5 * (1.0 - confidence);
        double low = hits <= 0 ? 0.0 : Beta.InvCDF(hits, trials - hits + 1, outside);
        double high = hits >= trials ? 1.0 : Beta.InvCDF(hits + 1, trials - hits, 1.0 - outside);
        return new BinomialInterval(low, high);
    }
}
