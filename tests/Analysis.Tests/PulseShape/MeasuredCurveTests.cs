using JparcSim.Analysis.PulseShape;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace JparcSim.Analysis.Tests.PulseShape;

public sealed class MeasuredCurveTests
{
    // Quantiles of two normal distributions, 6 standard deviations apart.
    private static readonly double[] Signal = Quantiles(6.0);
    private static readonly double[] Background = Quantiles(0.0);

    [Fact]
    public void Without_either_effect_it_is_the_curve_of_the_scores()
    {
        var roc = new RocCurve(Signal, Background);
        var measured = new MeasuredCurve(Signal, Background, 0.0, 0.0);
        Assert.Equal(roc.AtEfficiency(0.9).Rejection, measured.RejectionAt(0.9), 0.001);
        Assert.Equal(roc.AreaUnderCurve, measured.Area(), 1e-4);
    }

    [Theory]
    [InlineData(0.0, 0.5)]
    [InlineData(0.02, 0.4)]
    [InlineData(0.1, 0.01)]
    public void Both_effects_have_their_closed_form(double contamination, double broadening)
    {
        double sigma = Math.Sqrt(1.0 + Math.Pow(6.0 * broadening, 2));
        var measured = new MeasuredCurve(Signal, Background, contamination, broadening);
        double cut = 6.0 - (sigma * Normal.InvCDF(0.0, 1.0, 0.9));
        double pure = Normal.CDF(0.0, sigma, cut);
        Assert.Equal(((1.0 - contamination) * pure) + (contamination * 0.1), measured.RejectionAt(0.9), 0.002);
        double area = Normal.CDF(0.0, sigma * Constants.Sqrt2, 6.0);
        Assert.Equal(((1.0 - contamination) * area) + (0.5 * contamination), measured.Area(), 0.001);
    }

    [Fact]
    public void The_fit_finds_the_broadening_again()
    {
        double rejection = new MeasuredCurve(Signal, Background, 0.02, 0.3).RejectionAt(0.9);
        Assert.Equal(0.3, MeasuredCurve.FitBroadening(Signal, Background, 0.02, 0.9, rejection), 1e-6);
    }

    private static double[] Quantiles(double mean) => [.. Enumerable.Range(0, 2000).Select(i => Normal.InvCDF(mean, 1.0, (i + 0.5) / 2000.0))];
}
