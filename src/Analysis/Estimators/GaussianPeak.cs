namespace JparcSim.Analysis.Estimators;

/// <summary>A peak described by a Gaussian about its top.</summary>
/// <param name="Mean">Position, in the unit of the values.</param>
/// <param name="Sigma">Standard deviation.</param>
/// <param name="Resolution">Sigma over mean.</param>
public sealed record GaussianPeak(Estimate Mean, Estimate Sigma, Estimate Resolution)
{
    private const int Bins = 40;
    private const int MinCount = 50;       // below, a fit of three parameters says nothing
    private const int UndampedIterations = 10;
    private const int MaxIterations = 60;

    /// <summary>
    /// Fits a Gaussian within so many of its own standard deviations: binned Poisson likelihood, window repeated until it stands.
    /// </summary>
    /// <param name="values">The sample.</param>
    /// <param name="min">Values below are ignored, also by the first guess.</param>
    /// <param name="max">Values above are ignored.</param>
    /// <param name="halfWindowSigmas">Half-width of the window in standard deviations; 1.5 looks at 87 % of a Gaussian.</param>
    /// <returns>Null with fewer than 50 values in the window, when no Gaussian describes them, or when the window does not settle.</returns>
    public static GaussianPeak? Fit(
        ReadOnlySpan<double> values, double min = double.NegativeInfinity, double max = double.PositiveInfinity,
        double halfWindowSigmas = 1.5)
    {
        double[] sorted = Sample.SortedWithin(values, min, max);
        if (sorted.Length < MinCount)
        {
            return null;
        }

        double mean = HalfSampleMode.OfSorted(sorted);
        double sigma = RobustWidth.OfSorted(sorted);
        for (int iteration = 0; iteration < MaxIterations; iteration++)
        {
            double low = Math.Max(min, mean - (halfWindowSigmas * sigma));
            double high = Math.Min(max, mean + (halfWindowSigmas * sigma));
            GaussianPeak? peak = FitWindow(sorted, low, high, mean, sigma);
            if (peak is null)
            {
                return null;
            }

            bool stands = Math.Abs(peak.Mean.Value - mean) < 0.01 * sigma && Math.Abs(peak.Sigma.Value - sigma) < 0.01 * sigma;
            // A small sample can make the window jump to and fro between two: half a step, then less, lets it come to rest between them.
            double step = iteration < UndampedIterations ? 1.0 : 1.0 / (iteration - UndampedIterations + 2.0);
            (mean, sigma) = (mean + (step * (peak.Mean.Value - mean)), sigma + (step * (peak.Sigma.Value - sigma)));
            if (stands)
            {
                return peak;
            }
        }

        return null;
    }

    private static GaussianPeak? FitWindow(ReadOnlySpan<double> values, double low, double high, double mean, double sigma)
    {
        if (!(high > low))
        {
            return null;
        }

        Histogram data = new Histogram(low, high, Bins).AddAll(values);
        double count = Sample.Sum(data.Sums);
        if (count < MinCount)
        {
            return null;
        }

        double width = high - low;
        FitResult? fit = PoissonFit.Run(
            data.Edges, data.Sums, Expect,
            new FitParameter(1.2 * count, count, 0.0, 100.0 * count),
            new FitParameter(mean, sigma, low - width, high + width),
            new FitParameter(sigma, sigma, 1e-3 * width, 10.0 * width));
        return fit is null ? null : new GaussianPeak(fit[1], fit[2], Estimate.Ratio(fit[2], fit[1], fit.Covariance[1, 2]));
    }

    private static void Expect(ReadOnlySpan<double> p, ReadOnlySpan<double> edges, Span<double> expected)
    {
        double below = Normal.Cumulative((edges[0] - p[1]) / p[2]);
        for (int i = 0; i < expected.Length; i++)
        {
            double above = Normal.Cumulative((edges[i + 1] - p[1]) / p[2]);
            expected[i] = p[0] * (above - below);
            below = above;
        }
    }
}
