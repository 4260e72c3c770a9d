using JparcSim.Core.Random;
using JparcSim.Detector.Electronics;

namespace JparcSim.Detector.Tests.Electronics;

public class ChargeResponseTests
{
    private const double Spread = 0.41;
    private static readonly ChargeResponse Response = new(Spread);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(80)]
    public void The_sum_of_n_has_the_mean_and_variance_of_n(int count)
    {
        double[] sample = Draw(count, 200_000);
        double width = Math.Sqrt(count * Response.RelativeVariance);
        StatisticalAssert.MeanIs(count, width, sample);
        double[] squares = [.. sample.Select(q => (q - count) * (q - count) / (width * width))];
        StatisticalAssert.MeanIs(1.0, Math.Sqrt(2.0), squares);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.MeanIs(1.02 * 1.02, Math.Sqrt(2.0), squares));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(40)]
    public void One_word_draws_the_same_distribution_as_one_word_for_each_photo_electron(int count)
    {
        double[] brute = BruteForce(count, 100_000);
        double[] sample = Draw(count, 100_000);
        Assert.InRange(TwoSample(brute, sample), 0.0, 2.69);
        double[] biased = [.. sample.Select(q => count + (1.02 * (q - count)) + (0.02 * Math.Sqrt(count)))];
        Assert.True(TwoSample(brute, biased) > 2.69);
    }

    [Fact]
    public void No_photo_electron_is_no_charge_and_still_one_word()
    {
        var random = new EventRandom(1, 1, RandomStage.Charge);
        Assert.Equal(0.0, Response.Sample(ref random, 0));
        Assert.Equal(1, random.WordsDrawn);
    }

    private static double[] Draw(int count, int size)
    {
        double[] sample = new double[size];
        for (int i = 0; i < size; i++)
        {
            var random = new EventRandom(11, (ulong)i, RandomStage.Charge, count);
            sample[i] = Response.Sample(ref random, count);
        }

        return sample;
    }

    private static double[] BruteForce(int count, int size)
    {
        double beta = 1.0 / Spread;
        double lost = NormalTail.Below(-beta);
        double mean = 1.0 + (Spread * Math.Exp(-0.5 * beta * beta) / Math.Sqrt(2.0 * Math.PI) / (1.0 - lost));
        double[] sample = new double[size];
        for (int i = 0; i < size; i++)
        {
            var random = new EventRandom(12, (ulong)i, RandomStage.Audit, count);
            for (int n = 0; n < count; n++)
            {
                double probability = lost + ((1.0 - lost) * random.Uniform());
                sample[i] += (1.0 + (Spread * NormalQuantile.Of(probability))) / mean;
            }
        }

        return sample;
    }

    // Kolmogorov statistic of two samples of equal size, scaled so that 2.69 is a false-alarm rate of 1e-6.
    private static double TwoSample(double[] first, double[] second)
    {
        double[] a = [.. first.Order()];
        double[] b = [.. second.Order()];
        int i = 0;
        int j = 0;
        int distance = 0;
        while (i < a.Length && j < b.Length)
        {
            if (a[i] <= b[j])
            {
                i++;
            }
            else
            {
                j++;
            }

            distance = Math.Max(distance, Math.Abs(i - j));
        }

        return (double)distance / a.Length * Math.Sqrt(0.5 * a.Length);
    }
}
