using JparcSim.Core.Numerics;
using JparcSim.Core.Random;

namespace JparcSim.Core.Tests.Numerics;

public sealed class TableTests
{
    private static readonly double[] Grid = [0.0, 1.0, 1.5, 4.0, 5.0, 7.0];
    private static readonly double[] Shape = [0.0, 2.0, 2.0, 0.0, 0.0, 3.0];

    [Fact]
    public void TheQuantileInvertsTheCumulative()
    {
        var table = new InverseCdfTable(Grid, Shape);
        Assert.Equal(1.0 + 1.0 + 2.5 + 0.0 + 3.0, table.Integral, 15);
        double before = table.Minimum;
        for (int i = 1; i < 10_000; i++)
        {
            double u = i / 10_000.0;
            double x = table.Sample(u);
            Assert.True(x >= before);
            Assert.Equal(u, table.Cumulative(x), 14);
            before = x;
        }
    }

    [Fact]
    public void SamplesFollowTheDensity()
    {
        var table = new InverseCdfTable(Grid, Shape);
        double[] sample = Draw(table);
        double variance = GaussLegendre.Integrate(x => (x - table.Mean) * (x - table.Mean) * table.Density(x), 0.0, 7.0, 70);
        Check(sample);
        StatisticalAssert.WouldNotice(() => Check([.. sample.Select(x => 1.02 * x)]));

        void Check(double[] sample)
        {
            StatisticalAssert.MeanIs(table.Mean, Math.Sqrt(variance), sample);
            StatisticalAssert.Follows(table.Cumulative, sample);
        }
    }

    [Fact]
    public void DensityIsOneInAllAndMatchesTheMean()
    {
        var table = new InverseCdfTable(Grid, Shape);
        Assert.Equal(1.0, GaussLegendre.Integrate(table.Density, 0.0, 7.0, 70), 13);
        Assert.Equal(table.Mean, GaussLegendre.Integrate(x => x * table.Density(x), 0.0, 7.0, 70), 13);
        Assert.Equal(0.0, table.Density(-0.1));
        Assert.Equal(0.0, table.Density(7.1));
        Assert.Equal(0.0, table.Density(double.NaN));
        Assert.Equal(2.0 / 7.5, table.Density(1.2), 15);
        Assert.Equal(0.0, table.Cumulative(-1.0));
        Assert.Equal(1.0, table.Cumulative(8.0));
    }

    [Fact]
    public void ExtremeProbabilitiesStayOnTheGrid()
    {
        var table = new InverseCdfTable(Grid, Shape);
        Assert.InRange(table.Sample(1e-16), 0.0, 1e-7);
        Assert.InRange(table.Sample(1.0 - 1e-16), 6.99, 7.0);
        Assert.Equal(2.0, new InverseCdfTable([2.0, 2.5], [1.0, 1.0]).Sample(0.0));
    }

    [Theory]
    [InlineData(new[] { 0.0, 0.0 }, new[] { 1.0, 1.0 })]
    [InlineData(new[] { 0.0 }, new[] { 1.0 })]
    [InlineData(new[] { 0.0, 1.0 }, new[] { 1.0 })]
    [InlineData(new[] { 0.0, 1.0 }, new[] { 0.0, 0.0 })]
    [InlineData(new[] { 0.0, 1.0 }, new[] { 1.0, -1.0 })]
    [InlineData(new[] { 0.0, double.NaN }, new[] { 1.0, 1.0 })]
    [InlineData(new[] { 0.0, 1.0 }, new[] { 1.0, double.NaN })]
    public void WrongTablesAreRefused(double[] x, double[] y) =>
        Assert.Throws<ArgumentException>(() => new InverseCdfTable(x, y));

    private static double[] Draw(InverseCdfTable table)
    {
        double[] sample = new double[200_000];
        for (int i = 0; i < sample.Length; i++)
        {
            var random = new EventRandom(8, (ulong)i, RandomStage.Interaction);
            sample[i] = table.Sample(random.Uniform());
        }

        return sample;
    }
}
