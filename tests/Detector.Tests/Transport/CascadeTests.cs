using JparcSim.Core.Random;
using JparcSim.Detector.Transport.Cascades;
using JparcSim.Detector.Transport.Neutrons;

namespace JparcSim.Detector.Tests.Transport;

public sealed class CascadeTests
{
    private const int Draws = 40_000;

    private readonly CaptureCascades _cascades = new();

    [Theory]
    [InlineData(3, 7.937)]
    [InlineData(4, 2.2246)]
    [InlineData(5, 8.536)]
    [InlineData(6, 4.946)]
    public void TheGammasSumToTheQValue(int process, double qMeV)
    {
        double[] gammas = new double[32];
        var random = new EventRandom(11, 1, RandomStage.Cascade);
        for (int i = 0; i < Draws; i++)
        {
            int count = _cascades.Sample(ref random, (NeutronProcess)process, gammas);
            double sum = 0.0;
            for (int k = 0; k < count; k++)
            {
                Assert.True(gammas[k] > 0.0);
                sum += gammas[k];
            }

            Assert.Equal(qMeV, sum, 1e-12);
        }
    }

    [Fact]
    public void GadoliniumEmitsFourToFiveGammas()
    {
        double[] gammas = new double[32];
        var random = new EventRandom(11, 2, RandomStage.Cascade);
        double sum = 0.0;
        int hard = 0;
        for (int i = 0; i < Draws; i++)
        {
            int count = _cascades.Sample(ref random, NeutronProcess.CaptureGd157, gammas);
            sum += count;
            hard += gammas.AsSpan(0, count).ContainsAnyInRange(7.0, 8.0) ? 1 : 0;
        }

        Assert.InRange(sum / Draws, 4.0, 5.0);
        Assert.InRange(hard / (double)Draws, 0.0005, 0.006);
    }

    [Fact]
    public void TheStrongPrimaryHasItsShare()
    {
        // 6.750 MeV: 0.348 of 0.928 of 6.94 %.
        double expected = 0.0694 * 0.348 / 0.928;
        double[] gammas = new double[32];
        var random = new EventRandom(11, 3, RandomStage.Cascade);
        int seen = 0;
        for (int i = 0; i < 10 * Draws; i++)
        {
            _cascades.Sample(ref random, NeutronProcess.CaptureGd157, gammas);
            seen += gammas[0] == 6.750 ? 1 : 0;
        }

        StatisticalAssert.FractionIs(expected, seen, 10 * Draws);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.FractionIs(1.08 * expected, seen, 10 * Draws));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TheFirstStatisticalGammaFollowsStrengthTimesLevels(bool isGd158)
    {
        GadoliniumScheme scheme = isGd158 ? GadoliniumScheme.Gd158 : GadoliniumScheme.Gd156;
        var cascade = new GadoliniumCascade(scheme);
        double reachMeV = scheme.QMeV - 1.0;
        double[] gammas = new double[32];
        var random = new EventRandom(11, 5, RandomStage.Cascade);
        var first = new List<double>();
        for (int i = 0; i < 2 * Draws; i++)
        {
            cascade.Sample(ref random, gammas);
            if (gammas[0] < reachMeV && !scheme.Primaries.Any(line => line.EnergyMeV == gammas[0]))
            {
                first.Add(gammas[0]);
            }
        }

        Func<double, double> cumulative = PhotonTests.Cumulative(
            gammaMeV => scheme.Strength(gammaMeV) * GadoliniumScheme.LevelsPerMeV(scheme.QMeV - gammaMeV), 0.0, reachMeV);
        StatisticalAssert.Follows(cumulative, first.ToArray());
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(x => cumulative(1.02 * x), first.ToArray()));
    }

    [Fact]
    public void CarbonGoesStraightToItsGroundStateInTwoOfThree()
    {
        double[] gammas = new double[32];
        var random = new EventRandom(11, 4, RandomStage.Cascade);
        int direct = 0;
        for (int i = 0; i < Draws; i++)
        {
            direct += _cascades.Sample(ref random, NeutronProcess.CaptureCarbon, gammas) == 1 ? 1 : 0;
        }

        StatisticalAssert.FractionIs(0.68, direct, Draws);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.FractionIs(0.68 * 1.02, direct, Draws));
    }
}
