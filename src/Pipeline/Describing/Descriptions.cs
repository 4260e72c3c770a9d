using JparcSim.Core.Configuration;
using JparcSim.Detector;
using JparcSim.Generator.Channels;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Describing;

/// <summary>What macros, detectors and channels consist of.</summary>
internal static class Descriptions
{
    private const string DetectorPath = "detector";

    /// <summary>Every value of a resolved macro, then every one of its detector.</summary>
    public static IReadOnlyList<ResolvedParameter> OfMacro(string macro, IReadOnlyList<string> settings) =>
        [.. ResolvedRun.Resolve(MacroFile.Load(macro, settings)).Parameters
            .OrderBy(parameter => parameter.Path.StartsWith(DetectorPath + ".", StringComparison.Ordinal))];

    /// <summary>Every value of a detector, under the paths that <c>--set</c> takes.</summary>
    public static IReadOnlyList<ResolvedParameter> OfDetector(string detector)
    {
        ConfigNode root = MacroFile.LoadDetector(detector, new SourceLocation("command line", 0, 0), ".");
        var log = new ConfigLog();
        DetectorModel.Read(new ConfigSection(root, DetectorPath, log));
        log.ThrowIfAny();
        return log.Parameters;
    }

    /// <summary>The keys of a channel.</summary>
    public static SectionSchema OfChannel(string channel) => ChannelCatalog.All.TryGetValue(channel, out ChannelDefinition? definition)
        ? definition.Schema
        : throw new UserInputException(
            $"describe channel: found '{ConfigText.Clip(channel)}', expected {NearestName.Expectation(channel, ChannelCatalog.All.Keys)}");
}
