using JparcSim.Core.Detectors;
using JparcSim.Core.Random;
using JparcSim.Detector.Transport;
using JparcSim.Detector.Transport.Photons;

namespace JparcSim.Detector.Tests.Transport;

public sealed class PhotonTests
{
    private const int Draws = 100_000;

    private static readonly Material Polyethylene = new("polyethylene", 1.0, new Dictionary<Element, double>
    {
        [Element.Hydrogen] = 0.1437, [Element.Carbon] = 0.8563,
    }, true);

    // NIST XCOM, polyethylene, total without coherent scattering where it matters; values from memory.
    [Theory]
    [InlineData(0.511, 0.0985)]
    [InlineData(1.0, 0.0726)]
    [InlineData(2.0, 0.0506)]
    [InlineData(3.0, 0.0404)]
    [InlineData(5.0, 0.0305)]
    [InlineData(8.0, 0.0238)]
    [InlineData(10.0, 0.0215)]
    public void AttenuationAgreesWithTheTables(double energyMeV, double cm2PerG)
    {
        ProcessTable table = PhotonProcesses.TableOf(Polyethylene);
        Assert.Equal(1.0, 10.0 * table.TotalPerMm(energyMeV) / cm2PerG, 0.01);
    }

    [Fact]
    public void ComptonTotalTendsToThomson() =>
        Assert.Equal(0.6652, 1e24 * ComptonScattering.TotalCm2(1e-3) * (1.0 + (2.0 * 1e-3 / 0.511)), 1e-3);

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.511)]
    [InlineData(6.75)]
    public void ComptonFollowsKleinAndNishina(double energyMeV)
    {
        double least = 1.0 / (1.0 + (2.0 * energyMeV / 0.51099895));
        Func<double, double> cumulative = Cumulative(x => ComptonScattering.Density(energyMeV, x), least, 1.0);
        double[] kept = Draw(energyMeV);
        StatisticalAssert.Follows(cumulative, kept);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(cumulative, [.. kept.Select(x => x * 0.98)]));
    }

    [Fact]
    public void ComptonAngleAndEnergyObeyTheKinematics()
    {
        var random = new EventRandom(3, 1, RandomStage.Shower);
        for (int i = 0; i < 1000; i++)
        {
            (double kept, double cosTheta) = ComptonScattering.Sample(ref random, 2.0);
            Assert.Equal(1.0 / (1.0 + (2.0 / 0.51099895 * (1.0 - cosTheta))), kept, 1e-12);
        }
    }

    [Fact]
    public void PairsNeedTwiceTheElectronMass()
    {
        Assert.Equal(0.0, PairProduction.TotalCm2(1.02, 6));
        Assert.True(PairProduction.TotalCm2(1.1, 6) > 0.0);
    }

    internal static Func<double, double> Cumulative(Func<double, double> density, double from, double to)
    {
        const int Cells = 4000;
        double[] sums = new double[Cells + 1];
        for (int i = 0; i < Cells; i++)
        {
            sums[i + 1] = sums[i] + density(from + ((to - from) * (i + 0.5) / Cells));
        }

        return x =>
        {
            double place = Math.Clamp((x - from) / (to - from), 0.0, 1.0) * Cells;
            int cell = Math.Min((int)place, Cells - 1);
            return (sums[cell] + ((place - cell) * (sums[cell + 1] - sums[cell]))) / sums[Cells];
        };
    }

    [Fact]
    public void PairsShareTheirEnergyUniformly()
    {
        const double EnergyMeV = 7.0;
        var random = new EventRandom(3, 3, RandomStage.Shower);
        double[] kinetic = new double[Draws];
        for (int i = 0; i < Draws; i++)
        {
            kinetic[i] = PairProduction.SampleElectronMeV(ref random, EnergyMeV);
        }

        const double AvailableMeV = EnergyMeV - (2.0 * 0.51099895);
        StatisticalAssert.Follows(x => x / AvailableMeV, kinetic);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(x => x / (1.02 * AvailableMeV), kinetic));
    }

    private static double[] Draw(double energyMeV)
    {
        var random = new EventRandom(3, 2, RandomStage.Shower);
        double[] kept = new double[Draws];
        for (int i = 0; i < Draws; i++)
        {
            kept[i] = ComptonScattering.Sample(ref random, energyMeV).KeptFraction;
        }

        return kept;
    }
}
