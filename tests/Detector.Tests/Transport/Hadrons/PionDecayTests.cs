using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Detector.Transport;
using JparcSim.Detector.Transport.Electrons;
using JparcSim.Detector.Transport.Hadrons;
using JparcSim.Detector.Transport.Neutrons;

namespace JparcSim.Detector.Tests.Transport.Hadrons;

public sealed class PionDecayTests
{
    private readonly VolumeLocator _volumes = new(NearDetector.Geometry);
    private readonly HadronTransport _hadrons;
    private readonly TransportWorkspace _workspace;
    private readonly DepositBuffer _deposits = new();

    public PionDecayTests()
    {
        var electrons = new ElectronTransport(NearDetector.Geometry, _volumes, NearDetector.Parameters.BirksElectronCmPerMeV);
        _hadrons = new HadronTransport(NearDetector.Geometry, _volumes, NearDetector.Parameters, electrons);
        _workspace = new TransportWorkspace(_volumes);
    }

    [Fact]
    public void MichelEnergiesFollowTheirDensity()
    {
        var random = new EventRandom(9, 1, RandomStage.Neutron);
        double[] x = new double[200_000];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = PionDecay.SampleMichel(ref random);
        }

        static double Cumulative(double x) => x * x * x * (2.0 - x);
        StatisticalAssert.Follows(Cumulative, x);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(v => Cumulative(Math.Min(1.0, v / 0.98)), x));
    }

    [Fact]
    public void PositivePionsEndInADelayedPositron()
    {
        double[] delaysUs = new double[4000];
        for (int i = 0; i < delaysUs.Length; i++)
        {
            Release(ProductKind.PositivePion, 30.0, (ulong)i);
            double photons = DrainPhotons();
            Assert.Equal(30.0, _workspace.Tally.BalanceMeV + photons, 1e-9);
            foreach (Deposit deposit in _deposits.Items)
            {
                delaysUs[i] = Math.Max(delaysUs[i], deposit.TimeUs);
            }
        }

        Assert.Equal(2.197 + 0.026, delaysUs.Average(), 4.9 * 2.2 / Math.Sqrt(delaysUs.Length));
    }

    [Fact]
    public void NegativePionsAreCapturedAndSetTwoNeutronsFree()
    {
        Release(ProductKind.NegativePion, 30.0, 1);
        double neutrons = 0.0;
        int count = 0;
        for (; _workspace.TryTake(out Neutron neutron); count++)
        {
            neutrons += neutron.EnergyMeV;
        }

        Assert.Equal(2, count);
        Assert.Equal(30.0, _workspace.Tally.BalanceMeV + neutrons, 1e-9);
        Assert.InRange(neutrons, 60.0, 100.0);
    }

    [Fact]
    public void NeutralPionsAreTwoPhotons()
    {
        Release(ProductKind.NeutralPion, 200.0, 1);
        Assert.True(_workspace.TryPop(out Photon one));
        Assert.True(_workspace.TryPop(out Photon other));
        Assert.False(_workspace.TryPop(out _));
        Assert.Equal(200.0 + 134.9768, one.EnergyMeV + other.EnergyMeV, 1e-9);
        double mass = Math.Sqrt(2.0 * one.EnergyMeV * other.EnergyMeV * (1.0 - Vector3.Dot(one.Direction, other.Direction)));
        Assert.Equal(134.9768, mass, 1e-6);
    }

    [Fact]
    public void APionThatLeavesTakesItsMassAlong()
    {
        Release(ProductKind.PositivePion, 2000.0, 1);
        Assert.Equal(2000.0, _workspace.Tally.TotalMeV, 1e-9);
        Assert.True(_workspace.Tally.EscapedMeV > 500.0);
    }

    private void Release(ProductKind kind, double kineticMeV, ulong key)
    {
        var random = new EventRandom(9, key, RandomStage.Neutron);
        var shower = new EventRandom(9, key, RandomStage.Shower);
        _deposits.Clear();
        _workspace.Tally.Clear();
        _workspace.Open(_deposits, 0);
        _workspace.Products.Clear();
        _workspace.Products.Add(kind, kineticMeV, new Vector3(0.0, 0.0, 1.0));
        _hadrons.Release(ref random, ref shower, 0, default, 0.0, _workspace.Products, _workspace);
    }

    private double DrainPhotons()
    {
        double sum = 0.0;
        while (_workspace.TryPop(out Photon photon))
        {
            sum += photon.EnergyMeV;
        }

        return sum;
    }
}
