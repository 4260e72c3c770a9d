using System.Security.Cryptography;
using System.Text;
using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Detector;
using JparcSim.Detector.Recoil;
using JparcSim.Generator;
using JparcSim.Pipeline.Configuration;
using JparcSim.Pipeline.PulseShape;
using JparcSim.Reco;
using JparcSim.Reco.Pairing;

namespace JparcSim.Pipeline.Running;

/// <summary>A run with every name looked up and every number checked. Everything else follows from it, bit for bit.</summary>
internal sealed class ResolvedRun
{
    private ResolvedRun(RunSources sources, ConfigLog log)
    {
        Sources = sources;
        Parameters = log.Parameters;
        RunId = Hash(sources);
    }

    /// <summary>The two files, parsed, with all overrides applied and every default written out.</summary>
    public RunSources Sources { get; }

    /// <summary>Every value that entered the run, in the order in which it was read.</summary>
    public IReadOnlyList<ResolvedParameter> Parameters { get; }

    /// <summary>Name of the run.</summary>
    public required string Name { get; init; }

    /// <summary>Seed of all random streams.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Parts and their events.</summary>
    public required IPartPlan Plan { get; init; }

    /// <summary>Sources of events.</summary>
    public required GeneratorModel Generator { get; init; }

    /// <summary>The detector.</summary>
    public required DetectorModel Detector { get; init; }

    /// <summary>How vertices and energies are found.</summary>
    public required FitMethod Fit { get; init; }

    /// <summary>How prompt and delayed are paired.</summary>
    public required PairingOptions Pairing { get; init; }

    /// <summary>The pulse-shape artefact; null when the macro names none.</summary>
    public required PsdArtefact? Psd { get; init; }

    /// <summary>The cuts.</summary>
    public required SelectionStage Selection { get; init; }

    /// <summary>Protons on target that sums of weights stand for; null when nothing has a rate.</summary>
    public required double? ExposurePot { get; init; }

    /// <summary>SHA-256 over the resolved macro, detector and schema version, shortened to 16 hexadecimal digits.</summary>
    public string RunId { get; }

    /// <summary>Reads the macro's sections; throws <see cref="UserInputException"/> with all problems at once.</summary>
    /// <param name="sources">The files; defaults are written into them.</param>
    public static ResolvedRun Resolve(RunSources sources)
    {
        var log = new ConfigLog();
        if (RecoilDetectorModel.IsKindOf(sources.Detector))
        {
            throw new UserInputException(
                $"{sources.Detector.Location}: detector: found one of nuclear recoils, expected a liquid scintillator: recoils go by jparcsim spectrum and "
                    + "jparcsim analyze cevns, which count them without events");
        }

        var detectorSection = new ConfigSection(sources.Detector, "detector", log);
        DetectorModel? detectorOrNull = DetectorModel.Read(detectorSection);
        log.ThrowIfAny();
        DetectorModel detector = detectorOrNull ?? throw new InvalidOperationException("a detector file without problems gave no detector");

        var macro = new ConfigSection(sources.Macro, "", log);
        string name = macro.Text(MacroSchema.Name);
        ulong seed = (ulong)macro.Integer(MacroSchema.Seed);
        macro.Text(MacroSchema.Detector);
        GeneratorModel generator = GeneratorModel.Read(
            macro, detector.Geometry, macro.Has(MacroSchema.Pot) ? GenerationMode.Exposure : GenerationMode.Count);
        FitMethod fit = FitMethodKey.Read(macro);
        PairingOptions? pairing = macro.Section(PairFinder.Key) is { } pairingSection ? PairFinder.Read(pairingSection) : null;
        SelectionStage selection = SelectionStage.Read(macro);
        PsdArtefact? psd = macro.Section(MacroSchema.Psd) is { } artefact ? PsdArtefact.Read(artefact) : null;
        if (psd is null && !macro.Has(MacroSchema.Psd) && selection.Cuts.OfType<PsdCut>().Any())
        {
            macro.Problem(MacroSchema.Psd, "nothing, and a cut psd in the selection", "the path of an artefact that scores the triggers");
        }

        if (psd is not null && psd.Detector != detector.Geometry.Name)
        {
            macro.Problem(MacroSchema.Psd, $"an artefact of the detector {psd.Detector}", $"one of {detector.Geometry.Name} (jparcsim train psd)");
        }

        if (pairing is not null && selection.Cuts.OfType<MultiplicityCut>().Any(cut => cut.MaxUs > pairing.MaxDeltaTUs))
        {
            macro.Problem(SelectionStage.SelectionKey, $"multiplicity up to more than {pairing.MaxDeltaTUs} us", "at most pairing.maxDeltaTUs: later triggers have no pairs to count");
        }

        RunLength length = RunLength.Read(macro, generator);
        macro.RejectUnknown(MacroSchema.Root);
        log.ThrowIfAny();
        UnreadNodes.Report(sources.Macro, log);
        UnreadNodes.Report(sources.Detector, log);
        log.ThrowIfAny();
        IPartPlan plan = length.Plan(seed, generator, macro);
        log.ThrowIfAny();
        log.WriteDefaults();

        return new ResolvedRun(sources, log)
        {
            Name = name,
            Seed = seed,
            Plan = plan,
            Generator = generator,
            Detector = detector,
            Fit = fit,
            Pairing = pairing!,
            Selection = selection,
            Psd = psd,
            ExposurePot = length.ExposurePot,
        };
    }

    /// <summary>Expected number of events to be simulated in some parts; exact in count mode.</summary>
    public double ExpectedEvents(PartRange parts)
    {
        double events = 0.0;
        for (int channel = 0; channel < Generator.Channels.Count; channel++)
        {
            events += Plan.ExpectedEventsOf(channel, parts);
        }

        return events;
    }

    private static string Hash(RunSources sources)
    {
        string text = DatasetSchema.Version + "\n" + CanonicalConfig.Write(sources.Macro) + "\n" + CanonicalConfig.Write(sources.Detector);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }
}

/// <summary>The parsed files of a run.</summary>
/// <param name="Macro">The macro.</param>
/// <param name="Detector">The detector file.</param>
internal sealed record RunSources(ConfigNode Macro, ConfigNode Detector);
