namespace JparcSim.Core.Numerics;

public static partial class Elementary
{
    private const double SplitFactor = (1L << 27) + 1.0;
    private const double TwoThirds = 0.6666666666666666;
    private const double TwoThirdsRest = 3.700743415417188e-17;

    // (log((1 + s) / (1 - s)) - 2 s - 2 s^3 / 3) / s^5 in z = s^2, same range as above; relative error of the log 1e-19.
    private const double M1 = 0.4000000000000003;
    private const double M2 = 0.2857142857133801;
    private const double M3 = 0.22222222271326808;
    private const double M4 = 0.18181808210921882;
    private const double M5 = 0.15385577463308145;
    private const double M6 = 0.1328586883754574;
    private const double M7 = 0.12914712183935131;

    /// <summary>Power of a positive base; at most 1 ulp off where |y log x| &lt; 50, 2 ulp elsewhere.</summary>
    /// <param name="x">Base; NaN when negative, also for whole exponents.</param>
    /// <param name="y">Exponent.</param>
    public static double Pow(double x, double y)
    {
        if (y == 0.0 || x == 1.0)
        {
            return 1.0;
        }

        if (double.IsNaN(x) || double.IsNaN(y) || x < 0.0)
        {
            return double.NaN;
        }

        if (x == 0.0 || double.IsInfinity(x))
        {
            return (x == 0.0) == (y > 0.0) ? 0.0 : double.PositiveInfinity;
        }

        // Beyond 2^66 every result is 0 or infinite, since |log x| > 2^-54; the bound keeps the products finite.
        const double LargestExponent = 7.4e19;
        y = Math.Clamp(y, -LargestExponent, LargestExponent);
        (double logHigh, double logLow) = LogWithRest(x);
        (double product, double rest) = TimesExactly(logHigh, y);
        return ExpAtTheEdge(product, rest + (logLow * y));
    }

    // log x of a positive finite x as a sum of two doubles, good to about 2^-63 of its size.
    private static (double High, double Low) LogWithRest(double x)
    {
        double scaleExponent = 0.0;
        if (x < SmallestNormal)
        {
            x *= SubnormalScale;
            scaleExponent = -54.0;
        }

        long bits = BitConverter.DoubleToInt64Bits(x) + (OneBits - RootHalfBits);
        double k = ((bits >> 52) - 1023) + scaleExponent;
        double m = BitConverter.Int64BitsToDouble((bits & SignificandMask) + RootHalfBits);

        // s = (m - 1) / (m + 1) and z = s^2 with the rests that rounding leaves.
        double sum = 1.0 + m;
        double sumRest = m >= 1.0 ? 1.0 - (sum - m) : m - (sum - 1.0);
        double s = (m - 1.0) / sum;
        (double back, double backRest) = TimesExactly(s, sum);
        double sRest = ((((m - 1.0) - back) - backRest) - (s * sumRest)) / sum;
        (double z, double zRest) = TimesExactly(s, s);
        zRest += 2.0 * s * sRest;

        // bracket = 2/3 z + M z^2; log m = 2 s + s * bracket.
        double w = z * z;
        double odd = M1 + (w * (M3 + (w * (M5 + (w * M7)))));
        double even = M2 + (w * (M4 + (w * M6)));
        (double bracket, double bracketRest) = TimesExactly(TwoThirds, z);
        bracketRest += (TwoThirdsRest * z) + (TwoThirds * zRest) + (w * (odd + (z * even)));
        (double bend, double bendRest) = TimesExactly(s, bracket);
        bendRest += (s * bracketRest) + (sRest * bracket);

        // Largest term first; each sum keeps what it loses.
        (double high, double low) = PlusExactly(k * Ln2High, 2.0 * s);
        (double total, double totalRest) = PlusExactly(high, bend);
        low += totalRest + (bendRest + ((2.0 * sRest) + (k * Ln2Low)));
        return PlusExactly(total, low);
    }

    // T. J. Dekker, Numer. Math. 18 (1971) 224: the product and its rounding error without a fused operation.
    private static (double Product, double Lost) TimesExactly(double a, double b)
    {
        double product = a * b;
        double aShifted = a * SplitFactor;
        double aHigh = aShifted - (aShifted - a);
        double aLow = a - aHigh;
        double bShifted = b * SplitFactor;
        double bHigh = bShifted - (bShifted - b);
        double bLow = b - bHigh;
        return (product, ((aHigh * bHigh) - product) + (aHigh * bLow) + (aLow * bHigh) + (aLow * bLow));
    }

    // D. E. Knuth, The Art of Computer Programming 2, 4.2.2: the sum and its rounding error.
    private static (double Sum, double Lost) PlusExactly(double a, double b)
    {
        double sum = a + b;
        double virtualB = sum - a;
        return (sum, (a - (sum - virtualB)) + (b - virtualB));
    }
}
