using JparcSim.Core.Configuration;

namespace JparcSim.Pipeline.Configuration;

/// <summary>One setting from the command line, <c>--set path=value</c>, that replaces a value of a file.</summary>
/// <remarks>
/// The value is a YAML scalar, or a list or map in brackets. The path must lead to a value of the file, or to a key that the file's schema
/// declares. Settings are applied in the order in which they are given; a later one wins.
/// </remarks>
public sealed class ConfigOverride
{
    private const int MaxGuessedFrom = 2000;

    private readonly string _place;
    private readonly IReadOnlyList<ConfigStep> _steps;
    private readonly ConfigNode _value;

    private ConfigOverride(string place, IReadOnlyList<ConfigStep> steps, ConfigNode value)
    {
        _place = place;
        _steps = steps;
        _value = value;
    }

    private SourceLocation Location => new(_place, 0, 0);

    /// <summary>Splits an assignment into path and value.</summary>
    /// <exception cref="UserInputException">No path, no value, or a value that is no YAML.</exception>
    public static ConfigOverride Parse(string assignment) => Parse(assignment, "--set");

    /// <summary>Splits an assignment, <c>path=value</c>, that stands for another option than <c>--set</c>, which messages name.</summary>
    /// <exception cref="UserInputException">No path, no value, or a value that is no YAML.</exception>
    public static ConfigOverride Parse(string assignment, string option)
    {
        string place = $"{option} {ConfigText.Clip(assignment)}";
        int equals = assignment.IndexOf('=');
        if (equals < 0 || ConfigPath.Parse(assignment[..equals].Trim()) is not { } steps)
        {
            throw new UserInputException($"{place}: found no path, expected path=value, such as seed=7 or channels[0].share=0.5");
        }

        string text = assignment[(equals + 1)..].Trim();
        if (text.Length == 0)
        {
            throw new UserInputException(
                $"{place}: found no value, expected a number, a name, a list such as [1, 2] or a map such as {{model: none}}");
        }

        ConfigNode parsed = YamlReader.ParseNode(text, place);
        return new ConfigOverride(place, steps, Relocate(parsed, new SourceLocation(place, 0, 0)));
    }

    /// <summary>Whether the path goes below a key of this name: <c>detector.target.radiusMm</c> below <c>detector</c>.</summary>
    public bool IsBelow(string rootKey) => _steps.Count > 1 && _steps[0].Key == rootKey && !_steps[1].IsIndex;

    /// <summary>Whether the setting replaces the value of a key of the root.</summary>
    public bool Targets(string rootKey) => _steps.Count == 1 && _steps[0].Key == rootKey;

    /// <summary>The same setting with its first step taken away, for the tree that this step names.</summary>
    public ConfigOverride BelowRoot() => new(_place, [.. _steps.Skip(1)], _value);

    /// <summary>Replaces the value in a tree.</summary>
    /// <param name="root">Tree; changed in place.</param>
    /// <param name="schema">What the tree may hold beyond what it holds: a declared key that the file leaves out may be set.</param>
    /// <exception cref="UserInputException">The path does not exist; the message names the nearest one that does.</exception>
    public void Apply(ConfigNode root, SectionSchema? schema = null)
    {
        ConfigNode node = root;
        SectionSchema? section = schema;
        ConfigKey? declared = null;
        for (int i = 0; i < _steps.Count; i++)
        {
            ConfigNode? replacement = i == _steps.Count - 1 ? _value : null;
            if (_steps[i].IsIndex)
            {
                node = EnterItem(root, node, i, replacement);
                section = SchemaOfItem(declared, node);
                declared = null;
            }
            else
            {
                declared = section?.Keys.FirstOrDefault(key => key.Name == _steps[i].Key);
                node = EnterKey(root, node, i, replacement, declared, section);
                section = (declared as SectionKey)?.Schema;
            }
        }
    }

    private static SectionSchema? SchemaOfItem(ConfigKey? list, ConfigNode item) => list switch
    {
        SectionsKey sections => sections.Schema,
        VariantsKey variants => variants.Variants.GetValueOrDefault(item.Find(variants.Selector)?.Text ?? ""),
        _ => null,
    };

    private ConfigNode EnterItem(ConfigNode root, ConfigNode list, int step, ConfigNode? replacement)
    {
        int index = _steps[step].Index;
        if (index >= list.Items.Count)
        {
            string where = ConfigPath.Format(_steps.Take(step));
            throw Missing(
                root, step, $"no entry {index} in {where}",
                list.Items.Count == 0 ? "a list there" : $"an index from 0 to {list.Items.Count - 1}");
        }

        list.Items[index] = replacement ?? list.Items[index];
        return list.Items[index];
    }

    private ConfigNode EnterKey(
        ConfigNode root, ConfigNode map, int step, ConfigNode? replacement, ConfigKey? declared, SectionSchema? schema)
    {
        string key = _steps[step].Key;
        int index = map.Entries.FindIndex(entry => entry.Key == key);
        if (index < 0 && (declared is null || (replacement is null && declared is not SectionKey)))
        {
            string where = step == 0 ? "" : $" in {ConfigPath.Format(_steps.Take(step))}";
            string[] known = [.. map.Entries.Select(entry => entry.Key).Union(schema?.Keys.Select(k => k.Name) ?? [])];
            throw Missing(root, step, $"no key '{ConfigText.Clip(key)}'{where}", NearestName.Expectation(key, known));
        }

        ConfigNode entered = replacement ?? (index < 0 ? ConfigNode.Map(Location) : map.Entries[index].Value);
        if (index < 0)
        {
            map.Add(key, Location, entered);
        }
        else
        {
            map.Entries[index] = new KeyValuePair<string, ConfigNode>(key, entered);
        }

        return entered;
    }

    private UserInputException Missing(ConfigNode root, int missingStep, string found, string expected)
    {
        string nearest = expected.Contains("did you mean", StringComparison.Ordinal) ? "" : NearestPath(root, missingStep);
        return new UserInputException(
            $"{Location}: found {found}, expected {expected}{(nearest.Length == 0 ? "" : $"; the nearest path is '{nearest}'")}");
    }

    // The nearest by spelling, or one with the same last key, or as far as the path goes.
    private string NearestPath(ConfigNode root, int missingStep)
    {
        string[] paths = [.. ConfigPath.All(root).Take(MaxGuessedFrom)];
        return NearestName.Find(ConfigPath.Format(_steps), paths)
            ?? paths.FirstOrDefault(path => !_steps[^1].IsIndex && path.EndsWith("." + _steps[^1].Key, StringComparison.Ordinal))
            ?? ConfigPath.Format(_steps.Take(missingStep));
    }

    // Places inside the text of an option help nobody: every value of a setting is said to stand at the option.
    private static ConfigNode Relocate(ConfigNode parsed, SourceLocation location)
    {
        switch (parsed.Kind)
        {
            case ConfigKind.Map:
                var map = ConfigNode.Map(location);
                parsed.Entries.ForEach(entry => map.Add(entry.Key, location, Relocate(entry.Value, location)));
                return map;
            case ConfigKind.List:
                var list = ConfigNode.List(location);
                list.Items.AddRange(parsed.Items.Select(item => Relocate(item, location)));
                return list;
            default:
                return ConfigNode.Scalar(parsed.Text, location);
        }
    }
}
