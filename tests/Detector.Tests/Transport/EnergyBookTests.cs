using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;

namespace JparcSim.Detector.Tests.Transport;

public sealed class EnergyBookTests
{
    private const double ElectronMassMeV = 0.51099895;

    private readonly NearDetector _detector = new();

    [Theory]
    [InlineData(11, 50.0, 0.0)]
    [InlineData(-11, 0.5, 2.0 * ElectronMassMeV)]
    [InlineData(-11, 8.0, 2.0 * ElectronMassMeV)]
    [InlineData(-11, 50.0, 2.0 * ElectronMassMeV)]
    [InlineData(22, 8.0, 0.0)]
    [InlineData(22, 0.02, 0.0)]
    [InlineData(2212, 30.0, 0.0)]
    [InlineData(1000020040, 5.3, 0.0)]
    [InlineData(12, 30.0, 0.0)]
    public void EverythingThatStartsIsDepositedOrEscapes(int pdg, double energyMeV, double restMeV)
    {
        for (int i = 0; i < 300; i++)
        {
            var random = new EventRandom(17, (ulong)i, RandomStage.Interaction);
            var place = new Vector3(2200.0 * random.Uniform(), 0.0, 1700.0 * random.Uniform());
            _detector.Carry((ulong)i, new Particle(pdg, energyMeV, Sampling.Isotropic(ref random), 1.0, place));
            Assert.Equal(energyMeV + restMeV, _detector.Tally.TotalMeV, 1e-9);
        }
    }

    [Fact]
    public void ACapturedNeutronAddsItsQValue()
    {
        for (int i = 0; i < 300; i++)
        {
            _detector.Carry((ulong)i, new Particle(2112, 2.0, new Vector3(1.0, 0.0, 0.0), 1.0, new Vector3(900.0, 0.0, 0.0)));
            if (_detector.Particles.RowCount == 1)
            {
                continue;
            }

            double released = _detector.Particles.PdgCode[1] switch
            {
                1000641580 => 7.937,
                1000641560 => 8.536,
                1000010020 => 2.2246,
                _ => 4.946,
            };
            Assert.Equal(2.0 + released, _detector.Tally.TotalMeV, 1e-4);
            Assert.Equal(0, _detector.Particles.ParentIndex[1]);
            Assert.True(_detector.Particles.StartTimeUs[1] > 1.0);
        }
    }

    [Fact]
    public void LightIsBelowEnergyAndInsideScintillators()
    {
        for (int i = 0; i < 200; i++)
        {
            _detector.Carry((ulong)i, new Particle(-11, 40.0, new Vector3(0.0, 0.0, 1.0), 1.0, new Vector3(0.0, 0.0, 1150.0)));
            double visible = 0.0;
            foreach (Deposit deposit in _detector.Deposits.Items)
            {
                visible += deposit.VisibleMeV;
                Assert.Equal(deposit.Volume, NearDetector.Geometry.VolumeAt(deposit.PlaceMm) is var v && v == 1 ? deposit.Volume : v);
                Assert.True(NearDetector.Geometry.Volumes[deposit.Volume].Material.IsScintillator);
                Assert.InRange(deposit.TimeUs, 1.0, 1.1);
            }

            Assert.InRange(visible, 0.8 * _detector.Tally.DepositedMeV, _detector.Tally.DepositedMeV);
        }
    }

    [Fact]
    public void UnknownParticlesAreRefused() =>
        Assert.Throws<NotSupportedException>(() => _detector.Carry(1, new Particle(321, 100.0, new Vector3(1.0, 0.0, 0.0), 0.0, default)));
}
