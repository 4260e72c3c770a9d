using JparcSim.Pipeline.Auditing;
using JparcSim.Pipeline.Dataset;
using JparcSim.Storage;
using JparcSim.Storage.Parquet;

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
        string name = DatasetFolder.FileName(table, part);
        string path = folder.FilePath(table, part);
        int place = DatasetFolder.PlaceOf(table);
        KeyValuePair<string, string>[] footer;
        using (ParquetFile file = ParquetFile.Open(path))
        {
            footer = [.. file.KeyValueMetadata.Where(entry => entry.Key != "contentSha256")];
        }

        using var writer = new ParquetTableWriter(FileCompression.Zstd);
        FileRecord record = writer.Write(path, stored.Tables.All[place], stored.Columns(place), footer);
        Manifest manifest = folder.ReadManifest();
        folder.WriteManifest(manifest with
        {
            Files =
            [
                .. manifest.Files.Select(file => file.Name == name
                    ? new DatasetFile(name, record.RowCount, record.ByteCount, record.Sha256.ToHex(), record.ContentSha256.ToHex())
                    : file),
            ],
        });
    }
}
