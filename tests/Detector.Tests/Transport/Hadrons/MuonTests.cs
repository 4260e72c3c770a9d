using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;

namespace JparcSim.Detector.Tests.Transport.Hadrons;

public class MuonTests
{
    private static readonly Vector3 Down = new(0.0, 0.0, -1.0);

    [Fact]
    public void A_crossing_muon_loses_two_MeV_per_g_and_cm2_in_every_liquid()
    {
        var near = new NearDetector();
        near.Carry(1, Muon(PdgCode.MuonPlus, 3000.0, new Vector3(0.0, 0.0, 1749.0)));
        double visible = near.Deposits.Items.ToArray().Sum(deposit => deposit.VisibleMeV);
        Assert.InRange(visible / 344.0, 1.6, 2.6);   // 3.44 m of liquid of 0.87 g/cm3; without the density effect up to 10 % high
        Assert.Contains(near.Deposits.Items.ToArray(), deposit => deposit.Volume == 3);
        Assert.Contains(near.Deposits.Items.ToArray(), deposit => deposit.Volume == 0);
        double[] times = [.. near.Deposits.Items.ToArray().Select(deposit => deposit.TimeUs)];
        Assert.Equal(3.499 / 299.79, times.Max() - times.Min(), 4e-4);
    }

    [Fact]
    public void A_stopped_positive_muon_decays_with_its_lifetime_and_a_Michel_positron()
    {
        (double[] delays, double[] visible, int count) = Stop(PdgCode.MuonPlus, 4000);
        Assert.Equal(4000, count);
        StatisticalAssert.Follows(t => 1.0 - Math.Exp(-t / 2.197), delays);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(t => 1.0 - Math.Exp(-t / 2.5), delays));
        Assert.InRange(visible.Max(), 50.0, 55.0);
    }

    [Fact]
    public void Some_negative_muons_are_captured_and_the_others_live_shorter()
    {
        (double[] delays, double[] _, int count) = Stop(PdgCode.MuonMinus, 4000);
        StatisticalAssert.FractionIs(1.0 - 0.077, count, 4000);
        StatisticalAssert.MeanIs(2.026, 2.026, delays);
    }

    [Fact]
    public void No_energy_is_lost()
    {
        var near = new NearDetector();
        for (ulong key = 0; key < 50; key++)
        {
            foreach (int code in new[] { PdgCode.MuonPlus, PdgCode.MuonMinus })
            {
                near.Carry(key, Muon(code, 150.0 + (80.0 * key), new Vector3(0.0, 0.0, 1700.0)));
                Assert.Equal(150.0 + (80.0 * key), near.Tally.BalanceMeV, 1e-3);
            }
        }
    }

    private static (double[] DelaysUs, double[] VisibleMeV, int Count) Stop(int code, int events)
    {
        var near = new NearDetector();
        var delays = new List<double>();
        var visible = new List<double>();
        for (ulong key = 0; key < (ulong)events; key++)
        {
            near.Carry(key, Muon(code, 60.0, default));
            Deposit[] late = [.. near.Deposits.Items.ToArray().Where(deposit => deposit.TimeUs > 0.002)];
            if (late.Length > 0)
            {
                delays.Add(late.Min(deposit => deposit.TimeUs));
                visible.Add(late.Sum(deposit => deposit.VisibleMeV));
            }
        }

        return ([.. delays], [.. visible], delays.Count);
    }

    private static Particle Muon(int code, double kineticMeV, Vector3 place) => new(code, kineticMeV, Down, 0.0, place);
}
