using JparcSim.Detector;
using JparcSim.Reco;
using JparcSim.Reco.Pairing;
using JparcSim.Reco.PulseShape;

namespace JparcSim.Pipeline.Running;

/// <summary>A worker of a liquid scintillator.</summary>
internal sealed class ScintillatorWorker : ChainWorker
{
    private readonly ScintillatorChain _chain;
    private readonly WaveformChoice _waveforms;
    private readonly DetectorWorkspace _detectorWorkspace;
    private readonly RecoWorkspace _recoWorkspace;
    private readonly PulseShapeWorkspace _pulseShapeWorkspace;
    private readonly PairFinder _pairing;

    /// <param name="chain">The stages.</param>
    /// <param name="batchEvents">Events taken through a stage before the next stage runs.</param>
    /// <param name="waveforms">Events whose waveforms stay in the tables; those of all others are gone at the end of their batch, or of their part.</param>
    public ScintillatorWorker(ScintillatorChain chain, int batchEvents, WaveformChoice waveforms)
        : base(chain.Generator, batchEvents)
    {
        _chain = chain;
        _waveforms = waveforms;
        _detectorWorkspace = chain.Detector.CreateWorkspace();
        _recoWorkspace = chain.Reconstruction.CreateWorkspace();
        _pulseShapeWorkspace = chain.PulseShape.CreateWorkspace();
        _pairing = new PairFinder(chain.Setup.Pairing);
    }

    /// <inheritdoc/>
    protected override void Respond(ulong seed, int firstInteraction)
    {
        int firstTrigger = Tables.Triggers.RowCount;
        int firstWaveform = Tables.Waveforms.RowCount;
        _chain.Detector.Process(seed, Tables, Primaries, firstInteraction, Tables.Interactions.RowCount, _detectorWorkspace);
        int endTrigger = Tables.Triggers.RowCount;
        _chain.Reconstruction.Process(Tables.Triggers, firstTrigger, endTrigger, _recoWorkspace);
        _chain.PulseShape.Process(Tables.Triggers, firstTrigger, endTrigger, Tables.Waveforms, firstWaveform, _pulseShapeWorkspace);
        _waveforms.ApplyFraction(seed, Tables.Waveforms, firstWaveform);
    }

    /// <inheritdoc/>
    protected override void Complete()
    {
        Tables.Triggers.SortBy(Tables.Triggers.TriggerId);   // events of one spill take turns
        Tables.Waveforms.SortBy(Tables.Waveforms.TriggerId);
        _pairing.Find(Tables);
        _chain.Setup.Selection.Process(Tables.Pairs, 0, Tables.Pairs.RowCount);
        _waveforms.ApplySelection(Tables);
    }
}
