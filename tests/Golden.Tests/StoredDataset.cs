using System.Text.Json.Nodes;
using JparcSim.Analysis.Selection;
using JparcSim.Core.Events;
using JparcSim.Storage.Tables;

namespace JparcSim.Golden.Tests;

/// <summary>A dataset in a folder of the test's own: its files may be exchanged, and its manifest told so.</summary>
internal sealed class StoredDataset
{
    private readonly JsonNode _manifest;
    private readonly string[] _channels;

    public StoredDataset(string folder)
    {
        Folder = folder;
        _manifest = JsonNode.Parse(File.ReadAllText(ManifestPath))!;
        _channels = [.. _manifest["macro"]!["channels"]!.AsArray().Select(channel => channel!["channel"]!.GetValue<string>())];
        Files = [.. Listed.Select(file => file["name"]!.GetValue<string>())];
    }

    /// <summary>Where the datasets of older versions are.</summary>
    public static string Older(string name) => Path.Combine(Jparcsim.Root, "tests", "Golden.Tests", "datasets", name);

    /// <summary>Copies a dataset.</summary>
    public static StoredDataset Copy(string dataset, string target)
    {
        foreach (string file in Directory.EnumerateFiles(dataset, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(dataset, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return new StoredDataset(target);
    }

    public string Folder { get; }

    public string ManifestPath => Path.Combine(Folder, "manifest.json");

    /// <summary>Names of the files, in the order of the manifest.</summary>
    public IReadOnlyList<string> Files { get; }

    public string PathOf(string file) => Path.Combine(Folder, file);

    public string ContentOf(string file) => Entry(file)["contentSha256"]!.GetValue<string>();

    /// <summary>Puts other bytes into a file, and their hash and size into the manifest; not before <see cref="Save"/>.</summary>
    public void Put(string file, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(file), bytes);
        JsonNode entry = Entry(file);
        entry["bytes"] = bytes.Length;
        entry["sha256"] = Sha256.Of(bytes);
    }

    /// <summary>Changes the manifest.</summary>
    public void Edit(Action<JsonNode> edit)
    {
        edit(_manifest);
        Save();
    }

    /// <summary>Writes the manifest.</summary>
    public void Save() => File.WriteAllText(ManifestPath, _manifest.ToJsonString());

    /// <summary>The table of a file, with the columns that the file has, and no rows yet.</summary>
    public (Table Table, Column[] Columns) TableOf(string file, TableFile opened)
    {
        Table table = new PartTables(_channels, CutCatalog.Names).All.Single(each => each.Name == file.Split('/')[0]);
        HashSet<string> names = [.. opened.Schema.Select(column => column.Name)];
        return (table, [.. table.Columns.Where(column => names.Contains(column.Definition.Name))]);
    }

    /// <summary>The values of a file, whose hash is taken to be right.</summary>
    public Column[] Load(string file)
    {
        string path = PathOf(file);
        using var opened = TableFile.Open(path, Sha256.OfFile(path));
        (Table table, Column[] columns) = TableOf(file, opened);
        opened.Load(table, columns);
        return columns;
    }

    private IEnumerable<JsonNode> Listed => _manifest["files"]!.AsArray().Select(file => file!);

    private JsonNode Entry(string file) => Listed.Single(entry => entry["name"]!.GetValue<string>() == file);
}
