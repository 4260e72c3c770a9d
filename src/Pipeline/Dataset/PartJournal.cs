using System.Text;
using System.Text.Json;
using JparcSim.Core.Configuration;

namespace JparcSim.Pipeline.Dataset;

/// <summary>
/// What an unfinished run has written: a line for each file, added once the file has its name, so that a resumed run knows its files by their
/// hashes. It goes away when the manifest lists them. May be appended to by several threads.
/// </summary>
internal sealed class PartJournal(DatasetFolder folder)
{
    /// <summary>Name of the file.</summary>
    public const string Name = "journal.jsonl";

    private readonly string _path = Path.Combine(folder.FullPath, Name);
    private readonly Lock _lock = new();

    /// <summary>The files written so far; a line that was cut off is none.</summary>
    public IReadOnlyList<DatasetFile> Read()
    {
        try
        {
            return File.Exists(_path) ? [.. File.ReadLines(_path).Select(Parse).OfType<DatasetFile>()] : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserInputException($"{_path}: found {exception.Message}, expected a file that can be read");
        }
    }

    /// <summary>Starts it with files that are known already.</summary>
    public void Start(IEnumerable<DatasetFile> files)
    {
        string temporary = _path + ".tmp";
        File.WriteAllText(temporary, string.Concat(files.Select(Line)));
        File.Move(temporary, _path, overwrite: true);
    }

    /// <summary>Adds files.</summary>
    public void Append(IEnumerable<DatasetFile> files)
    {
        byte[] lines = Encoding.UTF8.GetBytes(string.Concat(files.Select(Line)));
        lock (_lock)
        {
            using FileStream stream = File.Open(_path, FileMode.Append, FileAccess.Write, FileShare.Read);
            stream.Write(lines);
        }
    }

    /// <summary>Removes it.</summary>
    public void Remove() => File.Delete(_path);

    private static string Line(DatasetFile file) => JsonSerializer.Serialize(file, JournalJson.Default.DatasetFile) + "\n";

    private static DatasetFile? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, JournalJson.Default.DatasetFile);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
