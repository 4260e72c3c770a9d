using JparcSim.Analysis.PulseShape;
using JparcSim.Core.Random;

namespace JparcSim.Analysis.Tests.PulseShape;

public class RocCurveTests
{
    [Fact]
    public void Small_samples_give_the_counted_curve()
    {
        var roc = new RocCurve([1.0, 2.0, 3.0, 4.0], [0.0, 1.0, 2.5, -1.0]);
        Assert.Equal(((2.5 + 3.0 + 4.0 + 4.0) / 16.0), roc.AreaUnderCurve, 1e-15);
        RocPoint point = roc.At(2.0);
        Assert.Equal((0.75, 0.75), (point.Efficiency, point.Rejection));
        Assert.Equal(1.0, roc.At(0.5).Efficiency, 1e-15);
        Assert.Equal(0.5, roc.At(0.5).Rejection, 1e-15);
        Assert.Equal(0.75, roc.AtRejection(0.75).Rejection, 1e-15);
        Assert.Equal(2.0, roc.AtEfficiency(0.75).Cut, 1e-15);
    }

    [Fact]
    public void Two_Gaussians_have_the_area_of_the_closed_form()
    {
        var random = new EventRandom(5, 0, RandomStage.Audit);
        double[] signal = [.. Enumerable.Range(0, 60_000).Select(_ => 2.0 + Sampling.Normal(ref random))];
        double[] background = [.. Enumerable.Range(0, 60_000).Select(_ => Sampling.Normal(ref random))];
        var roc = new RocCurve(signal, background);
        double expected = 1.0 - (0.5 * MathNet.Numerics.SpecialFunctions.Erfc(1.0));   // Phi(2 / sqrt 2)
        Assert.InRange((roc.AreaUnderCurve - expected) / roc.AreaError, -4.9, 4.9);
        Assert.InRange(roc.AreaError, 2e-4, 2e-3);
        RocPoint point = roc.AtEfficiency(0.9);
        StatisticalAssert.FractionIs(0.7637, (long)(point.Rejection * 60_000), 60_000);   // Phi(2 - 1.2816)
        StatisticalAssert.WouldNotice(() => StatisticalAssert.FractionIs(1.02 * 0.7637, (long)(point.Rejection * 60_000), 60_000));
    }

    [Fact]
    public void The_best_figure_of_merit_is_that_of_a_scan()
    {
        var random = new EventRandom(6, 0, RandomStage.Audit);
        double[] signal = [.. Enumerable.Range(0, 500).Select(_ => 2.0 + Sampling.Normal(ref random))];
        double[] background = [.. Enumerable.Range(0, 500).Select(_ => Sampling.Normal(ref random))];
        var roc = new RocCurve(signal, background);
        RocPoint best = roc.AtBestFigureOfMerit(2.0, 1000.0);
        double Merit(RocPoint p) => 2.0 * p.Efficiency / Math.Sqrt((2.0 * p.Efficiency) + (1000.0 * (1.0 - p.Rejection)));
        Assert.True(signal.All(cut => Merit(roc.At(cut)) <= Merit(best) + 1e-12));
    }

    [Theory]
    [InlineData(0, 10, 0.0, 0.16815)]
    [InlineData(10, 10, 0.83185, 1.0)]
    [InlineData(5, 10, 0.30477, 0.69523)]
    public void Clopper_Pearson_intervals_solve_their_binomial_tails(int hits, int trials, double low, double high)
    {
        (double a, double b) = BinomialInterval.ClopperPearson(hits, trials);
        Assert.Equal(low, a, 1e-4);
        Assert.Equal(high, b, 1e-4);
    }
}
