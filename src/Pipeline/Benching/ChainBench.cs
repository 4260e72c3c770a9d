using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Benching;

/// <summary>Speed and memory of a macro's chain, in its own configuration and count mode.</summary>
internal static class ChainBench
{
    /// <summary>Measures stage times, throughput to disk, memory and file size.</summary>
    /// <param name="chains">Builds the chain.</param>
    /// <param name="request">What to measure; the events are rounded up so that every thread gets equally many whole parts.</param>
    /// <param name="progress">Told what is being measured.</param>
    /// <param name="cancellation">Ends the measurement.</param>
    public static BenchReport Run(
        ChainBuilder chains, BenchRequest request, Action<ProgressReport> progress, CancellationToken cancellation)
    {
        int events = request.Events;
        int threads = Environment.ProcessorCount;
        ResolvedRun Resolve(long count, int partEvents) =>
            ResolvedRun.Resolve(MacroFile.Load(request.Macro, [.. request.Settings, $"events={count}", $"partEvents={partEvents}"]));

        int partEvents = PartEvents(MacroFile.Load(request.Macro, [.. request.Settings, $"events={events}"]), events, threads);
        ResolvedRun run = Resolve(events, partEvents);
        Chain chain = chains.Build(run, progress);

        progress(new ProgressReport("timing the stages", 0, 0));
        IReadOnlyList<StageTime> stages = StageBench.Of(run, chain).Measure(request.Compression, cancellation);

        long parts = (events + (long)partEvents - 1) / partEvents;
        ResolvedRun whole = Resolve((parts + threads - 1) / threads * threads * partEvents, partEvents);
        var rates = new List<ThreadRate>();
        double fileBytesPerEvent = 0.0;
        foreach (int count in threads > 1 ? [1, threads] : (int[])[1])
        {
            progress(new ProgressReport(count == 1 ? "timing the chain on one thread" : $"timing the chain on {count} threads", 0, 0));
            ScratchRun result = ScratchRun.Of(whole, chain, count, whole.Plan.PartCount, request.Compression, cancellation);
            rates.Add(new ThreadRate(count, result.EventsPerSecond));
            fileBytesPerEvent = result.FileBytesPerEvent;
        }

        progress(new ProgressReport("counting allocated bytes", 0, 0));
        double allocated = AllocatedBytes.PerEvent(Resolve(2L * AllocatedBytes.Parts * partEvents, partEvents), chain, request.Compression, cancellation);
        return new BenchReport(stages, rates, PeakMemory.Bytes(), allocated, fileBytesPerEvent);
    }

    // Parts as the macro cuts them, smaller only where the events asked for would leave a thread idle.
    private static int PartEvents(RunSources sources, int events, int threads)
    {
        var log = new ConfigLog();
        long partEvents = new ConfigSection(sources.Macro, "", log).Integer(MacroSchema.PartEvents);
        log.ThrowIfAny();
        return (int)Math.Clamp((events + threads - 1) / threads, 1, partEvents);
    }
}
