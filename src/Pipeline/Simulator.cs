using JparcSim.Pipeline.Benching;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;
using JparcSim.Pipeline.Validation;

namespace JparcSim.Pipeline;

/// <summary>The simulator behind the command line.</summary>
public static class Simulator
{
    /// <summary>Simulates a run, or the rest of it, to a dataset.</summary>
    public static RunSummary Run(RunRequest request, Action<ProgressReport> progress, CancellationToken cancellation) =>
        RunService.Run(request, progress, cancellation);

    /// <summary>Published numbers beside ours.</summary>
    public static ValidationReport Validate(int threads, Action<ProgressReport> progress, CancellationToken cancellation)
    {
        var samples = new ValidationSamples(threads, stage => progress(new ProgressReport(stage, 0, 0)), cancellation);
        return new ValidationReport([.. ValidationCatalog.Run(samples)]);
    }

    /// <summary>Speed and memory of a macro's chain.</summary>
    public static BenchReport Bench(
        string macro, IReadOnlyList<string> settings, int events, Action<ProgressReport> progress, CancellationToken cancellation) =>
        ChainBench.Run(macro, settings, events, progress, cancellation);
}
