using System.Runtime.Intrinsics;
using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;

namespace JparcSim.Reco.Fitting;

/// <summary>Start values of a fit: the place of a coarse grid whose expected pattern of charges is the most likely.</summary>
/// <remarks>
/// The likelihood of a pattern, energy profiled and dark noise neglected, is a scalar product of the charges with precomputed logarithms:
/// cheaper than one evaluation of the map, and free of the secondary minima that a charge centroid can start in.
/// </remarks>
internal sealed class StartGrid
{
    private const double LeastShare = 1e-9;
    private static readonly double[] HeightFractions = [-0.8, -0.4, 0.0, 0.4, 0.8];
    private static readonly (double RadiusFraction, int Count)[] Rings = [(0.0, 1), (0.45, 6), (0.85, 12)];

    private readonly Vector3[] _places;
    private readonly double[] _totals;
    private readonly double[] _logShares;
    private readonly int _stride;

    public StartGrid(IDifferentiableLightMap map, Cylinder bounds)
    {
        _places =
            [.. HeightFractions.SelectMany(height => Rings.SelectMany(ring => Ring(bounds, height, ring.RadiusFraction, ring.Count)))];
        _stride = (map.PmtCount + 3) & ~3;
        _totals = new double[_places.Length];
        _logShares = new double[_places.Length * _stride];
        double[] means = new double[map.PmtCount];
        for (int g = 0; g < _places.Length; g++)
        {
            map.Expect(_places[g], means);
            foreach (double mean in means)
            {
                _totals[g] += mean;
            }

            for (int i = 0; i < means.Length; i++)
            {
                _logShares[(g * _stride) + i] = Elementary.Log(Math.Max(LeastShare, means[i] / _totals[g]));
            }
        }
    }

    /// <summary>The best place, and the total of the map there, p.e. per unit of energy.</summary>
    public (Vector3 PlaceMm, double TotalPe) Best(FitBuffers buffers)
    {
        int best = 0;
        double bestValue = double.NegativeInfinity;
        for (int g = 0; g < _places.Length; g++)
        {
            Vector256<double> even = Vector256<double>.Zero;
            Vector256<double> odd = Vector256<double>.Zero;
            int row = g * _stride;
            int i = 0;
            for (; i + 4 < _stride; i += 8)
            {
                even += Vector256.Create(buffers.Charges, i) * Vector256.Create(_logShares, row + i);
                odd += Vector256.Create(buffers.Charges, i + 4) * Vector256.Create(_logShares, row + i + 4);
            }

            if (i < _stride)
            {
                even += Vector256.Create(buffers.Charges, i) * Vector256.Create(_logShares, row + i);
            }

            double value = Vector256Sum.Ordered(even + odd);
            if (value > bestValue)
            {
                (best, bestValue) = (g, value);
            }
        }

        return (_places[best], _totals[best]);
    }

    private static IEnumerable<Vector3> Ring(Cylinder bounds, double heightFraction, double radiusFraction, int count)
    {
        double radius = radiusFraction * bounds.RadiusMm;
        for (int k = 0; k < count; k++)
        {
            (double sin, double cos) = Elementary.SinCos(2.0 * Math.PI * k / count);
            yield return new Vector3(radius * cos, radius * sin, heightFraction * bounds.HalfHeightMm);
        }
    }
}
