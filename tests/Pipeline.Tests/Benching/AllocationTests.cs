using JparcSim.Core.Detectors;
using JparcSim.Core.Events;
using JparcSim.Generator;
using JparcSim.Pipeline.Benching;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Running;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Tests.Benching;

/// <summary>Simulating allocates nothing per event; the library that writes the files allocates so much per row, and no more the longer it lives.</summary>
/// <remarks>
/// Not beside other tests: a collection that they cause retires this thread's allocation context, and the runtime then counts its unused
/// rest, up to 8 kB, as allocated.
/// </remarks>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
[Collection(nameof(AllocationTests))]
public sealed class AllocationTests
{
    private const int Parts = 4;
    private const long BytesPerFile = 50_000;
    private const long BytesPerColumn = 10_000;
    private const long BytesPerRow = 300;
    private const long BytesPerNumberInAList = 16;
    private const long BytesPerSample = 4;

    private static readonly string[] Keep = ["charges", "firstHits", "waveforms:0.5"];

    private static readonly ChainBuilder Chains = new(Environment.ProcessorCount);

    // Electrons of 1 MeV: cheap, and one flash each goes through every stage. Parts of the default size.
    [Theory]
    [InlineData(null, 1.0)]
    [InlineData(FileCompression.Zstd, 500.0)]
    public void Forty_parts_allocate_at_most_so_many_bytes_per_event_more_than_twenty(FileCompression? compression, double most)
    {
        ResolvedRun run = ResolvedRun.Resolve(MacroFile.Load(
            "gun", ["channels[0].particle=electron", "channels[0].energyMeV=1", $"events={2 * AllocatedBytes.Parts * 4096}"]));
        Assert.InRange(AllocatedBytes.PerEvent(run, Chains.Build(run), compression, CancellationToken.None), 0.0, most);
    }

    [Theory]
    [InlineData("jsns2-near-ibd", "events=256", "partEvents=64")]
    [InlineData("jsns2-near-ibd", "pot=1e23", "partSpills=20000000")]
    [InlineData("jsns2-near-michel", "events=256", "partEvents=64")]
    [InlineData("jsns2-near-cf252", "events=256", "partEvents=64")]
    [InlineData("gun", "events=256", "partEvents=64")]
    [InlineData("cevns/xe", "events=4096", "partEvents=1024")]
    public void Simulating_parts_a_second_time_allocates_nothing_and_writing_them_within_bounds(string macro, string length, string partLength)
    {
        ResolvedRun run = ResolvedRun.Resolve(MacroFile.Load(macro, [length, partLength]));
        Chain chain = Chains.Build(run);
        string[] keep = run.Setup.Kind == DetectorKind.Recoil ? [] : Keep;
        using var folder = new ScratchFolder(run.LayoutFor(keep));
        ChainWorker worker = chain.CreateWorker(batchEvents: 16, WaveformChoice.Of(keep));
        var timeline = new List<EventAddress>();
        var exposure = new ExposureBook(run);
        using var writer = new PartWriter(folder.Dataset, null, run.RunId, worker.Tables, run.LayoutFor(keep), FileCompression.Zstd);
        var files = new List<PartFile>();
        // The least of some passes: what the chain allocates, it allocates in every pass; growing buffers and collections come and go.
        long leastSimulating = long.MaxValue;
        long leastWriting = long.MaxValue;
        long mostWriting = 0;
        for (int pass = 0; pass < 5; pass++)
        {
            (long simulating, long writing) = (0, 0);
            mostWriting = 0;
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
                mostWriting += MostWriting(worker.Tables, run.LayoutFor(keep));
            }

            leastSimulating = Math.Min(leastSimulating, simulating);
            leastWriting = Math.Min(leastWriting, writing);
        }

        Assert.True(worker.Tables.Triggers.RowCount + worker.Tables.Recoils.RowCount > 0);
        Assert.Equal(0, leastSimulating);
        Assert.InRange(leastWriting, 0, mostWriting);
    }

    private static long MostWriting(PartTables tables, DatasetLayout layout) => tables.All.Sum(table => layout.ColumnsOf(table) is { Length: > 0 } columns
        ? BytesPerFile + (BytesPerColumn * columns.Length) + (BytesPerRow * table.RowCount)
            + columns.Sum(column => column switch
            {
                ListColumn<float> numbers => BytesPerNumberInAList * numbers.Elements.Length,
                BinaryColumn samples => BytesPerSample * samples.Elements.Length,
                _ => 0L,
            })
        : 0L);
}
