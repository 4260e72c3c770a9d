using JparcSim.Core.Events;
using JparcSim.Core.Numerics;

namespace JparcSim.Detector.Tests.Transport;

public sealed class ReplayTests
{
    private static readonly Particle Positron = new(-11, 40.0, new Vector3(0.6, 0.0, 0.8), 2.0, new Vector3(100.0, 0.0, 0.0));
    private static readonly Particle Neutron = new(2112, 1.5, new Vector3(0.0, 1.0, 0.0), 2.0, new Vector3(100.0, 0.0, 0.0));

    [Fact]
    public void AnEventIsTheSameAloneAndAfterOthers()
    {
        var fresh = new NearDetector();
        fresh.Carry(77, Positron, Neutron);
        Deposit[] alone = fresh.Deposits.Items.ToArray();

        var used = new NearDetector();
        for (ulong key = 0; key < 20; key++)
        {
            used.Carry(key, Positron, Neutron);
        }

        used.Carry(77, Positron, Neutron);
        Assert.Equal(alone, used.Deposits.Items.ToArray());
    }

    [Fact]
    public void OneParticleDoesNotDisturbAnother()
    {
        var detector = new NearDetector();
        detector.Carry(5, Positron, Neutron);
        Deposit[] both = detector.Deposits.Items.ToArray();
        detector.Carry(5, Positron with { KineticEnergyMeV = 20.0 }, Neutron);
        Deposit[] other = detector.Deposits.Items.ToArray();
        Deposit[] late = [.. both.Where(deposit => deposit.TimeUs > 2.1)];
        Assert.NotEmpty(late);
        Assert.Equal(late, other.Where(deposit => deposit.TimeUs > 2.1));
    }

    [Fact]
    public void NothingIsAllocatedPerEvent()
    {
        var detector = new NearDetector();
        for (ulong key = 0; key < 500; key++)
        {
            detector.Carry(key, Positron, Neutron);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (ulong key = 0; key < 500; key++)
        {
            detector.Carry(key, Positron, Neutron);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
