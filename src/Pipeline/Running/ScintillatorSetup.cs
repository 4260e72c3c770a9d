using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Detector;
using JparcSim.Generator.Cevns;
using JparcSim.Pipeline.PulseShape;
using JparcSim.Reco;
using JparcSim.Reco.Pairing;

namespace JparcSim.Pipeline.Running;

/// <summary>A run in a liquid scintillator.</summary>
/// <param name="Detector">The detector.</param>
internal sealed record ScintillatorSetup(DetectorModel Detector) : DetectorSetup
{
    /// <summary>How vertices and energies are found.</summary>
    public FitMethod Fit { get; private init; }

    /// <summary>How prompt and delayed are paired.</summary>
    public PairingOptions Pairing { get; private init; } = null!;

    /// <summary>The pulse-shape artefact; null when the macro names none.</summary>
    public PsdArtefact? Psd { get; private init; }

    /// <summary>The cuts.</summary>
    public SelectionStage Selection { get; private init; } = null!;

    /// <inheritdoc/>
    public override DetectorKind Kind => DetectorKind.Scintillator;

    /// <inheritdoc/>
    public override DetectorGeometry Geometry => Detector.Geometry;

    /// <inheritdoc/>
    public override ExposedNuclei? Nuclei => null;

    /// <summary>Reads the detector file.</summary>
    public static ScintillatorSetup? OfFile(ConfigSection section) => DetectorModel.Read(section) is { } detector ? new ScintillatorSetup(detector) : null;

    /// <inheritdoc/>
    public override DetectorSetup WithMacro(ConfigSection macro)
    {
        FitMethod fit = FitMethodKey.Read(macro);
        PairingOptions? pairing = macro.Section(PairFinder.Key with { IsRequired = true }) is { } pairingSection ? PairFinder.Read(pairingSection) : null;
        SelectionStage selection = SelectionStage.Read(macro);
        PsdArtefact? psd = macro.Section(MacroSchema.Psd) is { } artefact ? PsdArtefact.Read(artefact) : null;
        CheckScores(macro, psd, selection);
        if (pairing is not null && selection.Cuts.OfType<MultiplicityCut>().Any(cut => cut.MaxUs > pairing.MaxDeltaTUs))
        {
            macro.Problem(SelectionStage.SelectionKey, $"multiplicity up to more than {pairing.MaxDeltaTUs} us", "at most pairing.maxDeltaTUs: later triggers have no pairs to count");
        }

        return this with { Fit = fit, Pairing = pairing!, Selection = selection, Psd = psd };
    }

    private void CheckScores(ConfigSection macro, PsdArtefact? psd, SelectionStage selection)
    {
        if (psd is null && !macro.Has(MacroSchema.Psd) && selection.Cuts.OfType<PsdCut>().Any())
        {
            macro.Problem(MacroSchema.Psd, "nothing, and a cut psd in the selection", "the path of an artefact that scores the triggers");
        }

        if (psd is not null && psd.Detector != Geometry.Name)
        {
            macro.Problem(MacroSchema.Psd, $"an artefact of the detector {psd.Detector}", $"one of {Geometry.Name} (jparcsim train psd)");
        }
    }
}
