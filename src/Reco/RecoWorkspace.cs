using JparcSim.Reco.Fitting;

namespace JparcSim.Reco;

/// <summary>Memory of one worker's reconstruction, reused from trigger to trigger.</summary>
public sealed class RecoWorkspace
{
    internal RecoWorkspace(int pmtCount) => Buffers = new FitBuffers(pmtCount);

    internal FitBuffers Buffers { get; }
}
