using JparcSim.Core.Detectors;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Detector.Transport.Neutrons;

namespace JparcSim.Detector.Tests.Transport.Neutrons;

public sealed class FastNeutronTests
{
    private static readonly Particle Fast = new(2112, 300.0, new Vector3(0.0, 0.0, -1.0), 2.0, new Vector3(100.0, 0.0, 1700.0));

    private readonly NearDetector _detector = new();

    [Theory]
    [InlineData(10.0, 0.93)]
    [InlineData(20.0, 0.48)]
    [InlineData(50.0, 0.17)]
    [InlineData(100.0, 0.073)]
    [InlineData(200.0, 0.042)]
    [InlineData(400.0, 0.034)]
    [InlineData(5000.0, 0.034)]
    public void ProtonsScatterAsMeasured(double energyMeV, double barn) =>
        Assert.Equal(barn, 1e24 * NeutronCrossSections.HydrogenElasticCm2(energyMeV), 0.02 * barn);

    [Theory]
    [InlineData(4.8, 0.0)]
    [InlineData(10.0, 0.30)]
    [InlineData(20.0, 0.48)]
    [InlineData(60.0, 0.30)]
    [InlineData(100.0, 0.22)]
    [InlineData(3000.0, 0.22)]
    public void CarbonReactsAsMeasured(double energyMeV, double barn) =>
        Assert.Equal(barn, 1e24 * NeutronCrossSections.CarbonNonElasticCm2(energyMeV), 1e-9);

    // Measured totals of carbon: 1.45, 1.0, 0.50, 0.29 b at 20, 50, 100, 400 MeV, from memory.
    [Theory]
    [InlineData(20.0, 1.45)]
    [InlineData(50.0, 1.0)]
    [InlineData(100.0, 0.50)]
    [InlineData(400.0, 0.29)]
    public void CarbonsTotalIsTheMeasuredOne(double energyMeV, double barn) => Assert.Equal(
        barn,
        1e24 * (NeutronCrossSections.CarbonElasticCm2(energyMeV) + NeutronCrossSections.CarbonNonElasticCm2(energyMeV)),
        0.1 * barn);

    [Fact]
    public void UncollidedNeutronsLeaveByTheFreePath()
    {
        const double EnergyMeV = 100.0;
        const int Trials = 40_000;
        var start = new Particle(2112, EnergyMeV, new Vector3(1.0, 0.0, 0.0), 0.0, new Vector3(1700.0, 0.0, 0.0));
        Material liquid = NearDetector.PlainLiquid;
        double perMm = 0.1 * ((liquid.AtomsPerCm3(Element.Hydrogen) * NeutronCrossSections.HydrogenElasticCm2(EnergyMeV))
            + (liquid.AtomsPerCm3(Element.Carbon)
                * (NeutronCrossSections.CarbonElasticCm2(EnergyMeV) + NeutronCrossSections.CarbonNonElasticCm2(EnergyMeV))));
        int uncollided = 0;
        for (int i = 0; i < Trials; i++)
        {
            _detector.Carry((ulong)i, start);
            uncollided += _detector.Tally.EscapedMeV == EnergyMeV ? 1 : 0;
        }

        StatisticalAssert.FractionIs(Math.Exp(-600.0 * perMm), uncollided, Trials);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.FractionIs(Math.Exp(-0.96 * 600.0 * perMm), uncollided, Trials));
    }

    [Fact]
    public void LightComesWhenARelativisticNeutronArrives()
    {
        const double EnergyMeV = 50.0;
        const double SpeedMmPerNs = 94.09;   // 0.3138 c
        List<double> late = [];
        for (int i = 0; i < 8000; i++)
        {
            var start = new Particle(2112, EnergyMeV, new Vector3(0.0, 0.0, -1.0), 1.0, new Vector3(0.0, 0.0, 1700.0));
            _detector.Carry((ulong)i, start);
            if (_detector.Deposits.Count == 0 || _detector.Deposits.Items[0].Kind != Scintillation.Proton)
            {
                continue;
            }

            Deposit first = _detector.Deposits.Items[0];
            double distanceMm = (first.PlaceMm - start.StartMm).Length;
            double ns = 1e3 * (first.TimeUs - 1.0);
            Assert.True(ns > (distanceMm / SpeedMmPerNs) - 0.3);
            if (distanceMm > 500.0)
            {
                late.Add((ns - (distanceMm / SpeedMmPerNs)) / (distanceMm / SpeedMmPerNs));
            }
        }

        double[] sorted = [.. late.Order()];
        Assert.True(sorted.Length > 100);
        Assert.InRange(sorted[sorted.Length / 2], -0.015, 0.015);   // the classical speed would be 4 % off
    }

    [Fact]
    public void ManyNeutronsOfOneEventAreCapturedAndNameTheirPrimary()
    {
        int[] captures = new int[40];
        for (ulong key = 0; key < 400; key++)
        {
            _detector.Carry(key, Fast with { PdgCode = 22, KineticEnergyMeV = 1.0 }, Fast);
            captures[_detector.Particles.RowCount - 2]++;
            for (int row = 2; row < _detector.Particles.RowCount; row++)
            {
                Assert.Equal(row, _detector.Particles.ParticleIndex[row]);
                Assert.Equal(1, _detector.Particles.ParentIndex[row]);
                Assert.True(_detector.Particles.PdgCode[row] > 1000000000);
                Assert.True(_detector.Particles.StartTimeUs[row] > 2.0);
            }
        }

        Assert.True(captures[0] > 20);
        Assert.True(captures[1] > 50);
        Assert.True(captures.Skip(2).Sum() > 50);
    }

    [Fact]
    public void AnEventIsTheSameAloneAndAfterOthers()
    {
        _detector.Carry(77, Fast);
        Deposit[] alone = _detector.Deposits.Items.ToArray();
        for (ulong key = 0; key < 50; key++)
        {
            _detector.Carry(key, Fast with { KineticEnergyMeV = 2000.0 });
        }

        _detector.Carry(77, Fast);
        Assert.Equal(alone, _detector.Deposits.Items.ToArray());
        Assert.NotEmpty(alone);
    }

    [Fact]
    public void OneNeutronsFamilyDoesNotDisturbAnother()
    {
        Particle late = Fast with { StartTimeUs = 1e6 };
        for (ulong key = 0; key < 50; key++)
        {
            _detector.Carry(key, Fast, late);
            Deposit[] both = [.. _detector.Deposits.Items.ToArray().Where(deposit => deposit.TimeUs >= 1e6)];
            _detector.Carry(key, Fast with { KineticEnergyMeV = 1000.0 }, late);
            Assert.Equal(both, _detector.Deposits.Items.ToArray().Where(deposit => deposit.TimeUs >= 1e6));
        }
    }

    [Fact]
    public void NothingIsAllocatedPerEvent()
    {
        for (int pass = 0; ; pass++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (ulong key = 0; key < 300; key++)
            {
                _detector.Carry(key, Fast with { KineticEnergyMeV = 1500.0 });
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (pass > 1 || allocated == 0)
            {
                Assert.Equal(0, allocated);
                return;
            }
        }
    }

    [Fact]
    public void AtTheBorderBothTreatmentsAgree()
    {
        // Energy left in the liquid by neutrons just below and just above the border, slow and fast code.
        double below = MeanDeposit(FastNeutronTransport.AboveMeV - 0.01);
        double above = MeanDeposit(FastNeutronTransport.AboveMeV + 0.01);
        Assert.Equal(1.0, above / below, 0.02);
    }

    private double MeanDeposit(double energyMeV)
    {
        const int Trials = 4000;
        double sum = 0.0;
        for (int i = 0; i < Trials; i++)
        {
            var random = new EventRandom(5, (ulong)i, RandomStage.Interaction);
            _detector.Carry((ulong)i, new Particle(2112, energyMeV, Sampling.Isotropic(ref random), 0.0, new Vector3(0.0, 0.0, 1650.0)));
            foreach (Deposit deposit in _detector.Deposits.Items)
            {
                sum += deposit.TimeUs < 0.5 ? deposit.VisibleMeV : 0.0;
            }
        }

        return sum / Trials;
    }
}
