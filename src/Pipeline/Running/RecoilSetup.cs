using JparcSim.Analysis.Inference;
using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Detector.Recoil;
using JparcSim.Generator.Cevns;

namespace JparcSim.Pipeline.Running;

/// <summary>A run in a detector of nuclear recoils.</summary>
/// <param name="Detector">The detector.</param>
/// <param name="Inference">Bins and errors of an analysis; null when the macro does not say.</param>
internal sealed record RecoilSetup(RecoilDetectorModel Detector, InferenceSection? Inference) : DetectorSetup
{
    /// <inheritdoc/>
    public override DetectorKind Kind => DetectorKind.Recoil;

    /// <inheritdoc/>
    public override DetectorGeometry Geometry => Detector.Geometry;

    /// <inheritdoc/>
    public override ExposedNuclei Nuclei =>
        new(Detector.Target, Detector.MassKg, Detector.BaselineM, Detector.DepthM, Detector.Response.ThresholdKeVnr);

    /// <summary>Reads the detector file.</summary>
    public static RecoilSetup? OfFile(ConfigSection section) => RecoilDetectorModel.Read(section) is { } detector ? new RecoilSetup(detector, null) : null;

    /// <inheritdoc/>
    public override DetectorSetup WithMacro(ConfigSection macro) =>
        this with { Inference = macro.Section(InferenceSection.Key) is { } section ? InferenceSection.Read(section) : null };
}
