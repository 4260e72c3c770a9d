using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Detector.Transport.Neutrons;

namespace JparcSim.Detector.Tests.Transport;

public sealed class NeutronTests
{
    private const double ThermalMeV = 2.525e-8;

    [Fact]
    public void HydrogenScattersAsMeasured()
    {
        Assert.Equal(20.4, 1e24 * NeutronCrossSections.HydrogenElasticCm2(1e-6), 0.1);
        Assert.Equal(4.25, 1e24 * NeutronCrossSections.HydrogenElasticCm2(1.0), 0.05);
        Assert.Equal(0.69, 1e24 * NeutronCrossSections.HydrogenElasticCm2(14.0), 0.02);
    }

    [Fact]
    public void GadoliniumsUnscaledResonancesLieAtTheEvaluatedValues()
    {
        Assert.Equal(254.0e3, GadoliniumResonance.Gd157.UnscaledBarn(0.0253), 0.02 * 254.0e3);
        Assert.Equal(60.9e3, GadoliniumResonance.Gd155.UnscaledBarn(0.0253), 0.02 * 60.9e3);
        Assert.Equal(254.0e3, 1e24 * GadoliniumResonance.Gd157.CaptureCm2(NeutronCrossSections.ThermalMeV), 1.0);
    }

    [Fact]
    public void ThermalMotionFactorHasItsLimits()
    {
        Assert.Equal(1.0, NeutronCrossSections.ThermalMotionFactor(1e6), 1e-6);
        Assert.Equal(2.0 / Math.Sqrt(Math.PI) / 1e-3, NeutronCrossSections.ThermalMotionFactor(1e-6), 1e-2);
        double y = 1.3;
        double sum = 0.0;
        const int Steps = 20_000;
        for (int i = 0; i < Steps; i++)
        {
            // Mean relative speed over v of a Maxwellian: 4/sqrt(pi) x^2 exp(-x^2) averaged over the angle.
            double x = 8.0 * (i + 0.5) / Steps;
            double plus = (x + y) * (x + y) * (x + y);
            double minus = Math.Pow(Math.Abs(x - y), 3.0);
            sum += 8.0 / Steps * 4.0 / Math.Sqrt(Math.PI) * x * x * Math.Exp(-x * x) * (plus - minus) / (6.0 * x * y * y);
        }

        Assert.Equal(sum, NeutronCrossSections.ThermalMotionFactor(y * y), 1e-6);
    }

    [Fact]
    public void OneCollisionWithHydrogenLeavesAUniformShareOfTheEnergy()
    {
        double[] left = new double[50_000];
        var random = new EventRandom(7, 1, RandomStage.Neutron);
        for (int i = 0; i < left.Length; i++)
        {
            left[i] = ElasticScattering.OnRest(ref random, new Vector3(1.0, 0.0, 0.0), 1.0).LengthSquared;
        }

        StatisticalAssert.Follows(x => Math.Clamp(x, 0.0, 1.0), left);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(x => Math.Clamp(x / 0.98, 0.0, 1.0), left));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(11.898)]
    public void CollisionsWithAGasLeadToItsTemperature(double massRatio)
    {
        // Time spent at an energy between collisions is 1 / (v sigma): weighted so, the mean energy is 3/2 k T.
        var random = new EventRandom(7, 2, RandomStage.Neutron);
        const int Batches = 200;
        double[] means = new double[Batches];
        var velocity = new Vector3(Math.Sqrt(ThermalMeV), 0.0, 0.0);
        for (int batch = 0; batch < Batches; batch++)
        {
            double weights = 0.0;
            double sum = 0.0;
            for (int i = 0; i < 1000; i++)
            {
                velocity = ElasticScattering.OnGas(ref random, velocity, massRatio, ThermalMeV);
                double energy = velocity.LengthSquared;
                double weight = 1.0 / (Math.Sqrt(energy) * NeutronCrossSections.ThermalMotionFactor(massRatio * energy / ThermalMeV));
                weights += weight;
                sum += weight * energy;
            }

            means[batch] = sum / weights / (1.5 * ThermalMeV);
        }

        double mean = means.Average();
        double deviation = Math.Sqrt(means.Average(x => (x - mean) * (x - mean)));
        StatisticalAssert.MeanIs(1.0, deviation, means);
        if (massRatio == 1.0)
        {
            StatisticalAssert.WouldNotice(() => StatisticalAssert.MeanIs(1.02, deviation, means));
        }
    }
}
