namespace JparcSim.Core.Numerics;

/// <summary>Composite Gauss-Legendre quadrature with 8 points per interval: exact for polynomials of degree 15.</summary>
/// <remarks>Nodes and weights: M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions (1964), table 25.4.</remarks>
public static class GaussLegendre
{
    private static readonly double[] Nodes = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363];

    private static readonly double[] Weights = [0.362683783378362, 0.31370664587788727, 0.22238103445337448, 0.10122853629037626];

    /// <summary>Integral of a function, summed in the order of the intervals.</summary>
    /// <param name="function">Integrand, smooth inside each interval: put borders where it bends.</param>
    /// <param name="from">Lower border.</param>
    /// <param name="to">Upper border; below the lower one the sign turns.</param>
    /// <param name="intervals">Number of equal intervals, 1 or more.</param>
    public static double Integrate(Func<double, double> function, double from, double to, int intervals = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(intervals, 1);
        double half = 0.5 * (to - from) / intervals;
        double sum = 0.0;
        for (int i = 0; i < intervals; i++)
        {
            double centre = from + (((2 * i) + 1) * half);
            for (int k = 0; k < Nodes.Length; k++)
            {
                double step = half * Nodes[k];
                sum += Weights[k] * (function(centre - step) + function(centre + step));
            }
        }

        return half * sum;
    }
}
