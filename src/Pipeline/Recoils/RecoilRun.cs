using JparcSim.Analysis.Inference;
using JparcSim.Core.Configuration;
using JparcSim.Detector.Recoil;
using JparcSim.Generator;
using JparcSim.Generator.Cevns;
using JparcSim.Generator.Channels;
using JparcSim.Generator.Flux;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Recoils;

/// <summary>A macro of a recoil detector as rates and inference see it: no events.</summary>
/// <param name="Name">Name of the macro.</param>
/// <param name="Detector">Detector.</param>
/// <param name="Source">Source.</param>
/// <param name="Signal">The signal; null when the macro has none.</param>
/// <param name="PerProtonCm2">Nuclei times decays over the sphere times the acceptance: events per proton and cross section, 1/cm2; 0 without a signal.</param>
/// <param name="Backgrounds">Backgrounds.</param>
/// <param name="Inference">Bins and errors; null when the macro does not say.</param>
/// <param name="ExposurePot">Protons on target.</param>
/// <param name="DetectorText">Every value of the detector, a line each.</param>
internal sealed record RecoilRun(
    string Name, RecoilDetectorModel Detector, NeutrinoSource Source, CevnsSection? Signal, double PerProtonCm2,
    IReadOnlyList<RecoilBackground> Backgrounds, InferenceSection? Inference, double ExposurePot, string DetectorText)
{
    /// <summary>Protons in a year of 3600 h of beam.</summary>
    public double ProtonsPerYear => RecoilChannels.ProtonsPerYear(Source);

    /// <summary>The model of the signal.</summary>
    public CevnsModel? Model => Signal?.In(Detector.Target, Detector.BaselineM, Detector.DepthM);

    /// <summary>The same in a year, before the efficiency, 1/cm2.</summary>
    public double PerYearCm2 => PerProtonCm2 * ProtonsPerYear;

    /// <summary>Bins and errors.</summary>
    /// <exception cref="UserInputException">The macro does not say.</exception>
    public InferenceSection Bins => Inference ?? throw new UserInputException(
        $"macro '{Name}': found no section 'inference', expected the bins of a spectrum and the errors of an analysis");

    /// <summary>Loads a macro for its rates.</summary>
    /// <param name="macro">Path or name of a shipped macro.</param>
    /// <param name="settings"><c>path=value</c>.</param>
    public static RecoilRun Load(string macro, IReadOnlyList<string> settings) => Of(ResolvedRun.Resolve(MacroFile.Load(macro, settings)));

    /// <summary>The macro with some parameters of its signal changed.</summary>
    /// <param name="parameters"><c>NAME=VALUE</c>.</param>
    public RecoilRun With(IReadOnlyList<string> parameters) => this with
    {
        Signal = Signal is { } signal ? signal with { Modification = FixedParameter.ApplyAll(signal.Modification, parameters) } : null,
    };

    /// <summary>What rates need of a run.</summary>
    /// <exception cref="UserInputException">Its detector is of another kind, or nothing in it has a source.</exception>
    public static RecoilRun Of(ResolvedRun run)
    {
        if (run.Setup is not RecoilSetup setup)
        {
            throw new UserInputException(
                $"{run.Sources.Detector.Location}: found a detector without 'kind: recoil', expected one of nuclear recoils: csi-cryogenic, ge-ppc, xe-tpc or ar-tpc, for instance");
        }

        CevnsSection? signal = null;
        double perProtonCm2 = 0.0;
        var backgrounds = new List<RecoilBackground>();
        foreach (IInteractionChannel each in run.Generator.Channels)
        {
            (IInteractionChannel channel, double scale) = each is ScaledChannel scaled ? (scaled.Plain, scaled.Scale) : (each, 1.0);
            if (channel is CevnsChannel cevns)
            {
                (signal, perProtonCm2) = (cevns.Section, scale * cevns.PerProtonCm2);
            }
            else if (channel is RecoilBackgroundChannel background)
            {
                backgrounds.Add(background.Background with { RecoilsPerYear = scale * background.Background.RecoilsPerYear });
            }
        }

        double pot = (run.ExposurePot ?? run.Plan.ProtonsOnTarget)!.Value;   // every channel of such a detector has a rate
        return new RecoilRun(
            run.Name, setup.Detector, run.Generator.Source!, signal, perProtonCm2, backgrounds, setup.Inference, pot, TextOf(run));
    }

    /// <summary>Every value of a run's detector, a line each: equal for detectors that answer alike, whatever their files say of sources.</summary>
    public static string TextOf(ResolvedRun run) => string.Join('\n', run.Parameters
        .Where(each => each.Path.StartsWith("detector.", StringComparison.Ordinal)).Select(each => $"{each.Path} {each.Value}").Order(StringComparer.Ordinal));
}
