using System.Security.Cryptography;
using JparcSim.Pipeline.Running;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Dataset;

/// <summary>Finds out which parts an interrupted run has finished.</summary>
internal static class FinishedParts
{
    /// <summary>The files of every finished part of a range; leftovers of unfinished ones are removed.</summary>
    /// <param name="folder">The dataset.</param>
    /// <param name="known">The files that the run is known to have written; those that are gone or changed are simulated again.</param>
    /// <param name="parts">The range.</param>
    /// <param name="layout">Its tables.</param>
    public static List<PartFile> Collect(DatasetFolder folder, IEnumerable<DatasetFile> known, PartRange parts, DatasetLayout layout)
    {
        folder.RemoveTemporaryFiles();
        var byName = new Dictionary<string, DatasetFile>(StringComparer.Ordinal);
        foreach (DatasetFile file in known)
        {
            byName[file.Name] = file;
        }

        var files = new List<PartFile>();
        int[] tables = layout.Tables;
        for (int part = parts.First; part < parts.End; part++)
        {
            PartFile?[] found = [.. tables.Select(table => byName.TryGetValue(DatasetFolder.FileName(DatasetFolder.Tables[table], part), out DatasetFile? file)
                ? TryRead(folder, file, part, table)
                : null)];
            if (found.All(file => file is not null))
            {
                files.AddRange(found.Select(file => file!.Value));
            }
        }

        return files;
    }

    private static PartFile? TryRead(DatasetFolder folder, DatasetFile file, int part, int table)
    {
        string path = folder.FilePath(DatasetFolder.Tables[table], part);
        if (!File.Exists(path))
        {
            return null;
        }

        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == file.Sha256
            ? new PartFile(part, table, new FileRecord(file.Rows, file.Bytes, file.Sha256, file.ContentSha256))
            : null;
    }
}
