namespace JparcSim.Analysis.Estimators;

/// <summary>Where a broad, skew distribution of a positive quantity has its maximum: Delta t, Delta vertex.</summary>
public static class DistributionMaximum
{
    private const int Bins = 120;
    private const int MinCount = 500;
    private const int Degree = 4;
    private const double FitAbove = 0.5;      // the fit looks where the smoothed histogram exceeds this share of its top
    private const int SmoothingBins = 4;
    private const int NewtonSteps = 50;

    /// <summary>The maximum of the density between <paramref name="min"/> and <paramref name="max"/>, both positive.</summary>
    /// <returns>Null with fewer than 500 values, or when the top lies, within its error, at an end of the range or of the bins that were fitted.</returns>
    /// <remarks>
    /// Poisson fit of exp(polynomial of degree 4 in ln x) to the histogram around its top; in ln x a rise followed by a slow fall is
    /// nearly symmetric. The error comes from the covariance of the coefficients.
    /// </remarks>
    public static Estimate? Fit(ReadOnlySpan<double> values, double min, double max)
    {
        Histogram data = new Histogram(min, max, Bins).AddAll(values);
        if (Sample.Sum(data.Sums) < MinCount || !(min >= 0.0))
        {
            return null;
        }

        double[] smooth = Smooth(data.Sums);
        int top = Array.IndexOf(smooth, smooth.Max());
        int first = top;
        int last = top;
        while (first > 0 && smooth[first - 1] > FitAbove * smooth[top])
        {
            first--;
        }

        while (last < Bins - 1 && smooth[last + 1] > FitAbove * smooth[top])
        {
            last++;
        }

        return top is 0 or Bins - 1 || last - first < 2 * Degree ? null : FitAround(data, first, last, top);
    }

    private static Estimate? FitAround(Histogram data, int first, int last, int top)
    {
        double centre = Math.Log(data.Centre(top));
        double height = Math.Log(Math.Max(1.0, data.Sums[top]));
        FitResult? fit = PoissonFit.Run(
            data.Edges[first..(last + 2)], data.Sums[first..(last + 1)],
            (p, edges, expected) =>
            {
                for (int i = 0; i < expected.Length; i++)
                {
                    double u = Math.Log(0.5 * (edges[i] + edges[i + 1])) - centre;
                    expected[i] = Math.Exp(p[0] + (u * (p[1] + (u * (p[2] + (u * (p[3] + (u * p[4]))))))));
                }
            },
            [new FitParameter(height, 0.1, -50.0, 50.0), .. Enumerable.Repeat(new FitParameter(0.0, 0.1, -1000.0, 1000.0), Degree)]);
        return fit is null ? null : Top(fit, centre, data.Edges[first], data.Edges[last + 1]);
    }

    private static Estimate? Top(FitResult fit, double centre, double low, double high)
    {
        double[] p = fit.Values;
        double u = 0.0;
        double curvature = -1.0;
        for (int step = 0; step < NewtonSteps; step++)
        {
            double slope = p[1] + (u * ((2.0 * p[2]) + (u * ((3.0 * p[3]) + (u * 4.0 * p[4])))));
            curvature = (2.0 * p[2]) + (u * ((6.0 * p[3]) + (u * 12.0 * p[4])));
            u += Math.Clamp(-slope / curvature, -0.2, 0.2);
        }

        double place = Math.Exp(centre + u);
        if (!(curvature < 0.0) || !(place > low && place < high))
        {
            return null;
        }

        double lever = -place / curvature;   // d(place)/d(slope at the top)
        Estimate top = fit.Derived(place, 0.0, lever, lever * 2.0 * u, lever * 3.0 * u * u, lever * 4.0 * u * u * u);
        // Outside the fitted bins the polynomial says nothing.
        return place - top.Error > low && place + top.Error < high ? top : null;
    }

    private static double[] Smooth(ReadOnlySpan<double> sums)
    {
        double[] smooth = new double[sums.Length];
        for (int i = 0; i < sums.Length; i++)
        {
            double weights = 0.0;
            for (int k = Math.Max(0, i - SmoothingBins); k <= Math.Min(sums.Length - 1, i + SmoothingBins); k++)
            {
                double weight = SmoothingBins + 1.0 - Math.Abs(k - i);
                smooth[i] += weight * sums[k];
                weights += weight;
            }

            smooth[i] /= weights;
        }

        return smooth;
    }
}
