using System.Diagnostics;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Running;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Benching;

/// <summary>What simulating a run to a folder that is thrown away cost.</summary>
/// <param name="EventsPerSecond">Throughput of the whole chain, files included.</param>
/// <param name="FileBytesPerEvent">Size of the files per event.</param>
/// <param name="AllocatedBytes">Managed memory allocated by the workers.</param>
internal readonly record struct ScratchRun(double EventsPerSecond, double FileBytesPerEvent, long AllocatedBytes)
{
    /// <summary>Simulates all parts of a run with the default codec.</summary>
    public static ScratchRun Of(ResolvedRun run, Chain chain, int threads, CancellationToken cancellation) =>
        Of(run, chain, threads, run.Plan.PartCount, cancellation);

    /// <summary>Simulates the first parts of a run with the default codec.</summary>
    public static ScratchRun Of(ResolvedRun run, Chain chain, int threads, int parts, CancellationToken cancellation)
    {
        const int BatchEvents = 32;   // as the command line's default
        using var folder = new ScratchFolder([]);
        var options = new EngineOptions(threads, BatchEvents, new PartRange(0, parts), [], FileCompression.Zstd);
        var clock = Stopwatch.StartNew();
        var engine = new RunEngine(run, chain, folder.Dataset, options);
        List<PartFile> files = engine.Run(new HashSet<int>(), _ => { }, cancellation);
        double seconds = clock.Elapsed.TotalSeconds;
        double events = files.Where(file => file.Table == 0).Sum(file => file.Record.RowCount);
        return new ScratchRun(events / seconds, files.Sum(file => file.Record.ByteCount) / events, engine.AllocatedBytes);
    }
}
