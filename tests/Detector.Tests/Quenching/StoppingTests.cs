using JparcSim.Core.Detectors;
using JparcSim.Detector.Quenching;
using JparcSim.Detector.Tests.Transport;

namespace JparcSim.Detector.Tests.Quenching;

public sealed class StoppingTests
{
    private static readonly Material Water = new("water", 1.0, new Dictionary<Element, double>
    {
        [Element.Hydrogen] = 0.1119, [Element.Oxygen] = 0.8881,
    }, true);

    private static readonly Material PlasticScintillator = new("polyvinyltoluene", 1.032, new Dictionary<Element, double>
    {
        [Element.Hydrogen] = 0.085, [Element.Carbon] = 0.915,
    }, true);

    // NIST ESTAR, liquid water, collision stopping power, MeV cm2/g; from memory. Bragg's rule gives I = 69 instead of 75 eV.
    [Theory]
    [InlineData(0.01, 22.56)]
    [InlineData(0.1, 4.115)]
    [InlineData(1.0, 1.849)]
    [InlineData(10.0, 1.968)]
    [InlineData(50.0, 2.139)]
    public void ElectronsAgreeWithTheTables(double energyMeV, double mevCm2PerG) =>
        Assert.Equal(1.0, new ElectronStopping(Water).MeVPerCm(energyMeV) / mevCm2PerG, 0.03);

    // NIST PSTAR, plastic scintillator (vinyltoluene), MeV cm2/g; from memory.
    [Theory]
    [InlineData(1.0, 268.0)]
    [InlineData(10.0, 45.6)]
    [InlineData(100.0, 7.25)]
    public void ProtonsAgreeWithTheTables(double energyMeV, double mevCm2PerG) =>
        Assert.Equal(1.0, new ProtonStopping(PlasticScintillator).ProtonMeVPerCm(energyMeV) / (1.032 * mevCm2PerG), 0.05);

    [Fact]
    public void FastAlphasLoseFourTimesTheEnergyOfProtonsOfEqualSpeed()
    {
        var stopping = new ProtonStopping(PlasticScintillator);
        Assert.Equal(4.0, stopping.AlphaMeVPerCm(40.0 * 3.97260) / stopping.ProtonMeVPerCm(40.0), 0.01);
    }

    // Visible energies of protons with kB = 0.0095 cm/MeV in LAB: 13 / 39 / 86 MeV at 20 / 50 / 100 MeV.
    [Theory]
    [InlineData(20.0, 13.0)]
    [InlineData(50.0, 39.0)]
    [InlineData(100.0, 86.0)]
    public void ProtonLightIsThatOfBirks(double energyMeV, double visibleMeV)
    {
        var table = new QuenchingTable(0.0095, new ProtonStopping(NearDetector.GdLiquid).ProtonMeVPerCm);
        Assert.Equal(1.0, table.VisibleMeV(energyMeV) / visibleMeV, 0.05);
    }

    [Fact]
    public void ConstantStoppingGivesBirksLawExactly()
    {
        var table = new QuenchingTable(0.01, _ => 50.0);
        for (double energy = 1e-6; energy < 500.0; energy *= 1.7)
        {
            Assert.Equal(energy / 1.5, table.VisibleMeV(energy), 1e-12 * energy);
        }
    }

    [Fact]
    public void TheIntegralAgreesWithAFineOne()
    {
        var stopping = new ElectronStopping(NearDetector.GdLiquid);
        var table = new QuenchingTable(0.008, stopping.MeVPerCm);
        double sum = table.VisibleMeV(0.001);
        const int Steps = 200_000;
        double width = (5.0 - 0.001) / Steps;
        for (int i = 0; i < Steps; i++)
        {
            sum += width / (1.0 + (0.008 * stopping.MeVPerCm(0.001 + (width * (i + 0.5)))));
        }

        Assert.Equal(sum, table.VisibleMeV(5.0), 1e-4);
        Assert.InRange(table.VisibleMeV(1.0), 0.94, 0.985);
    }
}
