using JparcSim.Core.Configuration;

namespace JparcSim.Detector.Catalog;

/// <summary>A detector file that says only in what it differs from a detector of the catalogue.</summary>
public static class BasedOn
{
    private const string Value = "value";

    /// <summary>The key that names the other detector.</summary>
    public static TextKey Key { get; } = new(
        "basedOn",
        "a detector of the catalogue whose values hold where this file is silent: maps are completed key by key, lists and numbers replaced as a whole",
        IsOptional: true);

    /// <summary>Completes a file by the detector that it is based on; any other file stays as it is.</summary>
    /// <param name="file">The file; not changed.</param>
    /// <param name="load">Parses a detector of the catalogue.</param>
    /// <exception cref="UserInputException">The name is not in the catalogue.</exception>
    public static ConfigNode Complete(ConfigNode file, Func<string, ConfigNode> load)
    {
        if (file.Find(Key.Name) is not { } name)
        {
            return file;
        }

        return DetectorCatalog.Names.Contains(name.Text)
            ? Merge(Complete(load(name.Text), load), file)
            : throw new UserInputException(
                $"{name.Location}: {Key.Name}: found {ConfigText.Describe(name)}, expected {NearestName.Expectation(name.Text, DetectorCatalog.Names)}");
    }

    private static ConfigNode Merge(ConfigNode under, ConfigNode over)
    {
        if (under.Kind != ConfigKind.Map || over.Kind != ConfigKind.Map || over.Find(Value) is not null)
        {
            return over;
        }

        var merged = ConfigNode.Map(over.Location);
        foreach ((string key, ConfigNode node) in under.Entries)
        {
            Add(merged, key, over.Find(key) is { } replacement ? Merge(node, replacement) : node, over.Find(key) ?? node);
        }

        foreach ((string key, ConfigNode node) in over.Entries.Where(entry => under.Find(entry.Key) is null && entry.Key != Key.Name))
        {
            Add(merged, key, node, node);
        }

        return merged;
    }

    private static void Add(ConfigNode map, string key, ConfigNode node, ConfigNode where) => map.Add(key, where.KeyLocation, node);
}
