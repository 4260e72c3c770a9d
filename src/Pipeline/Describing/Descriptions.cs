using System.Globalization;
using JparcSim.Core.Configuration;
using JparcSim.Generator;
using JparcSim.Generator.Channels;
using JparcSim.Generator.Flux;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Describing;

/// <summary>What macros, detectors and channels consist of.</summary>
internal static class Descriptions
{
    private const string DetectorPath = "detector";

    /// <summary>
    /// Every value of a resolved macro, what follows from it about source and channels, then every value of its detector.
    /// </summary>
    public static IReadOnlyList<ResolvedParameter> OfMacro(string macro, IReadOnlyList<string> settings)
    {
        ResolvedRun run = ResolvedRun.Resolve(MacroFile.Load(macro, settings));
        ILookup<bool, ResolvedParameter> isDetector = run.Parameters.ToLookup(IsOfDetector);
        return [.. isDetector[false], .. OfSource(run), .. OfChannels(run), .. isDetector[true]];
    }

    /// <summary>Every value of a detector, under the paths that <c>--set</c> takes.</summary>
    public static IReadOnlyList<ResolvedParameter> OfDetector(string detector)
    {
        ConfigNode root = MacroFile.LoadDetector(detector, new SourceLocation("command line", 0, 0), ".");
        var log = new ConfigLog();
        DetectorFiles.Read(root, DetectorPath, log);
        log.ThrowIfAny();
        return log.Parameters;
    }

    /// <summary>The keys of a channel.</summary>
    public static SectionSchema OfChannel(string channel) => ChannelCatalog.All.TryGetValue(channel, out ChannelDefinition? definition)
        ? definition.Schema
        : throw new UserInputException(
            $"describe channel: found '{ConfigText.Clip(channel)}', expected {NearestName.Expectation(channel, ChannelCatalog.All.Keys)}");

    private static bool IsOfDetector(ResolvedParameter parameter) => parameter.Path.StartsWith(DetectorPath + ".", StringComparison.Ordinal);

    private static IEnumerable<ResolvedParameter> OfSource(ResolvedRun run)
    {
        foreach (SourceComponent component in run.Generator.Source?.Components ?? [])
        {
            string path = $"source: {component.Name}";
            string energy = component.IsLine ? "line" : "mean energy";
            yield return Derived($"{path}, neutrinos per proton", component.PerProton, "");
            yield return Derived($"{path}, {energy}", component.MeanEnergyMeV, "MeV");
            yield return Derived($"{path}, mean time", component.MeanTimeUs, "us");
        }
    }

    private static IEnumerable<ResolvedParameter> OfChannels(ResolvedRun run)
    {
        foreach (IInteractionChannel channel in run.Generator.Channels)
        {
            if (channel.HasRate && run.ExposurePot is { } pot)
            {
                yield return Derived($"channel {channel.Name}, interactions at exposurePot", channel.ExpectedCount(pot), "");
            }
        }
    }

    private static ResolvedParameter Derived(string path, double value, string unit) =>
        new(path, value.ToString("G6", CultureInfo.InvariantCulture), unit, "derived", false);
}
