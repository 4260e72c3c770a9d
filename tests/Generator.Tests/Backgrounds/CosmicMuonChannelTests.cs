using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Generator;
using JparcSim.Generator.Backgrounds;
using JparcSim.Generator.Beam;
using JparcSim.Tests.Generator.Channels;

namespace JparcSim.Tests.Generator.Backgrounds;

public class CosmicMuonChannelTests
{
    private const int Events = 100_000;

    private static readonly double[] GateUs = [0.0, 20.0];

    [Fact]
    public void Momenta_times_cosines_follow_the_fit_and_a_bias_of_2_percent_would_show()
    {
        (double[] downward, _, _) = Draw();
        InverseCdfTable table = TestWorld.Tabulate(
            log => Math.Exp(log) * ReynaSpectrum.VerticalIntensity(Math.Exp(log)), Math.Log(0.2), Math.Log(2000.0), 100_000);
        StatisticalAssert.Follows(p => table.Cumulative(Math.Log(p)), downward);

        // The spectrum is so wide that the bias needs more draws to show.
        double[] logs = new double[8 * Events];
        for (int i = 0; i < logs.Length; i++)
        {
            var random = new EventRandom(12, (ulong)i, RandomStage.Interaction);
            logs[i] = Math.Log(ReynaSpectrum.SampleGeVPerC(ref random));
        }

        StatisticalAssert.Follows(table.Cumulative, logs);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(log => table.Cumulative(log - Math.Log(1.02)), logs));
    }

    [Fact]
    public void Charges_have_their_ratio_and_a_bias_of_2_percent_would_show()
    {
        (_, int positive, int lid) = Draw();
        StatisticalAssert.FractionIs(1.27 / 2.27, positive, Events);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.FractionIs(0.98 * 1.27 / 2.27, positive, Events));
        Assert.InRange(lid, 1, Events - 1);
    }

    [Fact]
    public void The_rate_through_the_lid_is_the_current_through_a_level_area()
    {
        double spills = 1e20 / ProtonBeam.ProtonsPerSpill(1e6);
        double rateHz = Channel().ExpectedCount(1e20) / (spills * 20e-6);
        double lidHz = rateHz * new CosmicShower(TestWorld.Near, 2.0).LidFraction;
        Assert.Equal(Math.PI * 230.0 * 230.0 / 60.0, lidHz, 1e-9 * lidHz);   // 2.8 kHz
        (_, _, int lid) = Draw();
        StatisticalAssert.FractionIs(lidHz / rateHz, lid, Events);
    }

    [Fact]
    public void The_vertical_intensity_is_the_measured_one_at_a_few_momenta()
    {
        // Allkofer, Carstensen and Dau 1971 and later spectrometers at 10 and 100 GeV/c: 1.3e-4 and 2.9e-7 /(cm2 s sr GeV/c), 10 %.
        Assert.Equal(1.3e-4, ReynaSpectrum.VerticalIntensity(10.0), 0.13e-4);
        Assert.Equal(2.9e-7, ReynaSpectrum.VerticalIntensity(100.0), 0.3e-7);
        Assert.Equal(0.00253, ReynaSpectrum.VerticalIntensity(0.3));
    }

    private static IInteractionChannel Channel() => TestWorld.Rated(GenerationMode.Count, GateUs, ("channel", "cosmic-muon"));

    private static (double[] DownwardGeVPerC, int Positive, int Lid) Draw()
    {
        (InteractionTable table, ParticleTable particles) = Generated.Events(Channel(), Events);
        double[] downward = new double[Events];
        int positive = 0;
        int lid = 0;
        for (int i = 0; i < Events; i++)
        {
            double kinetic = particles.KineticEnergyMeV[i];
            downward[i] = -1e-3 * particles.DirectionZ[i] * Math.Sqrt(kinetic * (kinetic + (2.0 * PhysicalConstants.MuonMassMeV)));
            positive += particles.PdgCode[i] == PdgCode.MuonPlus ? 1 : 0;
            lid += table.ZMm[i] > 1749.9 ? 1 : 0;
        }

        return (downward, positive, lid);
    }
}
