using JparcSim.Detector;
using JparcSim.Detector.Recoil;
using JparcSim.Generator;
using JparcSim.Reco;
using JparcSim.Reco.PulseShape;

namespace JparcSim.Pipeline.Running;

/// <summary>The stages of a run, immutable and shared by all workers.</summary>
/// <param name="Generator">The channels.</param>
internal abstract record Chain(GeneratorModel Generator)
{
    /// <summary>What the detector's calibration runs yielded; null where it has none.</summary>
    public abstract Calibration? Calibration { get; }

    /// <summary>A worker with tables and scratch of its own.</summary>
    /// <param name="batchEvents">Events taken through a stage before the next stage runs; never changes a result.</param>
    /// <param name="waveforms">Events whose waveforms stay in the tables.</param>
    public abstract ChainWorker CreateWorker(int batchEvents, WaveformChoice waveforms = default);
}

/// <summary>The stages of a liquid scintillator.</summary>
internal sealed record ScintillatorChain(
    GeneratorModel Generator, ScintillatorSetup Setup, DetectorStage Detector, ReconstructionStage Reconstruction, PulseShapeStage PulseShape, Calibration Constants)
    : Chain(Generator)
{
    /// <inheritdoc/>
    public override Calibration Calibration => Constants;

    /// <inheritdoc/>
    public override ChainWorker CreateWorker(int batchEvents, WaveformChoice waveforms = default) => new ScintillatorWorker(this, batchEvents, waveforms);
}

/// <summary>The stages of a detector of nuclear recoils.</summary>
internal sealed record RecoilChain(GeneratorModel Generator, RecoilStage Detector) : Chain(Generator)
{
    /// <inheritdoc/>
    public override Calibration? Calibration => null;

    /// <inheritdoc/>
    public override ChainWorker CreateWorker(int batchEvents, WaveformChoice waveforms = default) => new RecoilWorker(this, batchEvents);
}
