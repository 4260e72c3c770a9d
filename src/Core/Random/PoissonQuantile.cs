using JparcSim.Core.Numerics;

namespace JparcSim.Core.Random;

/// <summary>Quantile of the Poisson distribution.</summary>
public static class PoissonQuantile
{
    /// <summary>The smallest n with P(N &lt;= n) &gt;= <paramref name="probability"/>.</summary>
    /// <param name="probability">In the open interval (0, 1).</param>
    /// <param name="mean">Mean; 0 or less gives 0.</param>
    public static int Of(double probability, double mean)
    {
        if (!(mean > 0.0))
        {
            return 0;
        }

        if (mean > 500.0)
        {
            return (int)Math.Max(0.0, Math.Floor(mean + (Math.Sqrt(mean) * NormalQuantile.Of(probability)) + 0.5));
        }

        double term = Elementary.Exp(-mean);
        double sum = term;
        int n = 0;
        while (sum < probability && n < 4000)
        {
            n++;
            term *= mean / n;
            sum += term;
        }

        return n;
    }
}
