using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Detector.Catalog;
using JparcSim.Detector.Electronics;
using JparcSim.Detector.Tests.Catalog;

namespace JparcSim.Detector.Tests.Electronics;

public class ArrivalTimesTests
{
    private static readonly ArrivalTimes Electron = new(TestDetector.Near.Emission[0], 1.27);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(400)]
    public void The_earliest_of_many_follows_the_order_statistic(int count)
    {
        double[] sample = Draw(count, 100_000);
        StatisticalAssert.Follows(t => 1.0 - Math.Pow(1.0 - Electron.Cumulative(t), count), sample);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(t => 1.0 - Math.Pow(1.0 - Electron.Cumulative(t), 1.04 * count), sample));
    }

    [Fact]
    public void One_photo_electron_follows_emission_and_transit_drawn_apart()
    {
        // Brute force: choose a component, draw its exponential, add a normal transit time.
        var dice = new Random(1);
        double[] sample = new double[400_000];
        for (int i = 0; i < sample.Length; i++)
        {
            sample[i] = One(dice);
        }

        StatisticalAssert.Follows(Electron.Cumulative, sample);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(t => Electron.Cumulative(t * 1.02), sample));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(12)]
    public void The_first_hit_is_the_earliest_of_photo_electrons_drawn_one_by_one(int count)
    {
        var dice = new Random(2);
        double[] sample = Draw(count, 200_000);
        double[] bruteForce = new double[200_000];
        for (int i = 0; i < bruteForce.Length; i++)
        {
            bruteForce[i] = Enumerable.Range(0, count).Min(_ => One(dice));
        }

        double mean = bruteForce.Average();
        double spread = Math.Sqrt(bruteForce.Average(t => (t - mean) * (t - mean)));
        double ofTheDifference = Math.Sqrt(2.0) * spread;
        const double LateNs = 0.1;
        StatisticalAssert.MeanIs(mean, ofTheDifference, sample);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.MeanIs(mean + LateNs, ofTheDifference, sample));
    }

    [Theory]
    [InlineData(1e-14)]
    [InlineData(1e-6)]
    [InlineData(0.01)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    [InlineData(0.999999)]
    public void The_quantile_inverts_the_cumulative_in_both_tails(double probability)
    {
        double back = Electron.Cumulative(Electron.EarliestAt(probability, 1));
        double tail = Math.Min(probability, 1.0 - probability);
        Assert.Equal(0.0, (back - probability) / tail, 0.002);
    }

    [Fact]
    public void Extreme_words_and_counts_stay_finite()
    {
        Assert.InRange(Electron.EarliestAt(1.0 - 1.2e-16, 1), 1000.0, 1e4);
        Assert.InRange(Electron.EarliestAt(1.2e-16, 4000), -13.0, -5.0);
    }

    // The widest transit with the shortest decay that a detector file may have: a normal distribution, late by the decay time. Its cumulative
    // is that of the normal one less tau / w times the density, up to terms of (tau / w)^2 = 2.5e-5.
    [Theory]
    [InlineData(0.5)]
    [InlineData(20.0)]
    [InlineData(60.0)]
    public void A_decay_much_shorter_than_the_transit_spread_hardly_matters(double timeNs)
    {
        var wide = new ArrivalTimes(new EmissionTimes([0.1], [1.0]), 20.0);
        double z = timeNs / 20.0;
        double expected = (0.5 * Elementary.Erfc(-z / Math.Sqrt(2.0))) - (0.005 * Math.Exp(-0.5 * z * z) / Math.Sqrt(2.0 * Math.PI));
        Assert.Equal(expected, wide.Cumulative(timeNs), 1.5e-5);
        Assert.Equal(timeNs, wide.EarliestAt(wide.Cumulative(timeNs), 1), 0.01);
    }

    private static double One(Random dice)
    {
        double which = dice.NextDouble();
        double lifetime = which < 0.7872 ? 8.3 : which < 0.96 ? 29.9 : 200.0;
        double normal = Math.Sqrt(-2.0 * Math.Log(1.0 - dice.NextDouble())) * Math.Cos(2.0 * Math.PI * dice.NextDouble());
        return (-lifetime * Math.Log(1.0 - dice.NextDouble())) + (1.27 * normal);
    }

    private static double[] Draw(int count, int size)
    {
        double[] sample = new double[size];
        for (int i = 0; i < size; i++)
        {
            var random = new EventRandom(7, (ulong)i, RandomStage.FirstHit, count);
            sample[i] = 1.0 - random.Uniform();
        }

        double[] counts = new double[size];
        counts.AsSpan().Fill(count);
        ArrivalTimes.Locate(sample, counts);
        return [.. sample.Select(Electron.At)];
    }
}
