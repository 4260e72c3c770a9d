using JparcSim.Analysis.Estimators;
using JparcSim.Core.Random;

namespace JparcSim.Analysis.Tests.Estimators;

public sealed class SpectrumTests
{
    private const double TauUs = 28.0;

    [Fact]
    public void DecayConstantIsUnbiasedInAWindow() =>
        Calibration.Holds(TauUs, 3000, Decay, sample => ExponentialDecay.Fit(sample, 10.0, 100.0), 200);

    [Fact]
    public void DecayConstantIsUnbiasedInAShortWindow() =>
        Calibration.Holds(TauUs, 4000, Decay, sample => ExponentialDecay.Fit(sample, 0.0, 35.0), 200);

    [Fact]
    public void WeightsDecideWhatADecayConstantIsOf()
    {
        double[] decays = Calibration.Draw(2000, Decay);
        double[] flat = [.. Enumerable.Range(0, 2000).Select(i => 0.05 * i)];
        Estimate? alone = ExponentialDecay.Fit(decays, 10.0, 100.0);
        Estimate? weighted = ExponentialDecay.Fit(
            [.. decays, .. flat], [.. Enumerable.Repeat(0.01, 2000), .. Enumerable.Repeat(0.0, 2000)], 10.0, 100.0);
        Assert.NotNull(alone);
        Assert.NotNull(weighted);
        Assert.Equal(alone.Value.Value, weighted.Value.Value, 1e-9);
        Assert.Equal(alone.Value.Error, weighted.Value.Error, 1e-9);
        Assert.NotEqual(alone, ExponentialDecay.Fit([.. decays, .. flat], 10.0, 100.0));
    }

    [Fact]
    public void ARisingOrEmptySampleHasNoDecayConstant()
    {
        double[] rising = [.. Calibration.Draw(1000, Decay).Select(t => 100.0 - t)];
        Assert.Null(ExponentialDecay.Fit(rising, 0.0, 100.0));
        Assert.Null(ExponentialDecay.Fit([], 0.0, 100.0));
    }

    [Fact]
    public void MichelResolutionIsUnbiased() =>
        Calibration.Holds(0.033, 8000, Michel, sample => MichelEndPoint.Fit(sample)?.Resolution, 60, 0.3);

    [Fact]
    public void MichelScaleIsUnbiased() =>
        Calibration.Holds(0.98, 8000, Michel, sample => MichelEndPoint.Fit(sample)?.Scale, 60, 0.3);

    [Fact]
    public void MichelShapeDescribesItsOwnSample()
    {
        MichelEndPoint? fit = MichelEndPoint.Fit(Calibration.Draw(200000, Michel));
        Assert.NotNull(fit);
        Assert.InRange(fit.DeviancePerDof, 0.4, 1.8);
        Assert.InRange(fit.Resolution.Error, 1e-4, 1e-3);
    }

    [Fact]
    public void MaximumOfARiseAndFallIsUnbiased()
    {
        // Density (e^(-t/28) - e^(-t/3)): maximum at ln(28/3) / (1/3 - 1/28).
        double truth = Math.Log(28.0 / 3.0) / ((1.0 / 3.0) - (1.0 / 28.0));
        Calibration.Holds(truth, 5000, RiseAndFall, sample => DistributionMaximum.Fit(sample, 0.0, 100.0));
    }

    [Fact]
    public void MaximumOfADistanceIsUnbiased() =>
        Calibration.Holds(180.0 * Math.Sqrt(2.0), 5000, Distance, sample => DistributionMaximum.Fit(sample, 0.0, 1500.0));

    [Fact]
    public void AMaximumAtTheEndOfTheRangeIsNone()
    {
        double[] rising = [.. Calibration.Draw(20000, (ref random) => 100.0 * Math.Sqrt(random.Uniform()))];
        double[] falling = Calibration.Draw(20000, Decay);
        Assert.Null(DistributionMaximum.Fit(rising, 0.0, 100.0));
        Assert.Null(DistributionMaximum.Fit(falling, 0.0, 100.0));
        Assert.Null(DistributionMaximum.Fit(Calibration.Draw(5000, Distance), 0.0, 200.0));   // its top is at 255
    }

    [Fact]
    public void HalfSampleModeFindsTheTopOfASkewDistribution() =>
        Calibration.Holds(180.0 * Math.Sqrt(2.0), 4000, Distance, sample => new Estimate(HalfSampleMode.OfSorted(Sample.SortedWithin(sample, 0.0, 5000.0)), 0.126 * 180.0), 200);   // the spread at 4000 values, measured

    private static double Decay(ref EventRandom random) => TauUs * Sampling.Exponential(ref random);

    private static double RiseAndFall(ref EventRandom random) => (28.0 * Sampling.Exponential(ref random)) + (3.0 * Sampling.Exponential(ref random));

    private static double Distance(ref EventRandom random)
    {
        double x = Sampling.Normal(ref random);
        double y = Sampling.Normal(ref random);
        double z = Sampling.Normal(ref random);
        return 180.0 * Math.Sqrt((x * x) + (y * y) + (z * z));
    }

    private static double Michel(ref EventRandom random)
    {
        double x = random.Uniform();
        while (random.Uniform() > x * x * (3.0 - (2.0 * x)))
        {
            x = random.Uniform();
        }

        return 0.98 * 52.828 * x * (1.0 + (0.033 * Sampling.Normal(ref random)));
    }
}
