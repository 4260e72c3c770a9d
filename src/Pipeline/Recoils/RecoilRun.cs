using JparcSim.Analysis.Inference;
using JparcSim.Core.Configuration;
using JparcSim.Detector.Recoil;
using JparcSim.Generator;
using JparcSim.Generator.Beam;
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
/// <param name="Backgrounds">Backgrounds.</param>
/// <param name="Inference">Bins and errors; null when the macro does not say.</param>
/// <param name="ExposurePot">Protons on target.</param>
internal sealed record RecoilRun(
    string Name, RecoilDetectorModel Detector, NeutrinoSource Source, CevnsSection? Signal, IReadOnlyList<RecoilBackground> Backgrounds,
    InferenceSection? Inference, double ExposurePot)
{
    private static readonly VariantsKey ChannelsKey = new(
        "channels", ChannelCatalog.Selector,
        RecoilChannels.Schemas.ToDictionary(each => each.Key, each => each.Value with { Keys = [new TextKey(ChannelCatalog.Selector, "name"), ChannelCatalog.Share, ChannelCatalog.Scale, .. each.Value.Keys] }),
        "signal and backgrounds");

    /// <summary>Protons in a year of 3600 h of beam.</summary>
    public double ProtonsPerYear => Source.ProtonsPerSpill * ProtonBeam.SpillRateHz * 3600.0 * RecoilBackground.HoursPerYear;

    /// <summary>The model of the signal.</summary>
    public CevnsModel? Model => Signal?.In(Detector.Target, Detector.BaselineM, Detector.DepthM);

    /// <summary>Nuclei times decays over the sphere: events per cross section in a year, before the efficiency, 1/cm2.</summary>
    public double PerYearCm2 => (Signal?.Acceptance ?? 0.0) * Source.MuonPlusPerProton * ProtonsPerYear * Model!.FluencePerCm2
        * 1e3 * Detector.MassKg * Model.Target.NucleiPerGram;

    /// <summary>Loads a macro and reads what rates need; throws with all problems at once.</summary>
    /// <param name="macro">Path or name of a shipped macro.</param>
    /// <param name="settings"><c>path=value</c>.</param>
    /// <param name="log">Receives the values.</param>
    public static RecoilRun Load(string macro, IReadOnlyList<string> settings, ConfigLog log) => Resolve(MacroFile.Load(macro, settings), log);

    /// <summary>The macro with some parameters of its signal changed.</summary>
    /// <param name="parameters"><c>NAME=VALUE</c>.</param>
    public RecoilRun With(IReadOnlyList<string> parameters) => parameters.Aggregate(this, (run, text) => run with
    {
        Signal = run.Signal is { } signal ? signal with { Modification = FixedParameter.Apply(signal.Modification, text) } : null,
    });

    /// <summary>Whether a macro is one of a recoil detector.</summary>
    public static bool IsKindOf(RunSources sources) => RecoilDetectorModel.IsKindOf(sources.Detector);

    /// <summary>Reads what rates need.</summary>
    public static RecoilRun Resolve(RunSources sources, ConfigLog log)
    {
        if (!IsKindOf(sources))
        {
            throw new UserInputException(
                $"{sources.Detector.Location}: found a detector without 'kind: recoil', expected one of nuclear recoils: csi-cryogenic, ge-ppc, xe-tpc or ar-tpc, for instance");
        }

        RecoilDetectorModel? detector = RecoilDetectorModel.Read(new ConfigSection(sources.Detector, "detector", log));
        log.ThrowIfAny();
        var root = new ConfigSection(sources.Macro, "", log);
        string name = root.Text(MacroSchema.Name);
        NeutrinoSource? source = root.Section(GeneratorModel.SourceKey with { IsOptional = false, IsRequired = true }) is { } section
            ? NeutrinoSource.Read(section, detector!.Geometry)
            : null;
        CevnsSection? signal = null;
        var backgrounds = new List<RecoilBackground>();
        var names = new HashSet<string>();
        foreach ((string kind, ConfigSection channel) in root.Variants(ChannelsKey))
        {
            channel.Number(ChannelCatalog.Share);
            double scale = channel.Number(ChannelCatalog.Scale);
            if (!names.Add(kind))
            {
                root.Problem(ChannelsKey, $"channel '{kind}' twice", "each channel at most once");
            }

            if (kind == RecoilChannels.Cevns)
            {
                signal = CevnsSection.Read(channel);
                signal = signal with { Acceptance = scale * signal.Acceptance };
            }
            else if (RecoilBackground.Read(RecoilChannels.Backgrounds[kind], channel) is { } background)
            {
                backgrounds.Add(background with { RecoilsPerYear = scale * background.RecoilsPerYear });
            }

            channel.RejectUnknown(ChannelsKey.Variants[kind]);
        }

        double pot = root.Number(root.Has(MacroSchema.Pot) ? MacroSchema.Pot : GeneratorModel.ExposurePotKey with { IsRequired = true });
        InferenceSection? inference = root.Section(InferenceSection.Key) is { } own ? InferenceSection.Read(own) : null;
        root.RejectUnknown(MacroSchema.Root);
        log.ThrowIfAny();
        return new RecoilRun(name, detector!, source!, signal, backgrounds, inference, pot);
    }
}
