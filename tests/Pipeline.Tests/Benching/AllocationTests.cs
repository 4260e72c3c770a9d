using JparcSim.Pipeline.Benching;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Tests.Benching;

/// <summary>The chain allocates nothing per event: neither simulating nor writing. Alone, because the runtime counts all threads.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
[Collection(nameof(AllocationTests))]
public sealed class AllocationTests
{
    // Electrons of 1 MeV: cheap, and one flash each goes through every stage. Parts of the default size.
    private static readonly string[] CheapFlashes = ["channels[0].particle=electron", "channels[0].energyMeV=1"];

    private static readonly ChainBuilder Chains = new(Environment.ProcessorCount);

    [Fact]
    public void Forty_parts_allocate_at_most_one_byte_per_event_more_than_twenty()
    {
        double bytesPerEvent = Measure(partEvents: 4096, CheapFlashes);
        Assert.InRange(bytesPerEvent, 0.0, 1.0);
    }

    // What is allocated belongs to a part: paths, open files and the records for the manifest. Anything per event would show here.
    [Theory]
    [InlineData("jsns2-near-ibd")]
    [InlineData("jsns2-near-michel")]
    [InlineData("jsns2-near-cf252")]
    public void A_part_allocates_less_than_four_kibibytes_whatever_its_channel(string macro) =>
        Assert.InRange(64 * Measure(partEvents: 64, [], macro), 0.0, 4096.0);

    private static double Measure(int partEvents, string[] settings, string macro = "gun")
    {
        ResolvedRun run = ResolvedRun.Resolve(MacroFile.Load(
            macro, [.. settings, $"partEvents={partEvents}", $"events={2 * AllocatedBytes.Parts * partEvents}"]));
        return AllocatedBytes.PerEvent(run, Chains.Build(run), Math.Min(2, Environment.ProcessorCount), CancellationToken.None);
    }
}
