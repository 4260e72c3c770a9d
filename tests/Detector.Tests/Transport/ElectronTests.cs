using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Detector.Quenching;
using JparcSim.Detector.Transport.Electrons;

namespace JparcSim.Detector.Tests.Transport;

public sealed class ElectronTests
{
    private const int Draws = 50_000;

    private static readonly Material Water = new("water", 1.0, new Dictionary<Element, double>
    {
        [Element.Hydrogen] = 0.1119, [Element.Oxygen] = 0.8881,
    }, true);

    // NIST ESTAR, water, radiative stopping power, MeV cm2/g; from memory.
    [Theory]
    [InlineData(5.0, 0.0792)]
    [InlineData(10.0, 0.183)]
    [InlineData(20.0, 0.409)]
    [InlineData(50.0, 1.15)]
    public void RadiationAgreesWithTheTables(double energyMeV, double mevCm2PerG) =>
        Assert.Equal(1.0, Bremsstrahlung.TotalMeVPerCm(Water, energyMeV) / mevCm2PerG, 0.06);

    [Theory]
    [InlineData(0.3)]
    [InlineData(1.0)]
    [InlineData(10.0)]
    [InlineData(50.0)]
    public void SoftAndDiscreteRadiationAddUpToAll(double energyMeV)
    {
        double soft = Bremsstrahlung.SoftMeVPerCm(Water, energyMeV);
        double total = Bremsstrahlung.TotalMeVPerCm(Water, energyMeV);
        double photonsPerCm = Discrete(energyMeV, photonMeV => 1.0 / photonMeV);
        Assert.Equal(1.0, (soft + Discrete(energyMeV, _ => 1.0)) / total, 0.004);
        StatisticalAssert.WouldNotice(() => Assert.Equal(1.0, ((1.02 * soft) + (1.02 * Discrete(energyMeV, _ => 1.0))) / total, 0.004));
        Assert.Equal(photonsPerCm, Bremsstrahlung.PhotonsPerCm(Water, energyMeV), 0.002 * photonsPerCm);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.8)]
    [InlineData(10.0)]
    [InlineData(50.0)]
    public void TheTablesHoldLossesAndPhotonsPerMm(double energyMeV)
    {
        var tables = new ElectronTables(Water, 0.008);
        double lossMeVPerMm = 0.1 * (new ElectronStopping(Water).MeVPerCm(energyMeV) + Bremsstrahlung.SoftMeVPerCm(Water, energyMeV));
        double photonsPerMm = 0.1 * Discrete(energyMeV, photonMeV => 1.0 / photonMeV);
        Assert.Equal(lossMeVPerMm, tables.ContinuousMeVPerMm.At(energyMeV), 0.001 * lossMeVPerMm);
        Assert.Equal(photonsPerMm, tables.PhotonsPerMm.At(energyMeV), 0.005 * photonsPerMm);
    }

    [Fact]
    public void TheBoundOfTheRejectionHolds()
    {
        for (double kinetic = Bremsstrahlung.DiscreteAboveMeV; kinetic < 400.0; kinetic *= 1.05)
        {
            double bound = Bremsstrahlung.Bound * Bremsstrahlung.SpectrumCm2(6, kinetic, Bremsstrahlung.DiscreteAboveMeV);
            for (double photon = Bremsstrahlung.DiscreteAboveMeV; photon < kinetic; photon *= 1.02)
            {
                Assert.True(Bremsstrahlung.SpectrumCm2(6, kinetic, photon) <= bound, $"{photon} MeV of {kinetic} MeV");
            }
        }
    }

    [Fact]
    public void PhotonsFollowTheSpectrum()
    {
        const double KineticMeV = 40.0;
        double[] logs = new double[Draws];
        var random = new EventRandom(5, 1, RandomStage.Shower);
        for (int i = 0; i < Draws; i++)
        {
            logs[i] = Math.Log(Bremsstrahlung.SampleMeV(ref random, KineticMeV));
        }

        Func<double, double> cumulative = PhotonTests.Cumulative(
            x => Bremsstrahlung.SpectrumCm2(6, KineticMeV, Math.Exp(x)), Math.Log(Bremsstrahlung.DiscreteAboveMeV), Math.Log(KineticMeV));
        StatisticalAssert.Follows(cumulative, logs);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(cumulative, [.. logs.Select(x => (x * 1.02) + 0.014)]));
    }

    // Particle Data Group: 13.6 MeV / (p beta) sqrt(x) (1 + 0.038 ln x) in each plane; the logarithm at a step of 12 mm in the target.
    [Theory]
    [InlineData(2.0, 0.001)]
    [InlineData(20.0, 0.01)]
    public void ScatteringHasHighlandsWidth(double energyMeV, double radiationLengths)
    {
        double total = energyMeV + 0.51099895;
        double momentumTimesBeta = ((total * total) - (0.51099895 * 0.51099895)) / total;
        double width = 13.6 / momentumTimesBeta * Math.Sqrt(radiationLengths) * (1.0 + (0.038 * Math.Log(12.0 / 517.0)));
        var direction = new Vector3(0.48, -0.6, 0.64);
        double[] openings = new double[2 * Draws];
        var random = new EventRandom(5, 4, RandomStage.Shower);
        for (int i = 0; i < openings.Length; i++)
        {
            openings[i] = 1.0 - Vector3.Dot(direction, ElectronTransport.Scattered(ref random, direction, energyMeV, radiationLengths));
        }

        double mean = width * width;   // 1 - cos is half of the sum of two squares
        StatisticalAssert.Follows(x => 1.0 - Math.Exp(-x / mean), openings);
        StatisticalAssert.MeanIs(mean, mean, openings);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.MeanIs(1.02 * mean, mean, openings));
    }

    [Fact]
    public void AnnihilationFollowsHeitler()
    {
        const double KineticMeV = 10.0;
        double gamma = 1.0 + (KineticMeV / 0.51099895);
        double half = 0.5 * Math.Sqrt((gamma - 1.0) / (gamma + 1.0));
        double[] logs = new double[Draws];
        var random = new EventRandom(5, 2, RandomStage.Shower);
        for (int i = 0; i < Draws; i++)
        {
            logs[i] = Math.Log(AnnihilationInFlight.Sample(ref random, KineticMeV).Share);
        }

        Func<double, double> cumulative = PhotonTests.Cumulative(
            x => AnnihilationInFlight.Density(KineticMeV, Math.Exp(x)) * Math.Exp(x), Math.Log(0.5 - half), Math.Log(0.5 + half));
        StatisticalAssert.Follows(cumulative, logs);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(cumulative, [.. logs.Select(x => x * 1.02)]));
    }

    [Fact]
    public void SlowPositronsAnnihilateAtTheRateOfDirac()
    {
        // sigma v -> pi r_e^2 c at rest: 2.4939e-25 cm2 x c / v.
        double kinetic = 1e-6;
        double beta = Math.Sqrt(2.0 * kinetic / 0.51099895);
        Assert.Equal(0.24947, 1e24 * AnnihilationInFlight.TotalCm2(kinetic) * beta, 2e-3);
    }

    [Fact]
    public void TheRadiationLengthIsThatOfOrganicLiquids() =>
        Assert.Equal(45.0, 0.1 * new ElectronTables(NearDetector.PlainLiquid, 0.008).RadiationLengthMm * NearDetector.PlainLiquid.DensityGPerCm3, 0.6);

    // Integral of k dN/dk x weight over the photons that are followed, per cm, by many midpoints on a straight scale.
    private static double Discrete(double energyMeV, Func<double, double> weight)
    {
        const int Points = 20_000;
        double lengthMeV = energyMeV - Bremsstrahlung.DiscreteAboveMeV;
        double sum = 0.0;
        for (int i = 0; i < Points && lengthMeV > 0.0; i++)
        {
            double photonMeV = Bremsstrahlung.DiscreteAboveMeV + (lengthMeV * (i + 0.5) / Points);
            double spectrum = Water.MassFractions.Keys
                .Sum(element => Water.AtomsPerCm3(element) * Bremsstrahlung.SpectrumCm2(element.AtomicNumber, energyMeV, photonMeV));
            sum += spectrum * weight(photonMeV) * lengthMeV / Points;
        }

        return sum;
    }
}
