using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Generator;
using JparcSim.Generator.Channels;

namespace JparcSim.Tests.Generator.Channels;

public class SourceChannelTests
{
    private const int Events = 100_000;

    [Fact]
    public void Michel_energies_follow_their_spectrum_and_a_bias_of_2_percent_would_show()
    {
        Assert.Equal(52.83, MichelSpectrum.EndPointMeV, 0.005);
        (_, ParticleTable particles) = Generated.Events(Only(("channel", "michel")), Events);
        double[] energies = [.. particles.KineticEnergyMeV.Values.ToArray().Select(kinetic => kinetic + PhysicalConstants.ElectronMassMeV)];
        InverseCdfTable table = TestWorld.Tabulate(MichelSpectrum.Shape, PhysicalConstants.ElectronMassMeV, MichelSpectrum.EndPointMeV, 20_000);
        StatisticalAssert.Follows(table.Cumulative, energies);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(energy => table.Cumulative(energy / 1.02), energies));
        Assert.Equal(0.7 * MichelSpectrum.EndPointMeV, energies.Average(), 0.2);
    }

    [Fact]
    public void Michel_charges_places_and_times_are_as_configured()
    {
        IInteractionChannel channel = Only(("channel", "michel"), ("positiveFraction", 0.7), ("timeUs", new[] { 500.0, 700.0 }));
        (InteractionTable table, ParticleTable particles) = Generated.Events(channel, Events);
        int positive = 0;
        int inTarget = 0;
        double[] times = new double[Events];
        for (int i = 0; i < Events; i++)
        {
            positive += particles.PdgCode[i] == PdgCode.Positron ? 1 : 0;
            inTarget += TestWorld.Near.VolumeAt(new Vector3(table.XMm[i], table.YMm[i], table.ZMm[i])) == 0 ? 1 : 0;
            times[i] = (table.TimeUs[i] - 500.0) / 200.0;
            Assert.Null(table.NeutrinoPdg[i]);
        }

        double share = TestWorld.Near.NetVolumeMm3(0) / (TestWorld.Near.NetVolumeMm3(0) + TestWorld.Near.NetVolumeMm3(1));
        StatisticalAssert.FractionIs(0.7, positive, Events);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.FractionIs(1.02 * 0.7, positive, Events));
        StatisticalAssert.FractionIs(share, inTarget, Events);
        StatisticalAssert.Follows(x => Math.Clamp(x, 0.0, 1.0), times);
        Assert.Equal([0.25, 1.0, 0.0], new[] { channel.TimeFraction(0.0, 550.0), channel.TimeFraction(0.0, 40_000.0), channel.TimeFraction(0.0, 10.0) });
        Assert.False(channel.HasRate);
        Assert.Equal(0.0, channel.ExpectedCount(1e23));
    }

    [Fact]
    public void Fission_neutrons_follow_number_and_spectrum()
    {
        double[] counts = new double[Events];
        double[] energies = new double[Events];
        for (int i = 0; i < Events; i++)
        {
            var random = new EventRandom(6, (ulong)i, RandomStage.Interaction);
            counts[i] = FissionOfCf252.SampleNeutronCount(ref random);
            energies[i] = FissionOfCf252.SampleNeutronMeV(ref random);
        }

        double width = Math.Sqrt((FissionOfCf252.NeutronWidth * FissionOfCf252.NeutronWidth) + (1.0 / 12.0));
        StatisticalAssert.MeanIs(FissionOfCf252.MeanNeutrons, width, counts);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.MeanIs(1.02 * FissionOfCf252.MeanNeutrons, width, counts));
        StatisticalAssert.FractionIs(0.309, counts.Count(n => n == 4), Events * 1L);   // Terrell's form; measured 0.307
        InverseCdfTable table = TestWorld.Tabulate(FissionOfCf252.NeutronDensityPerMeV, 0.0, 40.0, 40_000);
        Assert.Equal(1.0, table.Integral, 1e-3);
        StatisticalAssert.Follows(table.Cumulative, energies);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(energy => table.Cumulative(energy / 1.02), energies));
        Assert.Equal(2.13, energies.Average(), 0.02);
    }

    [Fact]
    public void Fission_gammas_have_the_stated_sum()
    {
        double[] sums = new double[Events];
        for (int i = 0; i < Events; i++)
        {
            var random = new EventRandom(7, (ulong)i, RandomStage.Interaction);
            int gammas = FissionOfCf252.SampleGammaCount(ref random);
            for (int g = 0; g < gammas; g++)
            {
                sums[i] += FissionOfCf252.SampleGammaMeV(ref random);
            }
        }

        double perGammaMeV = FissionOfCf252.MeanGammaSumMeV / FissionOfCf252.MeanGammas;
        double deviation = Math.Sqrt(2.0 * FissionOfCf252.MeanGammas) * perGammaMeV;   // compound Poisson: n <e^2>
        StatisticalAssert.MeanIs(FissionOfCf252.MeanGammaSumMeV, deviation, sums);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.MeanIs(1.02 * FissionOfCf252.MeanGammaSumMeV, deviation, sums));
    }

    [Fact]
    public void Fissions_start_at_the_source_and_number_their_particles()
    {
        IInteractionChannel channel = Only(("channel", "cf252"), ("positionMm", new[] { 0.0, 0.0, 500.0 }));
        (InteractionTable table, ParticleTable particles) = Generated.Events(channel, 500);
        int row = 0;
        for (int i = 0; i < 500; i++)
        {
            int first = row;
            while (row < particles.RowCount && particles.EventId[row] == i)
            {
                Assert.Equal(row - first, particles.ParticleIndex[row]);
                Assert.Equal(new Vector3(0, 0, 500), particles.At(row).StartMm);
                Assert.InRange(particles.PdgCode[row], PdgCode.Gamma, PdgCode.Neutron);
                row++;
            }

            Assert.True(row > first);
            Assert.InRange(table.TimeUs[i], 1000.0, 1100.0);
        }

        Assert.Equal(particles.RowCount, row);
    }

    [Fact]
    public void Gun_shoots_what_it_is_told()
    {
        IInteractionChannel channel = Only(
            ("channel", "gun"), ("particle", "gamma"), ("energyMeV", 2.2), ("positionMm", new[] { 10.0, 20.0, 30.0 }),
            ("directionXyz", new[] { 0.0, 0.0, -1.0 }), ("timeUs", new[] { 3.5, 3.5 }));
        (InteractionTable table, ParticleTable particles) = Generated.Events(channel, 3);
        Assert.Equal(new Particle(PdgCode.Gamma, 2.2, new Vector3(0, 0, -1), 3.5, new Vector3(10, 20, 30)), particles.At(2));
        Assert.Equal(3.5, table.TimeUs[1]);
    }

    [Fact]
    public void Gun_spreads_energies_places_and_directions()
    {
        IInteractionChannel channel = Only(("channel", "gun"), ("particle", "positron"), ("energyRangeMeV", new[] { 1.0, 10.0 }), ("volume", "target"));
        (InteractionTable table, ParticleTable particles) = Generated.Events(channel, 50_000);
        StatisticalAssert.Follows(e => Math.Clamp((e - 1.0) / 9.0, 0.0, 1.0), particles.KineticEnergyMeV.Values);
        StatisticalAssert.Follows(c => Math.Clamp((c + 1.0) / 2.0, 0.0, 1.0), particles.DirectionZ.Values);
        StatisticalAssert.Follows(z => Math.Clamp((z + 1250.0) / 2500.0, 0.0, 1.0), table.ZMm.Values);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(e => Math.Clamp((e - 1.0) / 9.18, 0.0, 1.0), particles.KineticEnergyMeV.Values.ToArray()));
    }

    private static IInteractionChannel Only(params ReadOnlySpan<(string Key, object Value)> entries) =>
        Assert.Single(TestWorld.Model(TestWorld.Map(("channels", TestWorld.Channels(TestWorld.Map(entries))))).Channels);
}
