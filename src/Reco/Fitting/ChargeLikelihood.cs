using System.Runtime.Intrinsics;
using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using static JparcSim.Core.Numerics.Vector256Sum;

namespace JparcSim.Reco.Fitting;

/// <summary>Poisson quasi-likelihood of real-valued charges, its derivatives and its Fisher information.</summary>
/// <remarks>
/// Charges are sums of single-p.e. charges of unit mean: their variance is F times their mean, so that the Poisson score stays unbiased and
/// efficient and F divides the deviance (R. W. M. Wedderburn, Biometrika 61 (1974) 439). Lanes of four, summed in a fixed order.
/// </remarks>
internal sealed class ChargeLikelihood
{
    private const double LeastMeanPe = 1e-6;
    private readonly IDifferentiableLightMap _map;
    private readonly double[] _darkMeans;

    public ChargeLikelihood(IDifferentiableLightMap map, double darkMeanPe)
    {
        _map = map;
        _darkMeans = new double[(map.PmtCount + 3) & ~3];
        _darkMeans.AsSpan(0, map.PmtCount).Fill(darkMeanPe);
        _darkMeans.AsSpan(map.PmtCount).Fill(1.0);
    }

    /// <summary>Sum of q ln q - q: what the deviance of a perfect fit would be made of.</summary>
    public static double Saturated(FitBuffers buffers)
    {
        Vector256<double> sum = Vector256<double>.Zero;
        for (int i = 0; i < buffers.Charges.Length; i += 4)
        {
            var charge = Vector256.Create(buffers.Charges, i);
            Vector256<double> log = Elementary.Log(Vector256.Max(charge, Vector256.Create(LeastMeanPe)));
            sum += (charge * log) - charge;
        }

        return Ordered(sum);
    }

    /// <summary>Fills means, score and information at a point; returns the sum of mu - q ln mu.</summary>
    public double Evaluate(Vector3 vertexMm, double energy, FitBuffers buffers)
    {
        int n = _map.PmtCount;
        double[] means = buffers.Means;
        _map.ExpectWithGradient(vertexMm, means.AsSpan(0, n), buffers.ByX.AsSpan(0, n), buffers.ByY.AsSpan(0, n), buffers.ByZ.AsSpan(0, n));
        Vector256<double> objective = default, scoreX = default, scoreY = default, scoreZ = default, scoreE = default;
        Vector256<double> xx = default, yx = default, yy = default, zx = default, zy = default;
        Vector256<double> zz = default, ex = default, ey = default, ez = default, ee = default;
        var scale = Vector256.Create(energy);
        for (int i = 0; i < means.Length; i += 4)
        {
            var charge = Vector256.Create(buffers.Charges, i);
            Vector256<double> e = scale * Vector256.Create(means, i);
            Vector256<double> x = scale * Vector256.Create(buffers.ByX, i);
            Vector256<double> y = scale * Vector256.Create(buffers.ByY, i);
            Vector256<double> z = scale * Vector256.Create(buffers.ByZ, i);
            Vector256<double> mu = Vector256.Max(e + Vector256.Create(_darkMeans, i), Vector256.Create(LeastMeanPe));
            Vector256<double> inverse = Vector256<double>.One / mu;
            Vector256<double> pull = (charge - mu) * inverse;
            objective += mu - (charge * Elementary.Log(mu));
            scoreX += pull * x;
            scoreY += pull * y;
            scoreZ += pull * z;
            scoreE += pull * e;
            Vector256<double> weighted = x * inverse;
            xx += weighted * x;
            yx += weighted * y;
            zx += weighted * z;
            ex += weighted * e;
            weighted = y * inverse;
            yy += weighted * y;
            zy += weighted * z;
            ey += weighted * e;
            weighted = z * inverse;
            zz += weighted * z;
            ez += weighted * e;
            ee += e * inverse * e;
        }

        double[] score = buffers.Score;
        (score[0], score[1], score[2], score[3]) = (Ordered(scoreX), Ordered(scoreY), Ordered(scoreZ), Ordered(scoreE));
        double[] h = buffers.Information;
        (h[0], h[5], h[10], h[15]) = (Ordered(xx), Ordered(yy), Ordered(zz), Ordered(ee));
        (h[4], h[8], h[9]) = (Ordered(yx), Ordered(zx), Ordered(zy));
        (h[12], h[13], h[14]) = (Ordered(ex), Ordered(ey), Ordered(ez));
        (h[1], h[2], h[6], h[3], h[7], h[11]) = (h[4], h[8], h[9], h[12], h[13], h[14]);
        return Ordered(objective);
    }
}
