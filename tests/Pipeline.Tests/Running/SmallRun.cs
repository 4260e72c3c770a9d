using System.Security.Cryptography;
using JparcSim.Core.Detectors;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Results;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Tests.Running;

/// <summary>Small runs through the facade, all with one simulator, so that the detector is calibrated once.</summary>
internal static class SmallRun
{
    /// <summary>The simulator that all tests share.</summary>
    public static Simulator Simulator { get; } = new();

    /// <summary>60 IBD events in three parts.</summary>
    public static IReadOnlyList<string> Sixty { get; } = ["events=60", "partEvents=20"];

    public static RunRequest Request(string folder, IReadOnlyList<string>? settings = null, string macro = "jsns2-near-ibd") => new(
        macro, settings ?? Sixty, folder, Threads: 2, BatchSize: 16, ShardIndex: 0, ShardCount: 1, Keep: [], FileCompression.Zstd, Resume: false, Force: false);

    public static RunSummary Run(string folder, IReadOnlyList<string>? settings = null, string macro = "jsns2-near-ibd") =>
        Run(Request(folder, settings, macro));

    public static RunSummary Run(RunRequest request) => Simulator.Run(request, static _ => { }, CancellationToken.None);

    public static VerifyReport Verify(string dataset, int events = 4) =>
        Simulator.Verify(dataset, events, static _ => { }, CancellationToken.None);

    public static ReplayReport Replay(string dataset, long eventId) => Simulator.Replay(dataset, eventId, CancellationToken.None);

    /// <summary>Reads the files of a dataset.</summary>
    public static DatasetReader Reader(string dataset)
    {
        var folder = new DatasetFolder(dataset);
        return new DatasetReader(folder, folder.ReadManifest());
    }

    /// <summary>Tables and columns of a liquid scintillator's dataset.</summary>
    public static DatasetLayout Layout(params string[] keep) => new(DetectorKind.Scintillator, keep);

    /// <summary>SHA-256 of every file of a dataset by its name, the manifest included.</summary>
    public static SortedDictionary<string, string> Hashes(string dataset)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(dataset, "*", SearchOption.AllDirectories))
        {
            hashes[Path.GetRelativePath(dataset, file)] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return hashes;
    }

    /// <summary>Copies a dataset.</summary>
    public static string Copy(string dataset, string target)
    {
        foreach (string file in Directory.EnumerateFiles(dataset, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(dataset, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }
}

/// <summary>A folder that disappears with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("jparcsim-").FullName;

    public string this[string name] => Path.Combine(FullPath, name);

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
