using MathNet.Numerics.Integration;
using static JparcSim.Core.Physics.PhysicalConstants;

namespace JparcSim.Analysis.Estimators;

/// <summary>Energy scale and resolution from the upper edge of the Michel spectrum.</summary>
/// <param name="Scale">Reconstructed over true energy: the edge lies at this times 52.83 MeV.</param>
/// <param name="Resolution">Relative width sigma/E near the edge.</param>
/// <param name="DeviancePerDof">Deviance per degree of freedom; about 1 when the shape holds.</param>
/// <remarks>
/// Spectrum of unpolarised muon decay, 2 x^2 (3 - 2 x), x = E / 52.83 MeV, without the electron's mass and radiative corrections,
/// which change the slope within a few resolutions of the edge by less than 2 %; Gaussian response of constant sigma/E.
/// </remarks>
public sealed record MichelEndPoint(Estimate Scale, Estimate Resolution, double DeviancePerDof)
{
    private const double EndPointMeV = ((MuonMassMeV * MuonMassMeV) + (ElectronMassMeV * ElectronMassMeV)) / (2.0 * MuonMassMeV);
    private const double BinMeV = 0.5;
    private const int MinCount = 200;
    private const int Parameters = 3;
    private const int NodesPerInterval = 10;
    private const int Intervals = 8;

    /// <summary>Fits the energies in [<paramref name="minMeV"/>, <paramref name="maxMeV"/>).</summary>
    /// <returns>Null with fewer than 200 values in the window or when the fit does not settle.</returns>
    public static MichelEndPoint? Fit(ReadOnlySpan<double> energiesMeV, double minMeV = 42.0, double maxMeV = 62.0)
    {
        int bins = (int)Math.Round((maxMeV - minMeV) / BinMeV);
        Histogram data = new Histogram(minMeV, maxMeV, bins).AddAll(energiesMeV);
        double count = Sample.Sum(data.Sums);
        if (count < MinCount)
        {
            return null;
        }

        FitResult? fit = PoissonFit.Run(
            data.Edges, data.Sums, Expect,
            new FitParameter(2.0 * count, count, 0.0, 1000.0 * count),
            new FitParameter(1.0, 0.03, 0.6, 1.6),
            new FitParameter(0.04, 0.03, 0.003, 0.3));
        return fit is null ? null : new MichelEndPoint(fit[1], fit[2], fit.Deviance / (bins - Parameters));
    }

    // Each energy of the spectrum spreads over the bins: Gauss-Legendre quadrature over the part of the spectrum that can reach them.
    private static void Expect(ReadOnlySpan<double> p, ReadOnlySpan<double> edges, Span<double> expected)
    {
        expected.Clear();
        double edge = p[1] * EndPointMeV;
        double low = Math.Clamp(edges[0] / edge * (1.0 - (6.0 * p[2])), 0.0, 0.99);
        for (int interval = 0; interval < Intervals; interval++)
        {
            double a = low + ((1.0 - low) * interval / Intervals);
            double b = low + ((1.0 - low) * (interval + 1) / Intervals);
            var rule = new GaussLegendreRule(a, b, NodesPerInterval);
            for (int node = 0; node < NodesPerInterval; node++)
            {
                double x = rule.GetAbscissa(node);
                Spread(p[0] * rule.GetWeight(node) * 2.0 * x * x * (3.0 - (2.0 * x)), edge * x, p[2] * edge * x, edges, expected);
            }
        }
    }

    private static void Spread(double count, double mean, double sigma, ReadOnlySpan<double> edges, Span<double> expected)
    {
        double below = Normal.Cumulative((edges[0] - mean) / sigma);
        for (int i = 0; i < expected.Length && below < 1.0; i++)
        {
            double above = Normal.Cumulative((edges[i + 1] - mean) / sigma);
            expected[i] += count * (above - below);
            below = above;
        }
    }
}
