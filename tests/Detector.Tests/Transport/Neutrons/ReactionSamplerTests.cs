using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Detector.Transport.Hadrons;
using JparcSim.Detector.Transport.Neutrons.Reactions;

namespace JparcSim.Detector.Tests.Transport.Neutrons;

public sealed class ReactionSamplerTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(2.0)]
    [InlineData(4.0)]
    public void AnglesOfNeutronsOnProtonsFollowTheirDensity(double anisotropy)
    {
        double[] cosines = Draw(200_000, 1, (ref EventRandom random) => NucleonScattering.SampleCosine(ref random, anisotropy));
        double Cumulative(double c) => 0.5 + ((c + (anisotropy * c * c * c / 3.0)) / (2.0 + (2.0 * anisotropy / 3.0)));
        StatisticalAssert.Follows(Cumulative, cosines);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(c => Cumulative(Math.Clamp(c / 0.98, -1.0, 1.0)), cosines));
    }

    [Fact]
    public void AnisotropyIsGammelsUpToItsLimit()
    {
        Assert.Equal(2.0, NucleonScattering.Anisotropy(90.0), 1e-12);
        Assert.Equal(0.099, NucleonScattering.Anisotropy(20.0), 1e-3);
        Assert.Equal(4.0, NucleonScattering.Anisotropy(1000.0));
    }

    // T_p = 2 m T cos2 / (T + 2 m - T cos2) for equal masses, cos of the proton's angle in the laboratory.
    [Theory]
    [InlineData(5.0)]
    [InlineData(50.0)]
    [InlineData(250.0)]
    public void RecoilsHaveRelativisticKinematics(double energyMeV)
    {
        const double Mass = 938.92;
        var direction = new Vector3(0.0, 0.0, -1.0);
        var random = new EventRandom(9, 2, RandomStage.Neutron);
        var products = new ReactionProducts();
        for (int i = 0; i < 1000; i++)
        {
            products.Clear();
            NucleonScattering.OnProton(ref random, energyMeV, direction, products);
            double cosine = Vector3.Dot(products[1].Direction, direction);
            double expected = 2.0 * Mass * energyMeV * cosine * cosine / (energyMeV + (2.0 * Mass) - (energyMeV * cosine * cosine));
            Assert.Equal(ProductKind.Proton, products[1].Kind);
            Assert.Equal(expected, products[1].KineticMeV, 2e-3 * energyMeV);
        }
    }

    [Fact]
    public void DiffractionIsExponentialInMomentumTransfer()
    {
        const double Swing = 20.0;
        double[] shares = Draw(
            100_000, 3, (ref EventRandom random) => (1.0 - DiffractiveScattering.SampleCosine(ref random, 100.0, Swing)) / 2.0);
        double Cumulative(double x) => (1.0 - Math.Exp(-Swing * x)) / (1.0 - Math.Exp(-Swing));
        StatisticalAssert.Follows(Cumulative, shares);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(x => Cumulative(x / 0.97), shares));
        StatisticalAssert.MeanIs(1.0 / Swing, 1.0 / Swing, shares);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.MeanIs(1.02 / Swing, 1.0 / Swing, shares));
        Assert.Equal(57e-6, DiffractiveScattering.CarbonSlopePerMeV2, 1e-6);
    }

    [Fact]
    public void TheExcitationOfTheResidueIsACutExponential()
    {
        double[] values = Draw(400_000, 4, (ref EventRandom random) => TruncatedExponential.Sample(ref random, 10.0, 30.0));
        double Cumulative(double x) => (1.0 - Math.Exp(-x / 10.0)) / (1.0 - Math.Exp(-3.0));
        StatisticalAssert.Follows(Cumulative, values);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(x => Cumulative(Math.Min(30.0, 1.02 * x)), values));
    }

    [Fact]
    public void TheDeltaHasItsMassBetweenTheBorders()
    {
        double[] masses = Draw(100_000, 5, (ref EventRandom random) => PionProduction.SampleMassMeV(random.Uniform(), 1078.0, 1400.0));
        static double Angle(double mass) => Math.Atan((mass - 1232.0) / 58.5);
        double Cumulative(double mass, double peak) =>
            (Angle(mass + 1232.0 - peak) - Angle(1078.0 + 1232.0 - peak)) / (Angle(1400.0 + 1232.0 - peak) - Angle(1078.0 + 1232.0 - peak));
        StatisticalAssert.Follows(mass => Cumulative(mass, 1232.0), masses);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(mass => Cumulative(mass, 1.02 * 1232.0), masses));
    }

    [Theory]
    [InlineData(7.0)]
    [InlineData(17.0)]
    [InlineData(40.0)]
    [InlineData(200.0)]
    public void ChannelsAreDrawnByTheirShares(double energyMeV)
    {
        var random = new EventRandom(9, 6, RandomStage.Neutron);
        const int Trials = 20_000;
        int[] counts = new int[7];
        for (int i = 0; i < Trials; i++)
        {
            counts[(int)CarbonChannels.Pick(ref random, energyMeV)]++;
        }

        double sum = 0.0;
        foreach (CarbonChannel channel in Enum.GetValues<CarbonChannel>())
        {
            double share = CarbonChannels.Share(channel, energyMeV);
            sum += share;
            if (share is 0.0 or 1.0)
            {
                Assert.Equal(share * Trials, counts[(int)channel]);
                continue;
            }

            StatisticalAssert.FractionIs(share, counts[(int)channel], Trials);
        }

        Assert.Equal(1.0, sum, 1e-12);
    }

    [Fact]
    public void ClosedChannelsLeaveTheirShareToTheFirstLevel()
    {
        var random = new EventRandom(9, 7, RandomStage.Neutron);
        for (int i = 0; i < 2000; i++)
        {
            Assert.NotEqual(CarbonChannel.Proton, CarbonChannels.Pick(ref random, 13.0));
            Assert.NotEqual(CarbonChannel.Deuteron, CarbonChannels.Pick(ref random, 13.0));
        }
    }

    [Theory]
    [InlineData(40.0, 0.75)]
    [InlineData(180.0, 0.675)]
    [InlineData(300.0, 0.60)]
    [InlineData(2000.0, 0.60)]
    public void UnlikePairsCollideMoreOften(double energyMeV, double share) =>
        Assert.Equal(share, QuasiFreeCascade.UnlikeShare(energyMeV), 1e-12);

    [Theory]
    [InlineData(250.0, 0.0)]
    [InlineData(350.0, 0.05)]
    [InlineData(400.0, 0.10)]
    [InlineData(950.0, 0.35)]
    [InlineData(4000.0, 0.60)]
    public void PionsAreMadeAboveThreeHundredMeV(double energyMeV, double share)
    {
        Assert.Equal(share, PionProduction.Share(energyMeV), 1e-12);
        var random = new EventRandom(9, 8, RandomStage.Neutron);
        var products = new ReactionProducts();
        const int Trials = 20_000;
        int pions = 0;
        for (int i = 0; i < Trials; i++)
        {
            products.Clear();
            NucleonScattering.OnProton(ref random, energyMeV, new Vector3(1.0, 0.0, 0.0), products);
            pions += products.Count == 3 ? 1 : 0;
        }

        if (share > 0.0)
        {
            StatisticalAssert.FractionIs(share, pions, Trials);
        }
        else
        {
            Assert.Equal(0, pions);
        }
    }

    [Fact]
    public void KnockOutLeavesOneToFourNucleonsAndPaysForThem()
    {
        var random = new EventRandom(9, 9, RandomStage.Neutron);
        var products = new ReactionProducts();
        const int Trials = 20_000;
        int[] collisions = new int[4];
        for (int i = 0; i < Trials; i++)
        {
            products.Clear();
            QuasiFreeCascade.Sample(ref random, 150.0, new Vector3(1.0, 0.0, 0.0), products);
            int struck = 0;
            for (int k = 0; k < products.Count; k++)
            {
                struck += products[k].Kind == ProductKind.Nucleus ? 1 : 0;
            }

            collisions[struck]++;
            Assert.InRange(products.BindingMeV, 16.0 * struck, (18.0 * struck) + NuclearResidue.BreakUpMeV);
        }

        Assert.Equal(0, collisions[0]);
        Assert.InRange(collisions[1] / (double)Trials, 0.45, 0.75);
        Assert.InRange(collisions[3] / (double)Trials, 0.03, 0.20);
    }

    private delegate double Sampler(ref EventRandom random);

    private static double[] Draw(int count, ulong key, Sampler sampler)
    {
        var random = new EventRandom(9, key, RandomStage.Neutron);
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = sampler(ref random);
        }

        return values;
    }
}
