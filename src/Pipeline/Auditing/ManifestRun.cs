using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Pipeline.Configuration;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Auditing;

/// <summary>Rebuilds a run from the files that its manifest embeds.</summary>
internal static class ManifestRun
{
    private const string Name = "manifest.json";

    /// <summary>The run that made a dataset.</summary>
    /// <exception cref="UserInputException">The embedded files are no run, or not the one that the manifest names.</exception>
    public static ResolvedRun Resolve(Manifest manifest)
    {
        var run = ResolvedRun.Resolve(new RunSources(
            CanonicalConfig.Read(manifest.Macro, $"{Name}: macro"), CanonicalConfig.Read(manifest.Detector, $"{Name}: detector")));
        (string What, string Found, string Expected)[] comparisons =
        [
            ("runId", manifest.RunId, manifest.SchemaVersion == DatasetSchema.Version ? run.RunId : manifest.RunId),   // an older one followed from other rules
            ("name", manifest.Name, run.Name),
            ("seed", $"{manifest.Seed}", $"{run.Seed}"),
            ("partCount", $"{manifest.PartCount}", $"{run.Plan.PartCount}"),
        ];
        string[] problems =
        [
            .. comparisons.Where(c => c.Found != c.Expected)
                .Select(c => $"{Name}: {c.What}: found {ConfigText.Clip(c.Found)}, expected {ConfigText.Clip(c.Expected)}, which follows from the macro and detector in it"),
        ];
        return problems.Length == 0 ? run : throw new UserInputException(problems);
    }

    /// <summary>The run's channels in the order of their codes, without rebuilding anything.</summary>
    public static IReadOnlyList<string> Channels(Manifest manifest)
    {
        ConfigNode macro = CanonicalConfig.Read(manifest.Macro, $"{Name}: macro");
        string?[] names = [.. macro.Find("channels")?.Items.Select(channel => channel.Find("channel")?.Text) ?? []];
        return names.Length > 0 && !names.Contains(null)
            ? [.. names.OfType<string>()]
            : throw new UserInputException($"{Name}: macro.channels: found no list of named channels, expected the macro of the run");
    }
}
