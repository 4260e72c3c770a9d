using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Generator;
using JparcSim.Generator.Channels;

namespace JparcSim.Tests.Generator.Channels;

/// <summary>What every channel with a rate promises, whatever it makes.</summary>
public class ChannelContractTests
{
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

    [Theory]
    [MemberData(nameof(Rated))]
    public void It_bears_its_name_has_a_rate_and_allocates_nothing(string name, GenerationMode mode)
    {
        IInteractionChannel channel = Assert.Single(TestWorld.Model(Macro(name, true), null, mode).Channels);
        Assert.Equal((name, true), (channel.Name, channel.HasRate));
        Assert.True(channel.ExpectedCount(1e22) > 0.0);
        Assert.Equal(1e22 * channel.ExpectedCount(1.0), channel.ExpectedCount(1e22), 1e-9 * channel.ExpectedCount(1e22));
        (InteractionTable table, ParticleTable particles) = Generated.Events(channel, 2000);
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
    public void It_asks_for_a_source(string name, GenerationMode mode) =>
        Assert.Contains($"channel '{name}' without a section 'source'", string.Join("\n", TestWorld.Read(Macro(name, false), null, mode).Problems), StringComparison.Ordinal);

    private static ConfigNode Macro(string name, bool hasSource)
    {
        (string, object)[] source = hasSource ? [("source", TestWorld.Map(("name", "mlf")))] : [];
        return TestWorld.Map([
            .. source, ("oscillation", TestWorld.Map(("model", "full-transmutation"))), ("gateUs", new[] { 0.0, 20.0 }),
            ("channels", TestWorld.Channels(TestWorld.Map(("channel", name))))]);
    }
}
