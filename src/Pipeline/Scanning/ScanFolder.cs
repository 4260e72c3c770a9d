using System.Text.RegularExpressions;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Dataset;

namespace JparcSim.Pipeline.Scanning;

/// <summary>The folder of a scan: a dataset for each point, and the table of results.</summary>
/// <exception cref="UserInputException">The path is empty.</exception>
internal sealed partial class ScanFolder(string path)
{
    private const string ResultsName = "results";

    /// <summary>Full path of the folder.</summary>
    public string FullPath { get; } = new DatasetFolder(path).FullPath;

    /// <summary>Full path of the table of results.</summary>
    public string ResultsPath => Path.Combine(FullPath, $"{ResultsName}.parquet");

    /// <summary>Full path of the manifest.</summary>
    public string ManifestPath => Path.Combine(FullPath, $"{ResultsName}.json");

    private bool Exists => Directory.Exists(FullPath) || File.Exists(FullPath);

    /// <summary>Path of a point's dataset.</summary>
    public string DatasetPath(ScanPoint point) => Path.Combine(FullPath, point.FolderName);

    /// <summary>Refuses a folder that the user did not mean: one that exists, unless it is a scan to be replaced or completed.</summary>
    /// <exception cref="UserInputException">It is so.</exception>
    public void Check(int points, bool resume, bool force)
    {
        if (!Exists)
        {
            return;
        }

        if (!resume && !force)
        {
            throw new UserInputException($"--out: found {FullPath}, which exists, expected a new folder, or --resume to complete a scan, or --force to replace it");
        }

        if (!IsOurs())
        {
            throw new UserInputException(
                $"{(force ? "--force" : "--resume")}: found {FullPath}, which is neither empty nor a scan, expected a folder that jparcsim scan made");
        }

        if (resume && Datasets().Count(name => int.Parse(name.AsSpan("point-".Length)) >= points) is > 0 and int more)
        {
            throw new UserInputException($"--resume: found {more} points in {FullPath} beyond the {points} of this scan, expected those of the same scan");
        }
    }

    /// <summary>Removes the points and the table, and nothing else.</summary>
    public void Remove()
    {
        if (!Exists)
        {
            return;
        }

        File.Delete(ManifestPath);
        File.Delete(ResultsPath);
        foreach (string name in Datasets())
        {
            string folder = Path.Combine(FullPath, name);
            new DatasetFolder(folder).RemoveDataset();
            Directory.Delete(folder);
        }
    }

    /// <summary>Names of the points' datasets, in their order.</summary>
    public IReadOnlyList<string> Datasets() =>
        [.. Directory.EnumerateDirectories(FullPath).Select(folder => Path.GetFileName(folder)!).Where(name => PointName().IsMatch(name)).Order(StringComparer.Ordinal)];

    private bool IsOurs() => Directory.Exists(FullPath)
        && Directory.EnumerateFiles(FullPath).All(file => Path.GetFileName(file).StartsWith($"{ResultsName}.", StringComparison.Ordinal))
        && Directory.EnumerateDirectories(FullPath).All(folder => PointName().IsMatch(Path.GetFileName(folder)) && new DatasetFolder(folder).IsReplaceable);

    [GeneratedRegex("^point-[0-9]{3}$")]
    private static partial Regex PointName();
}
