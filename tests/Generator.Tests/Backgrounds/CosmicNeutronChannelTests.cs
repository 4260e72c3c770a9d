using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Generator;
using JparcSim.Generator.Backgrounds;
using JparcSim.Generator.Beam;
using JparcSim.Tests.Generator.Channels;

namespace JparcSim.Tests.Generator.Backgrounds;

public class CosmicNeutronChannelTests
{
    private static readonly double[] GateUs = [1.5, 10.0];

    [Fact]
    public void The_fit_integrates_to_the_quoted_flux() => Assert.Equal(
        GordonSpectrum.FluxPerCm2PerS,
        GaussLegendre.Integrate(log => Math.Exp(log) * GordonSpectrum.FluxPerMeV(Math.Exp(log)), Math.Log(20.0), Math.Log(5000.0), 50),
        0.006 * GordonSpectrum.FluxPerCm2PerS);

    [Fact]
    public void Energies_follow_the_fit_and_a_bias_of_2_percent_would_show()
    {
        ParticleTable particles = Generated.Events(Channel(), 100_000).Particles;
        Assert.All(particles.PdgCode.Values.ToArray(), code => Assert.Equal(PdgCode.Neutron, code));
        InverseCdfTable table = TestWorld.Tabulate(GordonSpectrum.FluxPerMeV, 20.0, 5000.0, 400_000);
        StatisticalAssert.Follows(table.Cumulative, particles.KineticEnergyMeV.Values);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(e => table.Cumulative(e / 1.02), particles.KineticEnergyMeV.Values.ToArray()));
    }

    [Fact]
    public void The_expected_number_is_flux_times_shadow_times_live_time()
    {
        // Intensity cos: <cos> = <sin> = 2/3 for lid and mantle.
        double shadowCm2 = (Math.PI * 230.0 * 230.0 * 2.0 / 3.0) + (460.0 * 350.0 * 2.0 / 3.0);
        double spills = 1e20 / ProtonBeam.ProtonsPerSpill(1e6);
        Assert.Equal(3.2e-3 * 0.164 * shadowCm2 * spills * 8.5e-6, Channel(("zenithExponent", 1.0)).ExpectedCount(1e20), 1e-3);
        Assert.Equal(0.5, Channel(("roofTransmission", 0.082)).ExpectedCount(1e20) / Channel().ExpectedCount(1e20), 1e-12);
    }

    [Fact]
    public void Times_are_flat_in_the_gate()
    {
        IInteractionChannel channel = Channel();
        InteractionTable table = Generated.Events(channel, 50_000).Interactions;
        StatisticalAssert.Follows(t => Math.Clamp((t - 1.5) / 8.5, 0.0, 1.0), table.TimeUs.Values);
        Assert.Equal((1.0, 0.5), (channel.TimeFraction(0.0, 50.0), channel.TimeFraction(5.75, 50.0)));
    }

    private static IInteractionChannel Channel(params ReadOnlySpan<(string Key, object Value)> keys) =>
        TestWorld.Rated(GenerationMode.Count, GateUs, [("channel", "cosmic-neutron"), .. keys]);
}
