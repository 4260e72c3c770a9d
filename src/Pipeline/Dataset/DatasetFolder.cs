using System.Text.Json;
using JparcSim.Core.Configuration;
using JparcSim.Core.Events;

namespace JparcSim.Pipeline.Dataset;

/// <summary>Names and files of a dataset on disk.</summary>
/// <exception cref="UserInputException">The path is empty.</exception>
internal sealed class DatasetFolder(string path)
{
    /// <summary>Names of the tables, in the order in which they are written.</summary>
    public static IReadOnlyList<string> Tables => DatasetSchema.Tables;

    /// <summary>What is said of a run that was interrupted.</summary>
    public const string NotComplete = "found a run that is not complete, expected a finished one (jparcsim run --resume completes it)";

    private static readonly string[] OurKeys = ["schemaVersion", "codeVersion", "runId", "files"];

    /// <summary>Full path of the folder.</summary>
    public string FullPath { get; } = path.Length > 0
        ? Path.GetFullPath(path)
        : throw new UserInputException("dataset: found an empty path, expected the path of a folder");

    private string ManifestPath => Path.Combine(FullPath, "manifest.json");

    private string UnfinishedManifestPath => ManifestPath + ".tmp";

    /// <summary>Place of a table in <see cref="Tables"/>.</summary>
    public static int PlaceOf(string table) => Tables.Index().First(entry => entry.Item == table).Index;

    /// <summary>Name of a part's file within the dataset.</summary>
    public static string FileName(string table, int part) => $"{table}/part-{part:D6}.parquet";

    /// <summary>Full path of a part's file.</summary>
    public string FilePath(string table, int part) => $"{FullPath}/{table}/part-{part:D6}.parquet";

    /// <summary>Whether the folder exists.</summary>
    public bool Exists => Directory.Exists(FullPath) || File.Exists(FullPath);

    /// <summary>Whether the folder holds nothing, or a dataset of ours: what <c>--force</c> may replace.</summary>
    public bool IsReplaceable => HoldsOurManifest() || IsUnused;

    /// <summary>Whether the folder holds nothing, or no more than a manifest that was cut off while it was first written.</summary>
    public bool IsUnused => Directory.Exists(FullPath) && Directory.EnumerateFileSystemEntries(FullPath).All(entry => entry == UnfinishedManifestPath);

    /// <summary>Makes the folder with a manifest; the manifest first, so that <c>--force</c> knows the folder as ours.</summary>
    public void Create(Manifest manifest)
    {
        Directory.CreateDirectory(FullPath);
        WriteManifest(manifest);
        Create(manifest.Layout);
    }

    /// <summary>Makes the folder with one folder per table that is written.</summary>
    public void Create(DatasetLayout layout)
    {
        foreach (int table in layout.Tables)
        {
            Directory.CreateDirectory(Path.Combine(FullPath, Tables[table]));
        }
    }

    /// <summary>Removes the tables' folders and the manifest, and nothing else; the manifest last, by which a half-removed dataset is known as ours.</summary>
    public void RemoveDataset()
    {
        foreach (string table in Tables)
        {
            string folder = Path.Combine(FullPath, table);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        new PartJournal(this).Remove();
        File.Delete(UnfinishedManifestPath);
        File.Delete(ManifestPath);
    }

    /// <summary>Removes what a killed run left half-written.</summary>
    public void RemoveTemporaryFiles()
    {
        foreach (string file in Directory.EnumerateFiles(FullPath, "*.tmp", SearchOption.AllDirectories))
        {
            File.Delete(file);
        }
    }

    /// <summary>Reads the manifest; a missing or broken one is the user's mistake.</summary>
    public Manifest ReadManifest()
    {
        if (!File.Exists(ManifestPath))
        {
            throw new UserInputException($"{ManifestPath}: found no file, expected the manifest of a dataset written by jparcsim run");
        }

        try
        {
            byte[] text = File.ReadAllBytes(ManifestPath);
            Manifest manifest = JsonSerializer.Deserialize(text, ManifestJson.Default.Manifest)
                ?? throw new UserInputException($"{ManifestPath}: found null, expected a manifest");
            ManifestRules.Check(manifest, ManifestPath);
            return manifest;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserInputException($"{ManifestPath}: found {exception.Message}, expected a file that can be read");
        }
        catch (JsonException exception)
        {
            throw new UserInputException($"{ManifestPath}:{exception.LineNumber + 1}: found {exception.Message}, expected a manifest written by jparcsim run");
        }
    }

    /// <summary>Reads the manifest of a finished run; that of another is the user's mistake.</summary>
    public Manifest ReadCompleteManifest()
    {
        Manifest manifest = ReadManifest();
        return manifest.IsComplete ? manifest : throw new UserInputException($"{FullPath}: {NotComplete}");
    }

    // Manifests of other versions count too, as long as they are recognisably ours.
    private bool HoldsOurManifest()
    {
        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(ManifestPath));
            return manifest.RootElement.ValueKind == JsonValueKind.Object
                && OurKeys.All(key => manifest.RootElement.TryGetProperty(key, out _));
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Writes the manifest to a temporary name and renames it.</summary>
    public void WriteManifest(Manifest manifest)
    {
        File.WriteAllText(UnfinishedManifestPath, JsonSerializer.Serialize(manifest, ManifestJson.Default.Manifest) + "\n");
        File.Move(UnfinishedManifestPath, ManifestPath, overwrite: true);
    }
}
