namespace JparcSim.Generator.Flux;

/// <summary>A place and its weight in a sum that stands for an integral.</summary>
/// <param name="X">Where the integrand is taken.</param>
/// <param name="Weight">What it is multiplied with.</param>
public readonly record struct QuadratureNode(double X, double Weight);

/// <summary>Gauss-Legendre quadrature with five nodes on each of a number of equal panels; exact for polynomials up to degree nine.</summary>
public static class CompositeGauss
{
    // Abramowitz and Stegun, table 25.4, in closed form.
    private static readonly double Near = Math.Sqrt(5.0 - (2.0 * Math.Sqrt(10.0 / 7.0))) / 3.0;
    private static readonly double Far = Math.Sqrt(5.0 + (2.0 * Math.Sqrt(10.0 / 7.0))) / 3.0;
    private static readonly double NearWeight = (322.0 + (13.0 * Math.Sqrt(70.0))) / 900.0;
    private static readonly double FarWeight = (322.0 - (13.0 * Math.Sqrt(70.0))) / 900.0;

    private static readonly QuadratureNode[] Unit =
    [
        new(-Far, FarWeight), new(-Near, NearWeight), new(0.0, 128.0 / 225.0), new(Near, NearWeight), new(Far, FarWeight),
    ];

    /// <summary>The nodes for an interval.</summary>
    public static QuadratureNode[] Nodes(double from, double to, int panels)
    {
        var nodes = new QuadratureNode[Unit.Length * panels];
        double half = 0.5 * (to - from) / panels;
        for (int i = 0; i < nodes.Length; i++)
        {
            QuadratureNode unit = Unit[i % Unit.Length];
            double centre = from + (((2.0 * (i / Unit.Length)) + 1.0) * half);
            nodes[i] = new QuadratureNode(centre + (half * unit.X), half * unit.Weight);
        }

        return nodes;
    }

    /// <summary>The integral of a function.</summary>
    public static double Integrate(Func<double, double> function, double from, double to, int panels)
    {
        double sum = 0.0;
        foreach (QuadratureNode node in Nodes(from, to, panels))
        {
            sum += node.Weight * function(node.X);
        }

        return sum;
    }
}
