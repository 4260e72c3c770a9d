using JparcSim.Core.Events;
using JparcSim.Pipeline.Dataset;
using JparcSim.Storage;
using JparcSim.Storage.Tables;

namespace JparcSim.Pipeline.Auditing;

/// <summary>Checks the files of a dataset one by one against the manifest and the schema.</summary>
internal sealed class FileAudit(DatasetFolder folder, Manifest manifest, ProblemList problems) : IDisposable
{
    private readonly ContentHash _content = new();
    private readonly Dictionary<string, DatasetFile> _listed = List(manifest, problems);

    /// <summary>Opens a sound file; a problem and null otherwise.</summary>
    /// <param name="table">Place in <see cref="DatasetFolder.Tables"/>.</param>
    /// <param name="part">Part.</param>
    /// <param name="columns">Columns that the file must have, in this order.</param>
    public TableFile? Open(int table, int part, IReadOnlyList<Column> columns)
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

    /// <summary>Checks the values of a file that was loaded; those of older versions have a digest of pages, which nobody makes any more.</summary>
    /// <exception cref="InvalidFileException">They are not the ones that the manifest lists.</exception>
    public void CheckContent(TableFile file, IReadOnlyList<Column> columns)
    {
        if (manifest.SchemaVersion == DatasetSchema.Version)
        {
            Require("contentSha256", _content.Of(columns), file.Footer[TableFile.ContentName]);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _content.Dispose();

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

    private TableFile Open(DatasetFile listed, string path, int part, IReadOnlyList<Column> columns)
    {
        var info = new FileInfo(path);
        if (!info.Exists || info.Length != listed.Bytes)
        {
            throw new InvalidFileException(info.Exists ? $"found {info.Length} bytes, expected {listed.Bytes}" : "found no file, expected one");
        }

        var file = TableFile.Open(path, listed.Sha256);
        try
        {
            Require("contentSha256 in the footer", file.Footer.GetValueOrDefault(TableFile.ContentName, "none"), listed.ContentSha256);
            Require("rows", FileFooter.Text(file.RowCount), FileFooter.Text(listed.Rows));
            Require("schema", Show(file.Schema), Show(columns.Select(column => ColumnSchema.Of(column.Definition))));
            return FileFooter.Problem(file, manifest, part) is { } problem ? throw new InvalidFileException(problem) : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static string Show(IEnumerable<ColumnSchema> columns) => string.Join(", ", columns);

    private static void Require(string what, string found, string expected)
    {
        if (found != expected)
        {
            throw new InvalidFileException($"{what}: found {found}, expected {expected}");
        }
    }
}
