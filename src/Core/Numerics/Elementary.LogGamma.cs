namespace JparcSim.Core.Numerics;

public static partial class Elementary
{
    // Stirling's series holds to 3e-17 from here on.
    private const double StirlingFrom = 10.0;
    private const double HalfLogTwoPi = 0.9189385332046728;

    /// <summary>Logarithm of the gamma function; error at most 1e-14 below 10, 1e-15 of the value above (relative).</summary>
    /// <param name="x">Positive; 0 gives infinity, below it NaN.</param>
    /// <remarks>Stirling's series (Abramowitz and Stegun 6.1.41) after a shift by recurrence.</remarks>
    public static double LogGamma(double x)
    {
        if (!(x > 0.0) || double.IsInfinity(x))
        {
            return x == 0.0 || x > 0.0 ? double.PositiveInfinity : double.NaN;
        }

        double product = 1.0;
        while (x < StirlingFrom)
        {
            product *= x;
            x += 1.0;
        }

        double inverse = 1.0 / x;
        double z = inverse * inverse;
        double series = (1.0 / 1188.0) + (z * ((-691.0 / 360360.0) + (z * (1.0 / 156.0))));
        series = (1.0 / 12.0) + (z * ((-1.0 / 360.0) + (z * ((1.0 / 1260.0) + (z * ((-1.0 / 1680.0) + (z * series)))))));
        double stirling = ((x - 0.5) * (Log(x) - 1.0)) + (HalfLogTwoPi - 0.5 + (inverse * series));
        return product == 1.0 ? stirling : stirling - Log(product);
    }
}
