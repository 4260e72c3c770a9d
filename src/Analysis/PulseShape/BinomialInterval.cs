using MathNet.Numerics.Distributions;

namespace JparcSim.Analysis.PulseShape;

/// <summary>Central confidence intervals of a probability from a count.</summary>
public static class BinomialInterval
{
    private const double OneSigmaTail = 0.15865525393145707;

    /// <summary>The interval of C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404, at 68.3 %: it covers at least that.</summary>
    public static (double Low, double High) ClopperPearson(int hits, int trials)
    {
        double low = hits == 0 ? 0.0 : Beta.InvCDF(hits, trials - hits + 1.0, OneSigmaTail);
        double high = hits == trials ? 1.0 : Beta.InvCDF(hits + 1.0, trials - hits, 1.0 - OneSigmaTail);
        return (low, high);
    }
}
