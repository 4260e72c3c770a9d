using System.Diagnostics;
using JparcSim.Generator;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Benching;

internal static class ChainBench
{
    public static BenchReport Run(
        string macro, IReadOnlyList<string> settings, int events, Action<ProgressReport> progress, CancellationToken cancellation)
    {
        ResolvedRun run = ResolvedRun.Resolve(MacroFile.Load(macro, [.. settings, $"events={events}"]));
        progress(new ProgressReport("calibrating the detector", 0, 0));
        var worker = new ChainWorker(new ChainBuilder(1).Build(run), batchEvents: 256);
        var timeline = new List<EventAddress>();
        var clock = Stopwatch.StartNew();
        for (int part = 0; part < run.Plan.PartCount; part++)
        {
            run.Plan.Fill(part, timeline);
            worker.Simulate(timeline, cancellation);
        }

        double seconds = clock.Elapsed.TotalSeconds;
        return new BenchReport([new StageTime("chain", 1e9 * seconds / events)], [new ThreadRate(1, events / seconds)], Process.GetCurrentProcess().PeakWorkingSet64, 0.0, 0.0);
    }
}
