using JparcSim.Core.Numerics;

namespace JparcSim.Detector.Electronics;

/// <summary>Tails of the standard normal distribution without loss of relative accuracy, for tables built once.</summary>
internal static class NormalTail
{
    private const double SqrtHalf = 0.70710678118654752440;
    private const double TwoOverSqrtPi = 1.1283791670955125739;
    private const double OneOverSqrtPi = 0.56418958354775628695;
    private const double SeriesLimit = 2.0;
    private const int FractionDepth = 50;

    /// <summary>P(Z &lt; z). Relative accuracy about 1e-15 in the lower tail.</summary>
    public static double Below(double z) => 0.5 * Elementary.Erfc(-z * SqrtHalf);

    /// <summary>exp(x^2) erfc(x) for x of at least 0. Relative accuracy about 1e-13.</summary>
    /// <remarks>
    /// Not from <see cref="Elementary.Erfc"/>: from 26 on the one factor underflows and the other
    /// overflows, while the product is 1 / (x sqrt(pi)).
    /// Below 2 the series of Abramowitz and Stegun 7.1.6, above it the continued fraction 7.1.14, from its far end.
    /// </remarks>
    public static double ScaledErfc(double x)
    {
        if (x < SeriesLimit)
        {
            double term = TwoOverSqrtPi * x;
            double sum = 0.0;
            for (int n = 0; term > 1e-20; n++)
            {
                sum += term;
                term *= 2.0 * x * x / ((2.0 * n) + 3.0);
            }

            return Elementary.Exp(x * x) - sum;
        }

        double tail = x;
        for (int n = FractionDepth; n >= 1; n--)
        {
            tail = x + (0.5 * n / tail);
        }

        return OneOverSqrtPi / tail;
    }
}
