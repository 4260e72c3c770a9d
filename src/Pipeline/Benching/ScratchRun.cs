using System.Diagnostics;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Running;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Benching;

/// <summary>What simulating a run cost, to a folder that is thrown away or to no file at all.</summary>
/// <param name="EventsPerSecond">Throughput of the whole chain, files included if there are any.</param>
/// <param name="FileBytesPerEvent">Size of the files per event; 0 without.</param>
/// <param name="AllocatedBytes">Managed memory allocated by the workers.</param>
/// <param name="ProcessorSeconds">Processor time of all threads, s.</param>
internal readonly record struct ScratchRun(double EventsPerSecond, double FileBytesPerEvent, long AllocatedBytes, double ProcessorSeconds)
{
    /// <summary>Simulates the first parts of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="chain">Its stages.</param>
    /// <param name="threads">Busy threads.</param>
    /// <param name="parts">Number of parts.</param>
    /// <param name="compression">Codec of the files; null for no files.</param>
    /// <param name="cancellation">Ends it.</param>
    public static ScratchRun Of(ResolvedRun run, Chain chain, int threads, int parts, FileCompression? compression, CancellationToken cancellation)
    {
        const int BatchEvents = 32;   // as the command line's default
        DatasetLayout layout = run.LayoutFor([]);
        using ScratchFolder? folder = compression is null ? null : new ScratchFolder(layout);
        var options = new EngineOptions(threads, BatchEvents, new PartRange(0, parts), layout, compression ?? FileCompression.None);
        TimeSpan before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var engine = new RunEngine(run, chain, folder?.Dataset, options);
        List<PartFile> files = engine.Run(new HashSet<int>(), _ => { }, cancellation);
        double seconds = clock.Elapsed.TotalSeconds;
        double processorSeconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        double events = engine.EventsDone;
        return new ScratchRun(events / seconds, files.Sum(file => file.Record.ByteCount) / events, engine.AllocatedBytes, processorSeconds);
    }
}
