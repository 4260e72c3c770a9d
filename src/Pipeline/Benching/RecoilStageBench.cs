using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Benching;

/// <summary>Times the stages of a detector of nuclear recoils.</summary>
internal sealed class RecoilStageBench(ResolvedRun run, RecoilChain chain) : StageBench(run, int.MaxValue)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<string> Names => ["respond"];

    /// <inheritdoc/>
    protected override IEnumerable<double> MeasureStages() =>
        [Time(() => chain.Detector.Process(Seed, Tables.Interactions, 0, Primaries, Tables.Recoils))];
}
