using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Generator;
using JparcSim.Generator.Channels;
using JparcSim.Generator.Flux;

namespace JparcSim.Tests.Generator.Channels;

public class NeutrinoElectronChannelTests
{
    private const int Events = 100_000;

    public static TheoryData<string> Kinds => ["nu_e", "nubar_mu", "nu_mu"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_total_is_the_integral_and_samples_follow_the_density(string name)
    {
        ElasticCrossSection kind = Of(name);
        foreach (double energy in new[] { 0.3, 3.0, 29.79, 50.0 })
        {
            double max = ElasticCrossSection.MaxKineticMeV(energy);
            double integral = GaussLegendre.Integrate(t => kind.ByKineticCm2PerMeV(energy, t), 0.0, max, 4);
            Assert.Equal(integral, kind.TotalCm2(energy), 1e-12 * integral);
            double[] sample = new double[Events];
            for (int i = 0; i < Events; i++)
            {
                var random = new EventRandom(9, (ulong)i, RandomStage.Interaction);
                sample[i] = kind.SampleKineticMeV(energy, ref random);
            }

            InverseCdfTable table = TestWorld.Tabulate(t => 1e45 * kind.ByKineticCm2PerMeV(energy, t), 0.0, max, 2000);
            StatisticalAssert.Follows(table.Cumulative, sample);
            StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(t => table.Cumulative(t / 1.02), sample));
        }
    }

    [Theory]
    [InlineData("nu_e", 9.5e-45)]
    [InlineData("nu_mu", 1.6e-45)]
    [InlineData("nubar_mu", 1.3e-45)]
    public void Totals_rise_with_the_textbook_slopes(string name, double slopeCm2PerMeV) =>
        Assert.Equal(slopeCm2PerMeV, Of(name).TotalCm2(1000.0) / 1000.0, 0.05 * slopeCm2PerMeV);

    [Fact]
    public void Electrons_keep_energy_and_momentum()
    {
        (InteractionTable table, ParticleTable particles) = Generated.Events(Channel(), 2000);
        for (int i = 0; i < table.RowCount; i++)
        {
            double energy = table.NeutrinoEnergyMeV[i]!.Value;
            double kinetic = particles.KineticEnergyMeV[i];
            double cos = ElasticCrossSection.CosTheta(energy, kinetic);
            double momentum = Math.Sqrt(kinetic * (kinetic + (2.0 * PhysicalConstants.ElectronMassMeV)));
            double left = Math.Sqrt((energy * energy) + (momentum * momentum) - (2.0 * energy * momentum * cos));
            Assert.Equal(energy - kinetic, left, 1e-6);   // a massless neutrino is left
            Vector3 flight = (new Vector3(table.XMm[i], table.YMm[i], table.ZMm[i]) - TestWorld.Near.SourcePositionMm).Normalized();
            Assert.Equal(cos, Vector3.Dot(flight, particles.At(i).Direction), 0.1);   // the source is 0.2 m long
        }
    }

    [Fact]
    public void Kinds_share_the_events_by_their_mean_cross_sections()
    {
        IInteractionChannel channel = Channel();
        InteractionTable table = Generated.Events(channel, Events).Interactions;
        double[] means =
        [
            Mean(ElasticCrossSection.ElectronNeutrino, DecayAtRestSpectrum.ElectronFlavour),
            Mean(ElasticCrossSection.MuonAntineutrino, DecayAtRestSpectrum.MuonFlavour),
            ElasticCrossSection.MuonNeutrino.TotalCm2(DecayAtRestSpectrum.PionLineMeV),
        ];
        int[] codes = [PdgCode.ElectronNeutrino, PdgCode.MuonAntineutrino, PdgCode.MuonNeutrino];
        for (int kind = 0; kind < 3; kind++)
        {
            int hits = table.NeutrinoPdg.Values.ToArray().Count(code => code == codes[kind]);
            StatisticalAssert.FractionIs(means[kind] / means.Sum(), hits, Events);
        }

        // Electrons of both liquids at 24 m, with 0.14 % for the extent.
        double electrons = VertexRegion.OfElectrons(TestWorld.Near).TotalTargets;
        double fluxPerCm2 = 1e23 * 0.346 / (4.0 * Math.PI * 0.01 * TestWorld.Near.SourcePositionMm.LengthSquared);
        Assert.Equal(1.0014, channel.ExpectedCount(1e23) / (fluxPerCm2 * electrons * means.Sum()), 0.002);
        int inGate = table.TimeUs.Values.ToArray().Count(t => t is >= 1.0 and < 10.0);
        StatisticalAssert.FractionIs(channel.TimeFraction(1.0, 10.0), inGate, Events);

        static double Mean(ElasticCrossSection kind, DecayAtRestSpectrum spectrum) => GaussLegendre.Integrate(
            e => spectrum.DensityPerMeV(e) * kind.TotalCm2(e), 0.0, DecayAtRestSpectrum.EndPointMeV, 40);
    }

    private static ElasticCrossSection Of(string name) => name switch
    {
        "nu_e" => ElasticCrossSection.ElectronNeutrino,
        "nu_mu" => ElasticCrossSection.MuonNeutrino,
        _ => ElasticCrossSection.MuonAntineutrino,
    };

    private static IInteractionChannel Channel() =>
        Assert.Single(TestWorld.Model(TestWorld.Macro(TestWorld.Map(("channel", "nue-elastic")))).Channels);
}
