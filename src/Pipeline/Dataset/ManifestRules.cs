using System.Text.Json;
using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Dataset;

/// <summary>What a manifest must satisfy before anything else may rely on it.</summary>
internal static class ManifestRules
{
    private static readonly string[] Codecs = [.. Enum.GetNames<FileCompression>().Select(name => name.ToLowerInvariant())];

    /// <summary>Throws with all problems of a manifest.</summary>
    public static void Check(Manifest manifest, string path)
    {
        string[] problems = [.. Problems(manifest).Select(problem => $"{path}: {problem}")];
        if (problems.Length > 0)
        {
            throw new UserInputException(problems);
        }
    }

    private static IEnumerable<string> Problems(Manifest manifest)
    {
        if (manifest.SchemaVersion is < DatasetSchema.OldestVersion or > DatasetSchema.Version)
        {
            yield return $"schemaVersion: found {manifest.SchemaVersion}, expected {ConfigText.Range(DatasetSchema.OldestVersion, DatasetSchema.Version)}, which this program reads";
        }

        if (!(0 <= manifest.FirstPart && manifest.FirstPart <= manifest.EndPart && manifest.EndPart <= manifest.PartCount))
        {
            yield return $"parts: found {manifest.FirstPart} to before {manifest.EndPart} of {manifest.PartCount}, expected a range within the run";
        }

        foreach (string word in manifest.Keep)
        {
            if (!KeepList.TryParse(word ?? "", out string normal, out string expectation) || normal != word)
            {
                yield return $"keep: found '{ConfigText.Clip(word ?? "null")}', expected {(normal.Length > 0 ? normal : expectation)}";
            }
        }

        if (manifest.Keep.Where(word => word is not null).GroupBy(KeepList.NameOf).FirstOrDefault(words => words.Count() > 1) is { } twice)
        {
            yield return $"keep: found {ConfigText.Clip(twice.Key)} twice, expected each word once";
        }

        if (!Codecs.Contains(manifest.Compression))
        {
            yield return $"compression: found '{ConfigText.Clip(manifest.Compression)}', expected {NearestName.Expectation(manifest.Compression, Codecs)}";
        }

        if (manifest.Macro.ValueKind != JsonValueKind.Object || manifest.Detector.ValueKind != JsonValueKind.Object)
        {
            yield return "macro, detector: found something else than two objects, expected the resolved files";
        }

        if (manifest.Files.Contains(null))
        {
            yield return "files: found null, expected a file";
        }
    }
}
