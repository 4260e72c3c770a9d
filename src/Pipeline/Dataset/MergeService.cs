using System.Security.Cryptography;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Configuration;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Dataset;

/// <summary>Joins shards of one run: the files are copied, so that every one equals that of the unsharded run.</summary>
internal static class MergeService
{
    /// <summary>Joins datasets whose parts follow one another.</summary>
    /// <exception cref="UserInputException">They are not complete shards of one run, overlap or leave a gap.</exception>
    /// <exception cref="InvalidFileException">A file is not the one that its manifest lists.</exception>
    public static Manifest Merge(IReadOnlyList<string> datasets, string outputFolder, bool force, CancellationToken cancellation)
    {
        if (datasets.Count == 0)
        {
            throw new UserInputException("merge: found no dataset, expected at least one");
        }

        Shard[] shards = [.. datasets.Select(Read).OrderBy(shard => shard.Manifest.FirstPart).ThenBy(shard => shard.Manifest.EndPart)];
        RefuseDifferences(shards);
        RefuseGaps(shards);
        RefuseMissing(shards);
        var output = new DatasetFolder(outputFolder);
        RefuseNesting(output, shards);
        OutputFolder.RefuseOccupied(output, force, "");

        DatasetFile[] files = [.. shards.SelectMany(shard => shard.Manifest.Files).OrderBy(file => file.Name, StringComparer.Ordinal)];
        Manifest manifest = shards[0].Manifest with { EndPart = shards[^1].Manifest.EndPart, Files = files };
        return OutputFolder.Guarded(output, () =>
        {
            if (output.Exists)
            {
                output.RemoveDataset();
            }

            output.Create(manifest with { IsComplete = false, Files = [] });
            foreach (Shard shard in shards)
            {
                foreach (DatasetFile file in shard.Manifest.Files)
                {
                    cancellation.ThrowIfCancellationRequested();
                    Copy(shard.Folder, output, file);
                }
            }

            output.WriteManifest(manifest);
            return manifest;
        });
    }

    private static Shard Read(string dataset)
    {
        var folder = new DatasetFolder(dataset);
        return new Shard(folder, folder.ReadCompleteManifest());
    }

    private static void RefuseDifferences(Shard[] shards)
    {
        (string What, Func<Manifest, string> Of)[] properties =
        [
            ("run", manifest => $"{manifest.Name} {manifest.RunId} with seed {manifest.Seed}"),
            ("parts of the run", manifest => $"{manifest.PartCount}"),
            ("code version", manifest => manifest.CodeVersion),
            ("kept columns", manifest => string.Join(',', manifest.Keep)),
            ("compression", manifest => manifest.Compression),
            ("calibration", manifest => manifest.Calibration?.ToString() ?? "none"),
            ("macro", manifest => CanonicalConfig.Write(CanonicalConfig.Read(manifest.Macro, "manifest.json: macro"))),
            ("detector", manifest => CanonicalConfig.Write(CanonicalConfig.Read(manifest.Detector, "manifest.json: detector"))),
        ];
        Throw(
            from shard in shards
            from property in properties
            let found = property.Of(shard.Manifest)
            let expected = property.Of(shards[0].Manifest)
            where found != expected
            select $"{shard.Folder.FullPath}: {property.What}: found {ConfigText.Clip(found)}, expected {ConfigText.Clip(expected)} as in {shards[0].Folder.FullPath}");
    }

    private static void RefuseGaps(Shard[] shards) => Throw(
        from pair in shards.Zip(shards.Skip(1))
        let end = pair.First.Manifest.EndPart
        let first = pair.Second.Manifest.FirstPart
        where first != end
        select $"{pair.Second.Folder.FullPath}: found parts from {first}, expected from {end}, where {pair.First.Folder.FullPath} ends: "
            + (first < end ? "two shards overlap" : "a shard is missing"));

    private static void RefuseMissing(Shard[] shards) => Throw(
        from shard in shards
        let expected = shard.Names()
        where !expected.SetEquals(shard.Manifest.Files.Select(file => file.Name)) || expected.Count != shard.Manifest.Files.Count
        select $"{shard.Folder.FullPath}: found a manifest that does not list one file for each table and part, expected an intact dataset (see jparcsim verify)");

    // With --force a shard would be removed before it is copied.
    private static void RefuseNesting(DatasetFolder output, Shard[] shards) => Throw(
        from shard in shards
        where IsWithin(output.FullPath, shard.Folder.FullPath) || IsWithin(shard.Folder.FullPath, output.FullPath)
        select $"--out: found {output.FullPath}, expected a folder apart from the shard {shard.Folder.FullPath}");

    private static bool IsWithin(string path, string folder) =>
        Path.GetRelativePath(folder, path) is var relative && (relative == "." || !(relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative)));

    private static void Throw(IEnumerable<string> problems)
    {
        string[] all = [.. problems];
        if (all.Length > 0)
        {
            throw new UserInputException(all);
        }
    }

    private static void Copy(DatasetFolder from, DatasetFolder to, DatasetFile file)
    {
        string source = Path.Combine(from.FullPath, file.Name);
        string target = Path.Combine(to.FullPath, file.Name);
        string temporary = target + ".tmp";
        using (FileStream shard = OpenShard(source))
        using (FileStream copy = File.Create(temporary))
        {
            shard.CopyTo(copy);
        }

        string sha256;
        using (FileStream copy = File.OpenRead(temporary))
        {
            sha256 = Convert.ToHexStringLower(SHA256.HashData(copy));
        }

        if (sha256 != file.Sha256)
        {
            File.Delete(temporary);
            throw new InvalidFileException($"{source}: sha256: found {sha256}, expected {file.Sha256} (see jparcsim verify)");
        }

        File.Move(temporary, target, overwrite: true);
    }

    // A shard's own trouble is not the output's, for which every other exception is taken.
    private static FileStream OpenShard(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserInputException($"{path}: found {exception.Message}, expected a file of an intact dataset (see jparcsim verify)");
        }
    }

    private sealed record Shard(DatasetFolder Folder, Manifest Manifest)
    {
        public HashSet<string> Names()
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            if (Manifest.EndPart - Manifest.FirstPart > Manifest.Files.Count)
            {
                return names;   // the manifest lists too few, whatever their names
            }

            int[] tables = Manifest.Layout.Tables;
            for (int part = Manifest.FirstPart; part < Manifest.EndPart; part++)
            {
                names.UnionWith(tables.Select(table => DatasetFolder.FileName(DatasetFolder.Tables[table], part)));
            }

            return names;
        }
    }
}
