using JparcSim.Core.Configuration;
using JparcSim.Detector.Recoil;

namespace JparcSim.Detector.Catalog;

/// <summary>A detector file that says only in what it differs from a detector of the catalogue.</summary>
public static class BasedOn
{
    private const string Value = "value";

    /// <summary>The key that names the other detector.</summary>
    public static TextKey Key { get; } = new(
        "basedOn",
        "a detector of the catalogue whose values hold where this file is silent: maps are completed key by key, lists and numbers replaced as a whole, "
            + "and so are time and quenching of a detector of recoils; one with another target needs a quenching of its own",
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

        if (DetectorCatalog.Names.Contains(name.Text))
        {
            ConfigNode under = Complete(load(name.Text), load);
            return Merge(RecoilDetectorModel.IsKindOf(under) ? WithoutReplaced(under, file) : under, file);
        }

        throw new UserInputException(
            $"{name.Location}: {Key.Name}: found {ConfigText.Describe(name)}, expected {NearestName.Expectation(name.Text, DetectorCatalog.Names)}");
    }

    // Sections whose keys depend on their form are not mixed, and the factor of one target says nothing of another.
    private static ConfigNode WithoutReplaced(ConfigNode under, ConfigNode over)
    {
        ConfigNode left = ConfigNode.Map(under.Location);
        bool isOfAnotherTarget = over.Find(RecoilDetectorModel.TargetName) is { } target && Plain(target) != Plain(under.Find(RecoilDetectorModel.TargetName)!);
        foreach ((string key, ConfigNode node) in under.Entries)
        {
            bool isReplaced = key switch
            {
                RecoilDetectorModel.TimeName => over.Find(key) is not null,
                RecoilDetectorModel.QuenchingName => over.Find(key) is not null || isOfAnotherTarget,
                _ => false,
            };
            if (!isReplaced)
            {
                Add(left, key, node, node);
            }
        }

        return left;
    }

    private static string Plain(ConfigNode node) => (node.Find(Value) ?? node).Text;

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
