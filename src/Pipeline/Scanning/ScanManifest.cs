using System.Text.Json;
using System.Text.Json.Serialization;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Dataset;

namespace JparcSim.Pipeline.Scanning;

/// <summary>What a scan is: its points and the file of its results, by which a reader knows that file. Holds no clock, host or thread.</summary>
/// <param name="CodeVersion">Version and commit of the program.</param>
/// <param name="RunIds">Run id of each point, in their order.</param>
/// <param name="Results">The file of the results.</param>
internal sealed record ScanManifest(string CodeVersion, IReadOnlyList<string> RunIds, DatasetFile Results)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="UserInputException">It is broken.</exception>
    public static ScanManifest Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), ScanManifestJson.Default.ScanManifest)
                ?? throw new UserInputException($"{path}: found null, expected the manifest of a scan");
        }
        catch (JsonException exception)
        {
            throw new UserInputException($"{path}:{exception.LineNumber + 1}: found {exception.Message}, expected the manifest of a scan");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserInputException($"{path}: found {exception.Message}, expected a file that can be read");
        }
    }

    /// <summary>Writes it under a temporary name and renames it.</summary>
    public void Write(string path)
    {
        File.WriteAllText(path + ".tmp", JsonSerializer.Serialize(this, ScanManifestJson.Default.ScanManifest) + "\n");
        File.Move(path + ".tmp", path, overwrite: true);
    }
}

/// <summary>Reading and writing without reflection; unknown or missing keys are errors.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(ScanManifest))]
internal sealed partial class ScanManifestJson : JsonSerializerContext;
