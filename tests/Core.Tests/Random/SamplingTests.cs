using JparcSim.Core.Numerics;
using JparcSim.Core.Random;

namespace JparcSim.Core.Tests.Random;

/// <summary>Every distribution against its own law, with twins that are 2 % off and must fail.</summary>
public sealed class SamplingTests
{
    private const int Draws = 200_000;

    [Fact]
    public void UniformIsFlat()
    {
        double[] u = Draw((ref random) => random.Uniform());
        Check(u);
        StatisticalAssert.WouldNotice(() => Check([.. u.Select(x => 1.02 * x)]));

        static void Check(double[] u)
        {
            StatisticalAssert.MeanIs(0.5, Math.Sqrt(1.0 / 12.0), u);
            StatisticalAssert.Follows(x => Math.Clamp(x, 0.0, 1.0), u);
        }
    }

    [Fact]
    public void ExponentialHasUnitMean()
    {
        double[] t = Draw((ref random) => Sampling.Exponential(ref random));
        Check(t);
        StatisticalAssert.WouldNotice(() => Check([.. t.Select(x => 1.02 * x)]));

        static void Check(double[] t)
        {
            StatisticalAssert.MeanIs(1.0, 1.0, t);
            StatisticalAssert.Follows(x => 1.0 - Math.Exp(-x), t);
        }
    }

    [Fact]
    public void NormalHasUnitWidth()
    {
        double[] x = Draw((ref random) => Sampling.Normal(ref random));
        Check(x);
        StatisticalAssert.WouldNotice(() => Check([.. x.Select(v => 1.02 * v)]));
        StatisticalAssert.WouldNotice(() => Check([.. x.Select(v => v + 0.02)]));

        static void Check(double[] x)
        {
            // The variance of the square of a standard normal deviate is 2.
            StatisticalAssert.MeanIs(0.0, 1.0, x);
            StatisticalAssert.MeanIs(1.0, Math.Sqrt(2.0), [.. x.Select(v => v * v)]);
            StatisticalAssert.MeanIs(3.0, Math.Sqrt(96.0), [.. x.Select(v => v * v * v * v)]);
        }
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.3)]
    [InlineData(3.0)]
    [InlineData(15.9)]
    [InlineData(16.1)]
    [InlineData(47.0)]
    [InlineData(600.0)]
    [InlineData(1e4)]
    public void PoissonHasItsMeanAndVariance(double mean)
    {
        double[] n = Draw((ref random) => Sampling.Poisson(ref random, mean));
        Check(n);
        StatisticalAssert.WouldNotice(() => Check(Draw((ref random) => Sampling.Poisson(ref random, BiasSeen(mean) * mean))));

        void Check(double[] n)
        {
            // Fourth central moment of a Poisson law: mean + 3 mean^2.
            StatisticalAssert.MeanIs(mean, Math.Sqrt(mean), n);
            StatisticalAssert.MeanIs(mean, Math.Sqrt(mean + (2.0 * mean * mean)), [.. n.Select(x => (x - mean) * (x - mean))]);
            if (mean < 10.0)
            {
                StatisticalAssert.FractionIs(Math.Exp(-mean), n.Count(x => x == 0.0), n.Length);
            }
        }
    }

    [Fact]
    public void IsotropicDirectionsCoverTheSphere()
    {
        Vector3[] directions = new Vector3[Draws];
        for (int i = 0; i < Draws; i++)
        {
            var random = new EventRandom(17, (ulong)i, RandomStage.Interaction);
            directions[i] = Sampling.Isotropic(ref random);
            Assert.InRange(directions[i].LengthSquared, 1.0 - 1e-14, 1.0 + 1e-14);
        }

        foreach (Func<Vector3, double> axis in new Func<Vector3, double>[] { d => d.X, d => d.Y, d => d.Z, d => (0.6 * d.X) + (0.8 * d.Z) })
        {
            double[] cosines = [.. directions.Select(axis)];
            Check(cosines);
            StatisticalAssert.WouldNotice(() => Check([.. cosines.Select(c => 1.02 * c)]));
        }

        static void Check(double[] cosines) => StatisticalAssert.Follows(c => 0.5 * (1.0 + Math.Clamp(c, -1.0, 1.0)), cosines);
    }

    // Shares 1, 0 and 3: the place without a share never comes, the last in three quarters of the draws; 4.9 standard errors, 1e-6.
    [Fact]
    public void Places_come_in_proportion_to_their_shares()
    {
        double[] places = Draw(static (ref random) => Sampling.Place(ref random, [1.0, 1.0, 4.0]));
        Assert.DoesNotContain(1.0, places);
        Check(places.Count(place => place == 2.0));
        StatisticalAssert.WouldNotice(() => Check(1.02 * places.Count(place => place == 2.0)));

        static void Check(double lasts) => Assert.InRange((lasts - (0.75 * Draws)) / Math.Sqrt(Draws * 0.75 * 0.25), -4.9, 4.9);
    }

    // 2 % where 200,000 draws can show it: its pull is 0.02 sqrt(mean draws) standard errors, 4.9 of which it takes.
    private static double BiasSeen(double mean) => Math.Max(1.02, 1.0 + (10.0 / Math.Sqrt(mean * Draws)));

    private delegate double Sampler(ref EventRandom random);

    private static double[] Draw(Sampler sampler)
    {
        double[] sample = new double[Draws];
        for (int i = 0; i < sample.Length; i++)
        {
            var random = new EventRandom(4711, (ulong)i, RandomStage.Interaction);
            sample[i] = sampler(ref random);
        }

        return sample;
    }
}
