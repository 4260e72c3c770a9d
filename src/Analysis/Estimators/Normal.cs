using MathNet.Numerics;

namespace JparcSim.Analysis.Estimators;

/// <summary>Integrals of the line shapes that the fits use. For inspection only: nothing here reaches a dataset.</summary>
internal static class Normal
{
    /// <summary>Cumulative standard normal distribution.</summary>
    public static double Cumulative(double u) => 0.5 * SpecialFunctions.Erfc(-u / Math.Sqrt(2.0));

    /// <summary>Cumulative distribution of a Gaussian deviate less an exponential one: a peak with a tail to low values.</summary>
    /// <param name="x">Argument.</param>
    /// <param name="mean">Mean of the Gaussian.</param>
    /// <param name="sigma">Its standard deviation.</param>
    /// <param name="tail">Mean of the exponential.</param>
    public static double CumulativeWithLowTail(double x, double mean, double sigma, double tail)
    {
        double u = (x - mean) / sigma;
        double ratio = sigma / tail;
        double exponent = (u * ratio) + (0.5 * ratio * ratio);
        double v = u + ratio;
        // Far above the peak the exponential overflows while the normal tail underflows: there the product is phi(u) / v.
        double correction = v > 25.0
            ? Math.Exp(-0.5 * u * u) / (Math.Sqrt(2.0 * Math.PI) * v)
            : Math.Exp(exponent) * Cumulative(-v);
        return Cumulative(u) + correction;
    }
}
