using System.Security.Cryptography;
using System.Text;
using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Generator;
using JparcSim.Pipeline.Configuration;
using JparcSim.Pipeline.Dataset;

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

    /// <summary>The detector, and what the macro says of its events.</summary>
    public required DetectorSetup Setup { get; init; }

    /// <summary>The run as one of a liquid scintillator.</summary>
    /// <exception cref="UserInputException">It is of another kind.</exception>
    public ScintillatorSetup Scintillator => Setup as ScintillatorSetup ?? throw new UserInputException(
        $"{Sources.Detector.Location}: detector: found {Setup.Geometry.Name}, a detector of nuclear recoils, expected a liquid scintillator");

    /// <summary>Names of the channels, in the order of their codes.</summary>
    public string[] ChannelNames => [.. Generator.Channels.Select(channel => channel.Name)];

    /// <summary>Protons on target that sums of weights stand for; null when nothing has a rate.</summary>
    public required double? ExposurePot { get; init; }

    /// <summary>SHA-256 over the resolved macro, detector and schema version, shortened to 16 hexadecimal digits.</summary>
    public string RunId { get; }

    /// <summary>Reads the macro's sections; throws <see cref="UserInputException"/> with all problems at once.</summary>
    /// <param name="sources">The files; defaults are written into them.</param>
    public static ResolvedRun Resolve(RunSources sources)
    {
        var log = new ConfigLog();
        DetectorSetup detector = DetectorSetup.OfFile(sources.Detector, log);
        var macro = new ConfigSection(sources.Macro, "", log);
        string name = macro.Text(MacroSchema.Name);
        ulong seed = (ulong)macro.Integer(MacroSchema.Seed);
        macro.Text(MacroSchema.Detector);
        GeneratorModel generator = GeneratorModel.Read(
            macro, detector.Geometry, macro.Has(MacroSchema.Pot) ? GenerationMode.Exposure : GenerationMode.Count, detector.Nuclei);
        DetectorSetup setup = detector.WithMacro(macro);
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
            Setup = setup,
            ExposurePot = length.ExposurePot,
        };
    }

    /// <summary>The tables and columns of the run's dataset.</summary>
    /// <param name="keep">Words of <c>--keep</c>.</param>
    /// <exception cref="UserInputException">The detector has no columns of such a word.</exception>
    public DatasetLayout LayoutFor(IReadOnlyList<string> keep)
    {
        var layout = new DatasetLayout(Setup.Kind, keep);
        return keep.FirstOrDefault(word => !layout.HasWord(word)) is { } strange
            ? throw new UserInputException(
                $"--keep: found {strange}, and the detector {Setup.Geometry.Name}, whose datasets have no such columns, expected {Expected(layout.Words)}")
            : layout;

        static string Expected(IReadOnlyList<string> words) => words.Count > 0 ? string.Join(", ", words) : "no --keep";
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
