using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Core.Events;
using JparcSim.Generator;
using JparcSim.Generator.Cevns;
using JparcSim.Generator.Channels;

namespace JparcSim.Tests.Generator.Channels;

/// <summary>What every channel with a rate promises in a detector of its kind, whatever it makes.</summary>
public class ChannelContractTests
{
    private const int Events = 2000;

    public static TheoryData<string, GenerationMode> Rated
    {
        get
        {
            var data = new TheoryData<string, GenerationMode>();
            foreach (string name in ChannelCatalog.All.Where(entry => entry.Value.Schema.Keys.Contains(ChannelCatalog.Scale)).Select(entry => entry.Key))
            {
                data.Add(name, GenerationMode.Count);
                data.Add(name, GenerationMode.Exposure);
            }

            return data;
        }
    }

    public static TheoryData<string> All => [.. ChannelCatalog.All.Keys];

    [Theory]
    [MemberData(nameof(Rated))]
    public void It_bears_its_name_has_a_rate_and_allocates_nothing(string name, GenerationMode mode)
    {
        IInteractionChannel channel = Build(name, mode);
        Assert.Equal((name, true), (channel.Name, channel.HasRate));
        Assert.True(channel.ExpectedCount(1e22) > 0.0);
        Assert.Equal(1e22 * channel.ExpectedCount(1.0), channel.ExpectedCount(1e22), 1e-9 * channel.ExpectedCount(1e22));
        (InteractionTable table, ParticleTable particles) = Generated.Events(channel, Events);
        Assert.Equal(1.0, channel.TimeFraction(-1e5, 1e5), 1e-8);
        table.Clear();
        particles.Clear();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            channel.Generate(new EventAddress(1, i, (ulong)i, 0, i, channel.SampleTimeUs(1, (ulong)i), 1.0), table, particles);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [MemberData(nameof(Rated))]
    public void Its_times_lie_in_a_window_as_often_as_it_says(string name, GenerationMode mode)
    {
        IInteractionChannel channel = Build(name, mode);
        double[] timesUs = [.. Enumerable.Range(0, Events).Select(i => channel.SampleTimeUs(7, (ulong)i))];
        foreach ((double fromUs, double toUs) in new[] { (-5.0, 0.3), (0.3, 0.7), (0.7, 2.0), (2.0, 1e5) })
        {
            double expected = channel.TimeFraction(fromUs, toUs);
            int inside = timesUs.Count(timeUs => timeUs >= fromUs && timeUs < toUs);
            if (expected is > 1e-9 and < 1.0 - 1e-9)
            {
                StatisticalAssert.FractionIs(expected, inside, Events);
            }
            else
            {
                Assert.Equal(expected * Events, inside, 1e-3);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rated))]
    public void The_same_address_makes_the_same_rows_whatever_came_before(string name, GenerationMode mode)
    {
        IInteractionChannel channel = Build(name, mode);
        (InteractionTable all, ParticleTable particles) = Generated.Events(channel, 50);
        var table = new InteractionTable([name]);
        var alone = new ParticleTable();
        const int Last = 49;
        channel.Generate(new EventAddress(20260101, Last, 1_000_000 + Last, 0, Last, channel.SampleTimeUs(20260101, 1_000_000 + Last), 0.5), table, alone);
        Assert.Equal(
            (all.NeutrinoEnergyMeV[all.RowCount - 1], all.XMm[all.RowCount - 1], all.TimeUs[all.RowCount - 1]),
            (table.NeutrinoEnergyMeV[0], table.XMm[0], table.TimeUs[0]));
        Assert.Equal(particles.KineticEnergyMeV[particles.RowCount - 1], alone.KineticEnergyMeV[alone.RowCount - 1]);
    }

    [Theory]
    [MemberData(nameof(Rated))]
    public void It_asks_for_a_source(string name, GenerationMode mode) =>
        Assert.Contains($"channel '{name}' without a section 'source'", Problems(name, false, NucleiFor(name), mode), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(All))]
    public void It_is_refused_in_a_detector_of_another_kind(string name) =>
        Assert.Contains(
            $"channel '{name}' and the detector near, which is",
            Problems(name, true, NucleiFor(name) is null ? TestWorld.CaesiumIodide : null, GenerationMode.Count), StringComparison.Ordinal);

    private static IInteractionChannel Build(string name, GenerationMode mode) =>
        Assert.Single(TestWorld.Model(Macro(name, true), null, mode, NucleiFor(name)).Channels);

    private static string Problems(string name, bool hasSource, ExposedNuclei? nuclei, GenerationMode mode) =>
        string.Join("\n", TestWorld.Read(Macro(name, hasSource), null, mode, nuclei).Problems);

    private static ExposedNuclei? NucleiFor(string name) =>
        ChannelCatalog.All[name].Kind == DetectorKind.Recoil ? TestWorld.CaesiumIodide : null;

    private static ConfigNode Macro(string name, bool hasSource)
    {
        (string, object)[] extent = NucleiFor(name) is null ? [] : [("rmsM", 0.0)];
        (string, object)[] source = hasSource ? [("source", TestWorld.Map([("name", "mlf"), .. extent]))] : [];
        (string, object)[] oscillation = name == "ibd" ? [("oscillation", TestWorld.Map(("model", "full-transmutation")))] : [];
        (string, object)[] own = RecoilChannels.Backgrounds.ContainsKey(name) ? [("recoilsPerYear", 100.0), ("fromKeVnr", 2.0), ("toKeVnr", 50.0)] : [];
        return TestWorld.Map([
            .. source, .. oscillation, ("gateUs", new[] { 0.0, 20.0 }), ("channels", TestWorld.Channels(TestWorld.Map([("channel", name), .. own])))]);
    }
}
