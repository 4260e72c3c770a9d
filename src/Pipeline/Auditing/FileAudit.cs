using JparcSim.Core.Events;
using JparcSim.Pipeline.Dataset;
using JparcSim.Storage;
using JparcSim.Storage.Parquet;

namespace JparcSim.Pipeline.Auditing;

/// <summary>Checks the files of a dataset one by one against the manifest, the schema and their own checksums.</summary>
internal sealed class FileAudit(DatasetFolder folder, Manifest manifest, ProblemList problems)
{
    private readonly Dictionary<string, DatasetFile> _listed = List(manifest, problems);

    /// <summary>Opens a sound file; a problem and null otherwise.</summary>
    /// <param name="table">Place in <see cref="DatasetFolder.Tables"/>.</param>
    /// <param name="part">Part.</param>
    /// <param name="columns">Columns that the file must have, in this order.</param>
    public ParquetFile? Open(int table, int part, IReadOnlyList<Column> columns)
    {
        string name = DatasetFolder.FileName(DatasetFolder.Tables[table], part);
        if (!_listed.Remove(name, out DatasetFile? listed))
        {
            problems.Add($"manifest.json: files: found no {name}, expected one for each table and part");
            return null;
        }

        try
        {
            return Open(listed, folder.FilePath(DatasetFolder.Tables[table], part), part, columns);
        }
        catch (Exception exception) when (exception is InvalidFileException or IOException or UnauthorizedAccessException)
        {
            problems.Add($"{name}: {exception.Message}");
            return null;
        }
    }

    /// <summary>Reports files that are listed and belong to no part, or that are there and not listed. Call after all parts.</summary>
    public void ReportStrangers()
    {
        problems.AddRange(_listed.Keys.Order(StringComparer.Ordinal).Select(name => $"manifest.json: files: found {name}, expected no file of this name"));
        var known = new HashSet<string>(manifest.Files.Select(file => file.Name), StringComparer.Ordinal) { "manifest.json" };
        var everything = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, MaxRecursionDepth = 4 };
        foreach (string path in Directory.EnumerateFiles(folder.FullPath, "*", everything))
        {
            string name = Path.GetRelativePath(folder.FullPath, path).Replace('\\', '/');
            if (!known.Contains(name))
            {
                problems.Add($"{name}: found a file that the manifest does not list, expected none");
            }
        }
    }

    private static Dictionary<string, DatasetFile> List(Manifest manifest, ProblemList problems)
    {
        var listed = new Dictionary<string, DatasetFile>(StringComparer.Ordinal);
        foreach (DatasetFile file in manifest.Files)
        {
            if (!listed.TryAdd(file.Name, file))
            {
                problems.Add($"manifest.json: files: found {file.Name} twice, expected each file once");
            }
        }

        return listed;
    }

    private ParquetFile Open(DatasetFile listed, string path, int part, IReadOnlyList<Column> columns)
    {
        var info = new FileInfo(path);
        if (!info.Exists || info.Length != listed.Bytes || info.Length > Array.MaxLength)
        {
            throw new InvalidFileException(info.Exists ? $"found {info.Length} bytes, expected {listed.Bytes}" : "found no file, expected one");
        }

        byte[] bytes = File.ReadAllBytes(path);
        Require("sha256", Hash256.Of(bytes).ToHex(), listed.Sha256);
        var file = ParquetFile.Parse(bytes);
        try
        {
            file.Verify();
            Require("contentSha256", file.ContentSha256?.ToHex() ?? "none", listed.ContentSha256);
            Require("rows", FileFooter.Text(file.RowCount), FileFooter.Text(listed.Rows));
            Require("schema", Show(file.Schema), Show(columns.Select(column => ColumnSchema.Of(column.Definition))));
            return FileFooter.Problem(file, manifest.RunId, part) is { } problem ? throw new InvalidFileException(problem) : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static string Show(IEnumerable<ColumnSchema> columns) => string.Join(", ", columns.Select(
        column => $"{column.Name} {(column.IsList ? "list of " : "")}{column.Type}{(column.IsNullable ? "?" : "")}"));

    private static void Require(string what, string found, string expected)
    {
        if (found != expected)
        {
            throw new InvalidFileException($"{what}: found {found}, expected {expected}");
        }
    }
}
