using JparcSim.Core.Detectors;
using JparcSim.Generator;
using JparcSim.Pipeline.Benching;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Running;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Tests.Benching;

/// <summary>The chain allocates nothing per event: neither simulating nor writing.</summary>
/// <remarks>
/// Not beside other tests: a collection that they cause retires this thread's allocation context, and the runtime then counts its unused
/// rest, up to 8 kB, as allocated.
/// </remarks>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
[Collection(nameof(AllocationTests))]
public sealed class AllocationTests
{
    private const int Parts = 4;
    private const long BytesOfPartFiles = 3000;   // the paths and handles of its six files; twice what a short path costs

    private static readonly string[] Keep = ["charges", "firstHits", "waveforms:0.5"];

    private static readonly ChainBuilder Chains = new(Environment.ProcessorCount);

    // Electrons of 1 MeV: cheap, and one flash each goes through every stage. Parts of the default size.
    [Fact]
    public void Forty_parts_allocate_at_most_one_byte_per_event_more_than_twenty()
    {
        ResolvedRun run = ResolvedRun.Resolve(MacroFile.Load(
            "gun", ["channels[0].particle=electron", "channels[0].energyMeV=1", $"events={2 * AllocatedBytes.Parts * 4096}"]));
        Assert.InRange(AllocatedBytes.PerEvent(run, Chains.Build(run), FileCompression.Zstd, CancellationToken.None), 0.0, 1.0);
    }

    [Theory]
    [InlineData("jsns2-near-ibd", "events=256", "partEvents=64")]
    [InlineData("jsns2-near-ibd", "pot=1e23", "partSpills=20000000")]
    [InlineData("jsns2-near-michel", "events=256", "partEvents=64")]
    [InlineData("jsns2-near-cf252", "events=256", "partEvents=64")]
    [InlineData("gun", "events=256", "partEvents=64")]
    [InlineData("cevns/xe", "events=4096", "partEvents=1024")]
    public void Simulating_parts_a_second_time_allocates_nothing_and_writing_them_only_what_files_need(string macro, string length, string partLength)
    {
        ResolvedRun run = ResolvedRun.Resolve(MacroFile.Load(macro, [length, partLength]));
        Chain chain = Chains.Build(run);
        string[] keep = run.Setup.Kind == DetectorKind.Recoil ? [] : Keep;
        using var folder = new ScratchFolder(run.LayoutFor(keep));
        ChainWorker worker = chain.CreateWorker(batchEvents: 16, WaveformChoice.Of(keep));
        var timeline = new List<EventAddress>();
        var exposure = new ExposureBook(run);
        using var writer = new PartWriter(folder.Dataset, run.RunId, worker.Tables, run.LayoutFor(keep), FileCompression.Zstd);
        var files = new List<PartFile>();
        // The least of some passes: what the chain allocates, it allocates in every pass; growing buffers and collections come and go.
        long leastSimulating = long.MaxValue;
        long leastWriting = long.MaxValue;
        for (int pass = 0; pass < 5; pass++)
        {
            (long simulating, long writing) = (0, 0);
            for (int part = 0; part < Parts; part++)
            {
                files.Clear();
                long start = GC.GetAllocatedBytesForCurrentThread();
                run.Plan.Fill(part, timeline);
                worker.Simulate(timeline, CancellationToken.None);
                exposure.Fill(part, worker.Tables, worker.Tables.Exposure);
                long simulated = GC.GetAllocatedBytesForCurrentThread();
                writer.Write(part, worker.Tables, files);
                simulating += simulated - start;
                writing += GC.GetAllocatedBytesForCurrentThread() - simulated;
            }

            leastSimulating = Math.Min(leastSimulating, simulating);
            leastWriting = Math.Min(leastWriting, writing);
        }

        Assert.True(worker.Tables.Triggers.RowCount + worker.Tables.Recoils.RowCount > 0);
        Assert.Equal(0, leastSimulating);
        Assert.InRange(leastWriting, 0, Parts * BytesOfPartFiles);
    }
}
