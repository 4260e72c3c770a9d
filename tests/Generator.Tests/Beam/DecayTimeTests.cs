using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Generator.Beam;

namespace JparcSim.Tests.Generator.Beam;

public class DecayTimeTests
{
    private const int Events = 200_000;

    [Theory]
    [InlineData(0.7, 0.845)]
    [InlineData(1.0, 0.736)]
    [InlineData(1.2, 0.671)]
    [InlineData(1.5, 0.584)]
    [InlineData(2.0, 0.462)]
    public void Windows_up_to_10_us_hold_the_published_fractions(double fromUs, double published) =>
        Assert.Equal(published, DecayTime.PionThenMuon.Fraction(fromUs, 10.0), 0.001);

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(0.026, 0.0)]
    [InlineData(0.026, 2.197)]
    [InlineData(0.0, 2.162)]
    public void Density_is_the_slope_of_the_distribution_and_has_the_stated_moments(double firstUs, double secondUs)
    {
        var time = new DecayTime(firstUs, secondUs);
        for (double t = -0.0123; t < 3.0; t += 0.0471)
        {
            double slope = (time.Cumulative(t + 1e-6) - time.Cumulative(t - 1e-6)) / 2e-6;
            Assert.Equal(slope, time.DensityPerUs(t), 1e-5);
        }

        double[] edges = [0.0, 0.1, 0.54, 0.64, 1.0, 5.0, 100.0];
        double norm = 0.0;
        double mean = 0.0;
        double square = 0.0;
        for (int i = 1; i < edges.Length; i++)
        {
            norm += GaussLegendre.Integrate(time.DensityPerUs, edges[i - 1], edges[i], 400);
            mean += GaussLegendre.Integrate(t => t * time.DensityPerUs(t), edges[i - 1], edges[i], 400);
            square += GaussLegendre.Integrate(t => t * t * time.DensityPerUs(t), edges[i - 1], edges[i], 400);
        }

        Assert.Equal(1.0, norm, 1e-8);
        Assert.Equal(time.MeanUs, mean, 1e-8);
        Assert.Equal(time.VarianceUs2, square - (mean * mean), 1e-7);
    }

    [Fact]
    public void Samples_follow_their_distributions_and_a_bias_of_2_percent_would_show()
    {
        foreach (DecayTime time in new[] { DecayTime.Pion, DecayTime.Kaon, DecayTime.PionThenMuon })
        {
            double[] sample = Draw((ref EventRandom random) => time.Sample(ref random));
            StatisticalAssert.Follows(time.Cumulative, sample);
            StatisticalAssert.MeanIs(time.MeanUs, Math.Sqrt(time.VarianceUs2), sample);
            StatisticalAssert.WouldNotice(() => StatisticalAssert.MeanIs(1.02 * time.MeanUs, Math.Sqrt(time.VarianceUs2), sample));
        }
    }

    [Fact]
    public void Bound_muons_follow_their_mixture()
    {
        var time = new MuonMinusTime(MuonMinusTime.NominalLongFraction);
        double[] sample = Draw((ref EventRandom random) => time.Sample(ref random));
        StatisticalAssert.Follows(time.Cumulative, sample);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(new MuonMinusTime(0.98 * MuonMinusTime.NominalLongFraction).Cumulative, sample));
        double slope = (time.Cumulative(1.3 + 1e-6) - time.Cumulative(1.3 - 1e-6)) / 2e-6;
        Assert.Equal(slope, time.DensityPerUs(1.3), 1e-6);
    }

    [Fact]
    public void Short_lived_muons_are_gone_after_the_prompt_cut_and_long_lived_ones_behave_like_free_muons()
    {
        Assert.InRange(1.0 - new DecayTime(MuonMinusTime.ShortLifetimeUs, 0.0).Cumulative(1.5), 0.0, 1e-4);
        Assert.Equal(0.572, new DecayTime(MuonMinusTime.LongLifetimeUs, 0.0).Fraction(1.5, 10.0), 0.001);
    }

    [Fact]
    public void A_spill_at_one_megawatt_has_the_design_number_of_protons() =>
        Assert.Equal(8.322e13, ProtonBeam.ProtonsPerSpill(1e6), 0.001e13);

    private static double[] Draw(Sampler sampler)
    {
        double[] sample = new double[Events];
        for (int i = 0; i < Events; i++)
        {
            var random = new EventRandom(20260101, (ulong)i, RandomStage.Timeline);
            sample[i] = sampler(ref random);
        }

        return sample;
    }

    private delegate double Sampler(ref EventRandom random);
}
