using System.Reflection;
using JparcSim.Core.Configuration;
using JparcSim.Detector.Catalog;
using JparcSim.Detector.Recoil;
using JparcSim.Generator;
using JparcSim.Generator.Channels;
using JparcSim.Pipeline.Configuration;

namespace JparcSim.Pipeline.Running;

/// <summary>Finds and parses the files of a run: the macro, by path or by the name of a shipped one, and its detector.</summary>
internal static class MacroFile
{
    private const string Prefix = "JparcSim.Macros.";
    private const string Suffix = ".yaml";
    private const string ArtefactPrefix = "JparcSim.Artefacts.";
    private const string DetectorRoot = "detector";

    /// <summary>Name of the key by which files of figures are known.</summary>
    public const string FigureKey = "figure";

    /// <summary>Names of the macros that ship with the program.</summary>
    public static IReadOnlyList<string> ShippedNames { get; } = [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..^Suffix.Length])
        .Order(StringComparer.Ordinal)];

    /// <summary>Text of a shipped macro.</summary>
    public static string ShippedText(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name + Suffix)
            ?? throw new ArgumentException($"no macro '{name}' ships with the program", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Loads a macro and its detector and applies the settings to either.</summary>
    /// <param name="macro">Path of a file, or name of a shipped macro.</param>
    /// <param name="settings"><c>path=value</c>; paths below <c>detector.</c> change the detector file.</param>
    /// <exception cref="UserInputException">A file is missing or broken, or a path does not exist.</exception>
    public static RunSources Load(string macro, IReadOnlyList<string> settings) =>
        LoadWith(macro, [.. settings.Select(ConfigOverride.Parse)]);

    /// <summary>Loads a macro and its detector and applies the settings to either.</summary>
    /// <param name="macro">Path of a file, or name of a shipped macro.</param>
    /// <param name="parsed">The settings, in the order in which they are applied.</param>
    /// <exception cref="UserInputException">A file is missing or broken, or a path does not exist.</exception>
    public static RunSources LoadWith(string macro, IReadOnlyList<ConfigOverride> parsed)
    {
        ConfigNode root = LoadMacro(macro);
        if (IsFigure(root))
        {
            throw new UserInputException(
                $"{root.Find(FigureKey)!.Location}: {FigureKey}: found a file of a figure, expected a macro; jparcsim analyze cevns {macro} --plot FILE.svg draws it");
        }

        foreach (ConfigOverride setting in parsed.Where(setting => !setting.IsBelow(DetectorRoot)))
        {
            ExchangeLength(root, setting);
            setting.Apply(root, MacroSchema.Root);
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(macro)) ?? ".";
        EmbedPsd(root, folder);
        ConfigNode detector = LoadDetector(root, folder);
        string? target = TargetOf(detector);
        foreach (ConfigOverride setting in parsed.Where(setting => setting.IsBelow(DetectorRoot)))
        {
            setting.BelowRoot().Apply(detector, DetectorFiles.SchemaOf(detector));
        }

        if (TargetOf(detector) != target && !parsed.Any(setting => setting.IsBelow(DetectorRoot) && setting.BelowRoot().Targets(RecoilDetectorModel.QuenchingName)))
        {
            throw new UserInputException(
                $"--set detector.target: found {TargetOf(detector)} with the quenching of {target}, expected --set detector.quenching={{...}} as well, or a detector file with basedOn, target and quenching");
        }

        return new RunSources(root, detector);
    }

    /// <summary>Whether a file describes a figure and no run.</summary>
    public static bool IsFigure(ConfigNode file) => file.Find(FigureKey) is not null;

    /// <summary>Loads a macro alone.</summary>
    public static ConfigNode LoadMacro(string macro)
    {
        if (!File.Exists(macro) && ShippedNames.Contains(macro))
        {
            return YamlReader.Parse(ShippedText(macro), macro);
        }

        return File.Exists(macro) || Directory.Exists(macro) || IsPath(macro)
            ? YamlReader.Read(macro)
            : throw new UserInputException(
                $"{ConfigText.Clip(macro)}: found no such file or macro, expected the path of a .yaml file, or {NearestName.Expectation(macro, ShippedNames)}");
    }

    private static bool IsPath(string name) =>
        name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal);

    /// <summary>Loads a detector by the name of the catalogue or by path.</summary>
    /// <param name="name">Name, or path relative to the working folder or to <paramref name="besideFolder"/>.</param>
    /// <param name="location">Who names it, for the message.</param>
    /// <param name="besideFolder">Folder of the macro.</param>
    public static ConfigNode LoadDetector(string name, SourceLocation location, string besideFolder)
    {
        if (DetectorCatalog.Names.Contains(name))
        {
            return BasedOn.Complete(ShippedDetector(name), ShippedDetector);
        }

        string beside = Path.Combine(besideFolder, name);
        if (!IsPath(name) && !name.Contains('/'))
        {
            throw new UserInputException($"{location}: detector: found '{ConfigText.Clip(name)}', expected {NearestName.Expectation(name, DetectorCatalog.Names)}, or the path of a .yaml file");
        }

        return BasedOn.Complete(YamlReader.Read(File.Exists(name) || !File.Exists(beside) ? name : beside), ShippedDetector);
    }

    /// <summary>Parses a detector of the catalogue as it is written.</summary>
    public static ConfigNode ShippedDetector(string name) => YamlReader.Parse(DetectorCatalog.YamlText(name), $"detector {name}");

    // events and pot exclude each other: setting one takes the other away, so that --pot works on a macro in count mode.
    private static void ExchangeLength(ConfigNode root, ConfigOverride setting)
    {
        if (setting.Targets(MacroSchema.Pot.Name))
        {
            root.Entries.RemoveAll(entry => entry.Key == MacroSchema.Events.Name || entry.Key == MacroSchema.PartEvents.Name);
        }
        else if (setting.Targets(MacroSchema.Events.Name))
        {
            string[] others = [MacroSchema.Pot.Name, MacroSchema.PartSpills.Name];
            bool keepsGate = root.Find(GeneratorModel.ChannelsKey.Name)?.Items.Exists(FillsGate) ?? false;
            root.Entries.RemoveAll(entry => others.Contains(entry.Key) || (entry.Key == GeneratorModel.GateUsKey.Name && !keepsGate));
        }
    }

    // The file takes the place of its path.
    private static void EmbedPsd(ConfigNode root, string folder)
    {
        int place = root.Entries.FindIndex(entry => entry.Key == MacroSchema.Psd.Name);
        if (place < 0 || root.Entries[place].Value is not { Kind: ConfigKind.Scalar } path)
        {
            return;
        }

        string beside = Path.Combine(folder, path.Text);
        string? file = File.Exists(path.Text) ? path.Text : File.Exists(beside) ? beside : null;
        ConfigNode artefact = file is not null
            ? YamlReader.Read(file)
            : ShippedArtefact(path.Text)
                ?? throw new UserInputException(
                    $"{path.Location}: psd: found '{ConfigText.Clip(path.Text)}', which is no file, expected an artefact written by jparcsim train psd");
        root.Entries[place] = KeyValuePair.Create(MacroSchema.Psd.Name, artefact);
    }

    // Shipped macros name the artefacts beside them, and both are found from any folder.
    private static ConfigNode? ShippedArtefact(string name)
    {
        using Stream? stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(ArtefactPrefix + name);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return YamlReader.Parse(reader.ReadToEnd(), name);
    }

    private static string? TargetOf(ConfigNode detector) => detector.Find(RecoilDetectorModel.TargetName) is { } target
        ? (target.Find("value") ?? target).Text
        : null;

    private static bool FillsGate(ConfigNode channel) =>
        channel.Find(ChannelCatalog.Selector) is { } name && ChannelCatalog.All.TryGetValue(name.Text, out ChannelDefinition? definition) && definition.FillsGate;

    private static ConfigNode LoadDetector(ConfigNode root, string folder)
    {
        var log = new ConfigLog();
        string name = new ConfigSection(root, "", log).Text(MacroSchema.Detector);
        log.ThrowIfAny();
        return LoadDetector(name, root.Find(MacroSchema.Detector.Name)!.Location, folder);
    }
}
