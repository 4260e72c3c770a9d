using JparcSim.Core.Numerics;
using JparcSim.Detector.Recoil;
using JparcSim.Generator.Cevns;

namespace JparcSim.Pipeline.Recoils;

/// <summary>A background above a threshold as nodes of an integral: recoils of a year, before the efficiency.</summary>
/// <param name="RecoilsKeVnr">True recoils, keVnr.</param>
/// <param name="PerYear">Recoils in a year that each node stands for.</param>
internal sealed record BackgroundNodes(double[] RecoilsKeVnr, double[] PerYear)
{
    private const int Panels = 100;

    /// <summary>The nodes; none for a background below the threshold.</summary>
    public static BackgroundNodes Of(RecoilBackground background, RecoilResponse response)
    {
        double from = Math.Max(response.ThresholdKeVnr, background.Shape.FromKeVnr);
        QuadratureNode[] nodes = background.Shape.ToKeVnr > from ? GaussLegendre.Nodes(from, background.Shape.ToKeVnr, Panels) : [];
        return new BackgroundNodes(
            [.. nodes.Select(node => node.X)], [.. nodes.Select(node => background.RecoilsPerYear * node.Weight * background.Shape.DensityPerKeVnr(node.X))]);
    }

    /// <summary>Recoils in a year, each with a weight.</summary>
    /// <param name="weight">Weight, of the true recoil in keVnr.</param>
    public double Sum(Func<double, double> weight)
    {
        double sum = 0.0;
        for (int n = 0; n < PerYear.Length; n++)
        {
            sum += PerYear[n] * weight(RecoilsKeVnr[n]);
        }

        return sum;
    }
}
