namespace JparcSim.Core.Numerics;

/// <summary>A place and its weight in a sum that stands for an integral.</summary>
/// <param name="X">Where the integrand is taken.</param>
/// <param name="Weight">What it is multiplied with.</param>
public readonly record struct QuadratureNode(double X, double Weight);

/// <summary>Composite Gauss-Legendre quadrature with 8 nodes per interval: exact for polynomials of degree 15.</summary>
/// <remarks>Nodes and weights: M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions (1964), table 25.4.</remarks>
public static class GaussLegendre
{
    private static readonly QuadratureNode[] Unit =
    [
        new(-0.9602898564975363, 0.10122853629037626), new(-0.7966664774136267, 0.22238103445337448),
        new(-0.525532409916329, 0.31370664587788727), new(-0.1834346424956498, 0.362683783378362),
        new(0.1834346424956498, 0.362683783378362), new(0.525532409916329, 0.31370664587788727),
        new(0.7966664774136267, 0.22238103445337448), new(0.9602898564975363, 0.10122853629037626),
    ];

    /// <summary>The nodes of a number of equal intervals, rising.</summary>
    /// <param name="from">Lower border.</param>
    /// <param name="to">Upper border; below the lower one the weights are negative.</param>
    /// <param name="intervals">Number of equal intervals, 1 or more.</param>
    public static QuadratureNode[] Nodes(double from, double to, int intervals = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(intervals, 1);
        var nodes = new QuadratureNode[Unit.Length * intervals];
        double half = 0.5 * (to - from) / intervals;
        for (int i = 0; i < nodes.Length; i++)
        {
            QuadratureNode unit = Unit[i % Unit.Length];
            double centre = from + (((2 * (i / Unit.Length)) + 1) * half);
            nodes[i] = new QuadratureNode(centre + (half * unit.X), half * unit.Weight);
        }

        return nodes;
    }

    /// <summary>Integral of a function that is smooth inside each interval: put borders where it bends.</summary>
    /// <param name="function">Integrand.</param>
    /// <param name="from">Lower border.</param>
    /// <param name="to">Upper border; below the lower one the sign turns.</param>
    /// <param name="intervals">Number of equal intervals, 1 or more.</param>
    public static double Integrate(Func<double, double> function, double from, double to, int intervals = 1)
    {
        double sum = 0.0;
        foreach (QuadratureNode node in Nodes(from, to, intervals))
        {
            sum += node.Weight * function(node.X);
        }

        return sum;
    }
}
