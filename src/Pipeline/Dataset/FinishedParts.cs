using JparcSim.Pipeline.Running;
using JparcSim.Storage;
using JparcSim.Storage.Parquet;

namespace JparcSim.Pipeline.Dataset;

/// <summary>Finds out which parts an interrupted run has finished.</summary>
internal static class FinishedParts
{
    /// <summary>The files of every finished part of a range; leftovers of unfinished ones are removed.</summary>
    public static List<PartFile> Collect(DatasetFolder folder, PartRange parts, string runId, DatasetLayout layout)
    {
        folder.RemoveTemporaryFiles();
        var files = new List<PartFile>();
        int[] tables = layout.Tables;
        for (int part = parts.First; part < parts.End; part++)
        {
            PartFile?[] found = [.. tables.Select(table => TryRead(folder.FilePath(DatasetFolder.Tables[table], part), part, table, runId))];
            if (found.All(file => file is not null))
            {
                files.AddRange(found.Select(file => file!.Value));
            }
        }

        return files;
    }

    private static PartFile? TryRead(string path, int part, int table, string runId)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            using var file = ParquetFile.Parse(bytes);
            file.Verify();
            bool isOurs = FileFooter.Problem(file, runId, part) is null;
            return isOurs && file.ContentSha256 is { } content
                ? new PartFile(part, table, new FileRecord(file.RowCount, bytes.Length, Hash256.Of(bytes), content))
                : null;
        }
        catch (InvalidFileException)
        {
            return null;   // a damaged file is simulated again
        }
    }
}
