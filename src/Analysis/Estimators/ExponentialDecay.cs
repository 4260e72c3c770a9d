namespace JparcSim.Analysis.Estimators;

/// <summary>Time constant of an exponential decay seen through a window.</summary>
public static class ExponentialDecay
{
    private const int MinCount = 10;

    /// <summary>Unbinned maximum-likelihood time constant of the values in [<paramref name="min"/>, <paramref name="max"/>].</summary>
    /// <param name="values">Times, any unit.</param>
    /// <param name="min">Start of the window.</param>
    /// <param name="max">End of the window.</param>
    /// <returns>
    /// Null with fewer than 10 values (or weights worth 10 equal ones), or when they do not fall with time (their mean lies beyond the middle of the window).
    /// </returns>
    /// <remarks>
    /// Maximum: mean - min = tau - W / (exp(W / tau) - 1), W the window. Error: from the expected information
    /// n / tau^2 (1 - y^2 e^y / (e^y - 1)^2) with y = W / tau.
    /// </remarks>
    public static Estimate? Fit(ReadOnlySpan<double> values, double min, double max) => Fit(values, [], min, max);

    /// <summary>The same of weighted values.</summary>
    /// <param name="values">Times, any unit.</param>
    /// <param name="weights">A weight for each; empty for ones.</param>
    /// <param name="min">Start of the window.</param>
    /// <param name="max">End of the window.</param>
    /// <remarks>The error takes (sum of weights)^2 / (sum of their squares) for the number of values.</remarks>
    public static Estimate? Fit(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double min, double max)
    {
        double sum = 0.0;
        double total = 0.0;
        double squares = 0.0;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] >= min && values[i] <= max)
            {
                double weight = weights.IsEmpty ? 1.0 : weights[i];
                sum += weight * (values[i] - min);
                total += weight;
                squares += weight * weight;
            }
        }

        double window = max - min;
        double mean = sum / total;
        double count = total * total / squares;
        if (!(count >= MinCount) || !(mean > 0.0) || !(mean < 0.499 * window))
        {
            return null;
        }

        double low = mean;            // the truncation only shortens the mean
        double high = 1000.0 * window;
        for (int halving = 0; halving < 80; halving++)
        {
            double tau = 0.5 * (low + high);
            (low, high) = MeanOf(tau, window) < mean ? (tau, high) : (low, tau);
        }

        double best = 0.5 * (low + high);
        double y = window / best;
        double root = y / (2.0 * Math.Sinh(0.5 * y));
        return new Estimate(best, best / Math.Sqrt(count * (1.0 - (root * root))));
    }

    private static double MeanOf(double tau, double window) => tau - (window / (Math.Exp(window / tau) - 1.0));
}
