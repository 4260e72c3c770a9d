using Xunit.Sdk;

namespace JparcSim.Tests.Shared;

/// <summary>Assertions on samples at one stated false-alarm rate: 1e-6 each, for any seed; with a fixed seed they never flicker.</summary>
internal static class StatisticalAssert
{
    private const double MaxZ = 4.9;             // P(|z| > 4.9) = 9.6e-7
    private const double MaxKolmogorov = 2.69;   // Q_KS(2.69) = 2 exp(-2 x 2.69^2) = 1.0e-6

    /// <summary>The sample mean agrees with <paramref name="expected"/> given the known standard deviation of one draw.</summary>
    public static void MeanIs(double expected, double standardDeviation, ReadOnlySpan<double> sample)
    {
        double sum = 0.0;
        foreach (double x in sample)
        {
            sum += x;
        }

        double z = ((sum / sample.Length) - expected) * Math.Sqrt(sample.Length) / standardDeviation;
        Assert.True(Math.Abs(z) < MaxZ, $"mean {sum / sample.Length} is {z:F1} standard errors from {expected}");
    }

    /// <summary>A count agrees with a binomial probability.</summary>
    public static void FractionIs(double probability, long hits, long trials)
    {
        double z = (hits - (trials * probability)) / Math.Sqrt(trials * probability * (1.0 - probability));
        Assert.True(Math.Abs(z) < MaxZ, $"{hits} of {trials} is {z:F1} standard errors from {probability}");
    }

    /// <summary>The sample follows a cumulative distribution (Kolmogorov).</summary>
    public static void Follows(Func<double, double> cumulative, ReadOnlySpan<double> sample)
    {
        double[] sorted = sample.ToArray();
        Array.Sort(sorted);
        double distance = 0.0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double f = cumulative(sorted[i]);
            distance = Math.Max(distance, Math.Max(f - ((double)i / sorted.Length), ((i + 1.0) / sorted.Length) - f));
        }

        double k = distance * Math.Sqrt(sorted.Length);
        Assert.True(k < MaxKolmogorov, $"Kolmogorov statistic {k:F2} exceeds {MaxKolmogorov}");
    }

    /// <summary>Runs a check that must fail: the twin that proves a bias would be caught.</summary>
    public static void WouldNotice(Action biasedCheck) => Assert.ThrowsAny<XunitException>(biasedCheck);
}
