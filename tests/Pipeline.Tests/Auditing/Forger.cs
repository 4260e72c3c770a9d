using System.Text;
using JparcSim.Pipeline.Auditing;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Running;
using JparcSim.Storage;
using JparcSim.Storage.Tables;

namespace JparcSim.Pipeline.Tests.Auditing;

/// <summary>Writes tables of finished datasets anew, so that every hash is right.</summary>
internal static class Forger
{
    /// <summary>Writes a table of a part with the footer it had, and lists it with its new hashes.</summary>
    /// <param name="folder">The dataset.</param>
    /// <param name="table">Name of the table.</param>
    /// <param name="part">The part.</param>
    /// <param name="stored">The rows.</param>
    public static void Rewrite(DatasetFolder folder, string table, int part, StoredPart stored)
    {
        string path = folder.FilePath(table, part);
        int place = DatasetFolder.PlaceOf(table);
        KeyValuePair<string, string>[] footer;
        using (var file = TableFile.Open(path, Sha256.OfFile(path)))
        {
            footer = [.. file.Footer.Where(entry => entry.Key != TableFile.ContentName)];
        }

        using var writer = new TableWriter(FileCompression.Zstd);
        List(folder, [new PartFile(part, place, writer.Write(path, stored.Tables.All[place], stored.Columns(place), footer))]);
    }

    /// <summary>Lists files that were written anew with their new hashes.</summary>
    public static void List(DatasetFolder folder, IEnumerable<PartFile> written)
    {
        Manifest manifest = folder.ReadManifest();
        DatasetFile[] files = [.. written.Select(file => file.ToDatasetFile())];
        IEnumerable<DatasetFile> others = manifest.Files.ExceptBy(files.Select(file => file.Name), file => file.Name);
        folder.WriteManifest(manifest with { Files = [.. files.Concat(others).OrderBy(file => file.Name, StringComparer.Ordinal)] });
    }

    /// <summary>Makes the footer of a file tell another hash of its values, and hashes the file again.</summary>
    public static PartFile PretendContent(DatasetFolder folder, PartFile file, string content)
    {
        string path = folder.FilePath(DatasetFolder.Tables[file.Table], file.Part);
        byte[] bytes = File.ReadAllBytes(path);
        int at = bytes.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(file.Record.ContentSha256));
        Assert.True(at > 0, "no hash of the values in the footer");
        Encoding.ASCII.GetBytes(content, bytes.AsSpan(at));
        File.WriteAllBytes(path, bytes);
        return file with { Record = file.Record with { Sha256 = Sha256.Of(bytes), ContentSha256 = content } };
    }
}
