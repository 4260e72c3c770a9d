using JparcSim.Analysis.Estimators;
using JparcSim.Core.Random;

namespace JparcSim.Analysis.Tests.Estimators;

public sealed class PeakTests
{
    [Fact]
    public void GaussianMeanIsUnbiased() =>
        Calibration.Holds(8.0, 2000, Gaussian, sample => GaussianPeak.Fit(sample)?.Mean);

    [Fact]
    public void GaussianSigmaIsUnbiased() =>
        Calibration.Holds(0.35, 2000, Gaussian, sample => GaussianPeak.Fit(sample)?.Sigma);

    [Fact]
    public void GaussianResolutionIsUnbiasedAboveAFlatBackgroundOutsideTheWindow() =>
        Calibration.Holds(0.35 / 8.0, 2000, Gaussian, sample => GaussianPeak.Fit([.. sample, .. Enumerable.Range(0, 200).Select(i => 0.03 * i)])?.Resolution);

    [Fact]
    public void RobustWidthIsUnbiased() =>
        // Error of half the difference of two quantiles of a Gaussian: their densities and their correlation give 0.93 sigma / sqrt(n).
        Calibration.Holds(0.35, 2000, Gaussian, sample => new Estimate(RobustWidth.OfSorted(Sample.SortedWithin(sample, 0.0, 20.0)), 0.93 * 0.35 / Math.Sqrt(2000.0)));

    [Fact]
    public void TooFewValuesGiveNoFit()
    {
        double[] few = Calibration.Draw(40, Gaussian);
        Assert.Null(GaussianPeak.Fit(few));
        Assert.Null(NeutronGadoliniumPeak.Fit(few));
        Assert.Null(MichelEndPoint.Fit(few));
        Assert.Null(DistributionMaximum.Fit(few, 0.0, 10.0));
        Assert.Null(GaussianPeak.Fit([]));
        Assert.Null(GaussianPeak.Fit(Enumerable.Repeat(double.NaN, 1000).ToArray()));
        Assert.Null(GaussianPeak.Fit(Enumerable.Repeat(5.0, 1000).ToArray()));
    }

    [Fact]
    public void APeakWhoseWindowDoesNotSettleIsNone()
    {
        // A flat sample: every window asks for a wider one, or for one elsewhere, until the values end.
        double[] flat = [.. Enumerable.Range(0, 4000).Select(i => 0.001 * i)];
        GaussianPeak? peak = GaussianPeak.Fit(flat);
        Assert.True(peak is null, $"{peak}");
    }

    [Fact]
    public void GadoliniumResolutionIsUnbiased() =>
        Calibration.Holds(0.038, 4000, Gadolinium, sample => NeutronGadoliniumPeak.Fit(sample)?.Resolution, 60, 0.3);

    [Fact]
    public void GadoliniumScaleIsUnbiased() =>
        Calibration.Holds(1.03, 4000, Gadolinium, sample => NeutronGadoliniumPeak.Fit(sample)?.Scale, 60, 0.3);

    [Fact]
    public void GadoliniumShapeDescribesItsOwnSample()
    {
        NeutronGadoliniumPeak? peak = NeutronGadoliniumPeak.Fit(Calibration.Draw(50000, Gadolinium));
        Assert.NotNull(peak);
        Assert.InRange(peak.DeviancePerDof, 0.6, 1.4);
        Assert.InRange(peak.TailFraction.Value, 0.25 - (4.0 * peak.TailFraction.Error), 0.25 + (4.0 * peak.TailFraction.Error));
        Assert.InRange(peak.TailMeV.Value, 0.8 - (4.0 * peak.TailMeV.Error), 0.8 + (4.0 * peak.TailMeV.Error));
    }

    [Fact]
    public void VertexResidualSeparatesBiasCoreAndTails()
    {
        double[] reference = new double[20000];
        double[] reco = Calibration.Draw(20000, (ref random) =>
        {
            bool isTail = random.Uniform() < 0.05;
            return 5.0 + ((isTail ? 200.0 : 60.0) * Sampling.Normal(ref random));
        });
        VertexResidual? residual = VertexResidual.Of(reco, reference);
        Assert.NotNull(residual?.Core);
        Assert.InRange(residual.MeanMm.Value, 5.0 - (4.0 * residual.MeanMm.Error), 5.0 + (4.0 * residual.MeanMm.Error));
        Assert.InRange(residual.Core.Sigma.Value, 59.0, 63.0);
        Assert.Null(VertexResidual.Of([1.0], [1.0]));
    }

    private static double Gaussian(ref EventRandom random) => 8.0 + (0.35 * Sampling.Normal(ref random));

    private static double Gadolinium(ref EventRandom random)
    {
        double line = 1.03 * (random.Uniform() < 0.815 ? 7.937 : 8.536);
        double lost = random.Uniform() < 0.25 ? 0.8 * Sampling.Exponential(ref random) : 0.0;
        return line + (0.038 * line * Sampling.Normal(ref random)) - lost;
    }
}
