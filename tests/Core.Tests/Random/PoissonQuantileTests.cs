using JparcSim.Core.Random;

namespace JparcSim.Core.Tests.Random;

/// <summary>The steps of the quantile against the sums of the probabilities.</summary>
public sealed class PoissonQuantileTests
{
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.3)]
    [InlineData(2.0)]
    [InlineData(7.7)]
    [InlineData(15.999)]
    public void SmallMeansAreExact(double mean) => Assert.InRange(LargestError(mean), 0.0, 1e-14);

    [Theory]
    [InlineData(16.0, 4e-6)]
    [InlineData(19.3, 3e-6)]
    [InlineData(25.0, 1.3e-6)]
    [InlineData(100.0, 4e-8)]
    [InlineData(650.0, 4e-10)]
    public void LargeMeansAreAsGoodAsStated(double mean, double error) => Assert.InRange(LargestError(mean), 0.0, error);

    [Theory]
    [InlineData(3.0)]
    [InlineData(15.99)]
    [InlineData(16.0)]
    [InlineData(40.0)]
    [InlineData(1e4)]
    [InlineData(1e8)]
    public void RisesWithTheProbability(double mean)
    {
        int before = 0;
        for (int i = 0; i < 20_000; i++)
        {
            // Equal steps in the logit reach both tails.
            double logit = -36.0 + (72.0 * i / 20_000);
            int n = PoissonQuantile.Of(1.0 / (1.0 + Math.Exp(-logit)), mean);
            Assert.True(n >= before, $"{n} after {before} at logit {logit}");
            before = n;
        }
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(-1.0, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(1e300, int.MaxValue)]
    [InlineData(double.PositiveInfinity, int.MaxValue)]
    public void MeansAtTheEdges(double mean, int expected) => Assert.Equal(expected, PoissonQuantile.Of(0.7, mean));

    [Theory]
    [InlineData(1e-3)]
    [InlineData(15.9)]
    [InlineData(16.0)]
    [InlineData(1e6)]
    public void ExtremeProbabilitiesEnd(double mean)
    {
        double smallest = Math.ScaleB(0.5, -52);
        Assert.InRange(PoissonQuantile.Of(smallest, mean), 0, mean);
        Assert.InRange(PoissonQuantile.Of(1.0 - smallest, mean), 1.0, mean + 40.0 + (10.0 * Math.Sqrt(mean)));
    }

    // The largest |p - P(N <= n)| over the probabilities p at which the quantile steps from n to n + 1.
    private static double LargestError(double mean)
    {
        double worst = 0.0;
        double cumulative = 0.0;
        for (int n = 0; n < mean + (8.0 * Math.Sqrt(mean)) + 10.0; n++)
        {
            double logFactorial = Enumerable.Range(1, n).Sum(k => Math.Log(k));
            cumulative += Math.Exp((n * Math.Log(mean)) - mean - logFactorial);
            double below = 1e-300;
            double above = 1.0;
            for (int i = 0; i < 1100 && above - below > 1e-17; i++)
            {
                double middle = 0.5 * (below + above);
                if (middle is 1.0 || middle == below)
                {
                    break;
                }

                if (PoissonQuantile.Of(middle, mean) <= n)
                {
                    below = middle;
                }
                else
                {
                    above = middle;
                }
            }

            worst = Math.Max(worst, Math.Abs(below - cumulative));
        }

        return worst;
    }
}
