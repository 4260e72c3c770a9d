namespace JparcSim.Pipeline.Running;

/// <summary>A worker of a detector of nuclear recoils.</summary>
internal sealed class RecoilWorker(RecoilChain chain, int batchEvents) : ChainWorker(chain.Generator, batchEvents)
{
    /// <inheritdoc/>
    protected override void Respond(ulong seed, int firstInteraction) =>
        chain.Detector.Process(seed, Tables.Interactions, firstInteraction, Primaries, Tables.Recoils);

    /// <inheritdoc/>
    protected override void Complete()
    {
        // Every recoil is finished with its batch.
    }
}
