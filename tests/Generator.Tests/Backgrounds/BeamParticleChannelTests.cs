using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Generator;
using JparcSim.Generator.Backgrounds;
using JparcSim.Generator.Beam;
using JparcSim.Tests.Generator.Channels;

namespace JparcSim.Tests.Generator.Backgrounds;

public class BeamParticleChannelTests
{
    private const int Events = 200_000;

    [Theory]
    [InlineData("beam-neutron", 1.5, 1000.0)]
    [InlineData("beam-neutron", 1.0, 1000.0)]
    [InlineData("beam-gamma", 2.2, 100.0)]
    public void Energies_follow_the_power_law_and_a_bias_of_2_percent_would_show(string name, double index, double maxMeV)
    {
        double[] energies = Generated.Events(Channel(name, ("spectralIndex", index)), Events).Particles.KineticEnergyMeV.Values.ToArray();
        InverseCdfTable table = TestWorld.Tabulate(log => Math.Exp((1.0 - index) * log), 0.0, Math.Log(maxMeV), 50_000);
        StatisticalAssert.Follows(e => table.Cumulative(Math.Log(e)), energies);
        StatisticalAssert.Follows(new PowerLaw(index, 1.0, maxMeV).Cumulative, energies);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(new PowerLaw(1.02 * index, 1.0, maxMeV).Cumulative, energies));
    }

    [Fact]
    public void They_come_level_from_the_source_and_evenly_over_the_shadow()
    {
        (InteractionTable table, ParticleTable particles) = Generated.Events(Channel("beam-gamma"), Events);
        var direction = new Vector3(-14_000.0, -3_000.0, 0.0);
        direction = direction.Normalized();
        double[] asides = new double[Events];
        for (int i = 0; i < Events; i++)
        {
            Particle particle = particles.At(i);
            Assert.Equal(0.0, (particle.Direction - direction).Length, 1e-12);
            Assert.Equal(2, TestWorld.Near.VolumeAt(particle.StartMm));
            Assert.True(Vector3.Dot(particle.StartMm, direction) <= 0.0);
            Assert.Equal(2300.0 - 1e-3, Math.Sqrt(particle.StartMm.RhoSquared), 1e-6);
            asides[i] = ((particle.StartMm.X * direction.Y) - (particle.StartMm.Y * direction.X)) / 2300.0;
        }

        StatisticalAssert.Follows(x => Math.Clamp(0.5 * (x + 1.0), 0.0, 1.0), asides);
        StatisticalAssert.Follows(z => Math.Clamp((z + 1750.0) / 3500.0, 0.0, 1.0), table.ZMm.Values);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(z => Math.Clamp((z + 1785.0) / 3570.0, 0.0, 1.0), table.ZMm.Values.ToArray()));
    }

    [Fact]
    public void Gammas_come_with_the_bunches_and_neutrons_after_their_flight()
    {
        IInteractionChannel neutrons = Channel("beam-neutron");
        (InteractionTable table, ParticleTable particles) = Generated.Events(neutrons, Events);
        double[] births = new double[Events];
        for (int i = 0; i < Events; i++)
        {
            double gamma = 1.0 + (particles.KineticEnergyMeV[i] / PhysicalConstants.NeutronMassMeV);
            double beta = Math.Sqrt(1.0 - (1.0 / (gamma * gamma)));
            double lengthM = 1e-3 * TestWorld.Near.SourcePositionMm.Length;
            births[i] = table.TimeUs[i] - (lengthM / 299.792458 * ((1.0 / beta) - 1.0));
        }

        Func<double, double> bunches = new DecayTime(0.0, 0.0).Cumulative;
        StatisticalAssert.Follows(bunches, births);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(bunches, [.. births.Select(t => t + 0.005)]));   // 2 % of the mean
        StatisticalAssert.Follows(bunches, Generated.Events(Channel("beam-gamma"), Events).Interactions.TimeUs.Values);
        foreach ((double from, double to) in new[] { (0.0, 0.3), (0.6, 1.0), (1.5, 10.0) })
        {
            int inside = table.TimeUs.Values.ToArray().Count(t => t >= from && t < to);
            StatisticalAssert.FractionIs(neutrons.TimeFraction(from, to), inside, Events);
        }
    }

    [Fact]
    public void The_expected_number_is_that_of_the_spills() => Assert.Equal(
        0.3 * 1e20 / ProtonBeam.ProtonsPerSpill(1e6), Channel("beam-neutron", ("perSpill", 0.3)).ExpectedCount(1e20), 1e-3);

    private static IInteractionChannel Channel(string name, params ReadOnlySpan<(string Key, object Value)> keys) =>
        TestWorld.Rated(GenerationMode.Exposure, [0.0, 20.0], [("channel", name), .. keys]);
}
