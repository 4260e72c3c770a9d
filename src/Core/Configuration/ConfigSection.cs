using System.Globalization;

namespace JparcSim.Core.Configuration;

/// <summary>Reads one map by its declared keys; every problem goes to the log, and reading goes on.</summary>
/// <remarks>
/// A scalar may be written as <c>key: 1.5</c> or, with its parentage, as <c>key: { value: 1.5, source: "..." }</c>.
/// After a problem the getters return a harmless value; nobody may use it before <see cref="ConfigLog.ThrowIfAny"/>.
/// </remarks>
public sealed class ConfigSection
{
    private readonly ConfigNode _node;
    private readonly ConfigLog _log;

    /// <summary>Wraps a map; anything else is a problem.</summary>
    /// <param name="node">The map.</param>
    /// <param name="path">Its dotted path; empty for the root.</param>
    /// <param name="log">Where problems and values go.</param>
    public ConfigSection(ConfigNode node, string path, ConfigLog log)
    {
        _node = node;
        _log = log;
        Path = path;
        node.IsRead = true;
        if (node.Kind != ConfigKind.Map)
        {
            log.Problem(node.Location, PathOrRoot, Describe(node), "a map of keys");
        }
    }

    /// <summary>Dotted path of this section.</summary>
    public string Path { get; }

    /// <summary>Place of this section.</summary>
    public SourceLocation Location => _node.Location;

    private string PathOrRoot => Path.Length == 0 ? "file" : Path;

    /// <summary>Reads a real number.</summary>
    public double Number(NumberKey key) => Scalar(key, key.Default is { } d ? d : null, text => ParseNumber(text, key.Min, key.Max), RangeText(key.Min, key.Max), key.Min, Show);

    /// <summary>Reads a whole number.</summary>
    public long Integer(IntegerKey key) => Scalar(
        key, key.Default, text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) && value >= key.Min && value <= key.Max ? value : null,
        $"a whole number from {key.Min} to {key.Max}", key.Min, value => value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads a flag.</summary>
    public bool Flag(FlagKey key) => Scalar(
        key, key.Default, text => text switch { "true" => true, "false" => false, _ => null }, "true or false", false, value => value ? "true" : "false");

    /// <summary>Reads text.</summary>
    public string Text(TextKey key) => ScalarText(key, key.Default, text => text.Length > 0 ? text : null, "some text", "");

    /// <summary>Reads one of the known names.</summary>
    public string Choice(ChoiceKey key) => ScalarText(key, key.Default, text => key.Choices.Contains(text) ? text : null, null, key.Choices[0], key.Choices);

    /// <summary>Reads a list of numbers.</summary>
    public IReadOnlyList<double> Numbers(NumbersKey key)
    {
        if (Find(key) is not { } found)
        {
            return key.Count > 0 && key.IsRequired ? new double[key.Count] : [];
        }

        (ConfigNode node, string source) = Unwrap(found);
        string expected = (key.Count > 0 ? $"a list of {key.Count} numbers, each " : "a list of numbers, each ") + RangeText(key.Min, key.Max);
        if (node.Kind != ConfigKind.List || node.Items.Count == 0 || (key.Count > 0 && node.Items.Count != key.Count))
        {
            Problem(node, key.Name, expected);
            return key.Count > 0 ? new double[key.Count] : [];
        }

        var values = new List<double>();
        foreach (ConfigNode item in node.Items)
        {
            item.IsRead = true;
            if (item.Kind == ConfigKind.Scalar && ParseNumber(item.Text, key.Min, key.Max) is { } value)
            {
                values.Add(value);
            }
            else
            {
                Problem(item, key.Name, expected);
                values.Add(key.Min);
            }
        }

        _log.Resolved(new ResolvedParameter(Join(key.Name), string.Join(", ", values.Select(Show)), UnitOfName.Of(key.Name), source, false));
        return values;
    }

    /// <summary>Reads a nested section; null when it is optional and absent (or required, absent and reported).</summary>
    public ConfigSection? Section(SectionKey key) => Find(key) is { } node ? new ConfigSection(node, Join(key.Name), _log) : null;

    /// <summary>Reads a list of sections.</summary>
    public IReadOnlyList<ConfigSection> Sections(SectionsKey key) => ListOf(key);

    /// <summary>Reads a list of sections whose kind each names itself; one of unknown kind is a problem and is left out.</summary>
    public IReadOnlyList<(string Kind, ConfigSection Section)> Variants(VariantsKey key)
    {
        var result = new List<(string, ConfigSection)>();
        foreach (ConfigSection section in ListOf(key))
        {
            int problems = _log.Problems.Count;
            string kind = section.Choice(new ChoiceKey(key.Selector, [.. key.Variants.Keys], "kind of the entry"));
            if (_log.Problems.Count == problems)
            {
                result.Add((kind, section));
            }
        }

        return result;
    }

    /// <summary>Whether a key is present.</summary>
    public bool Has(ConfigKey key) => _node.Find(key.Name) is not null;

    /// <summary>Records a problem with this section's key that only the caller can see.</summary>
    public void Problem(ConfigKey key, string found, string expected) =>
        _log.Problem((_node.Find(key.Name) ?? _node).Location, Join(key.Name), found, expected);

    /// <summary>Reports every key that the schema does not know. Call once per section, after reading.</summary>
    public void RejectUnknown(SectionSchema schema, params IReadOnlyList<string> alsoKnown)
    {
        string[] known = [.. schema.Keys.Select(key => key.Name), .. alsoKnown];
        foreach (KeyValuePair<string, ConfigNode> entry in _node.Entries)
        {
            if (!known.Contains(entry.Key))
            {
                _log.Problem(entry.Value.Location, PathOrRoot, $"unknown key '{Clip(entry.Key)}'", NearestName.Expectation(entry.Key, known));
            }
        }
    }

    private static double? ParseNumber(string text, double min, double max) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= min && value <= max ? value : null;

    private static string RangeText(double min, double max) => (min, max) switch
    {
        (double.MinValue, double.MaxValue) => "a finite number",
        (_, double.MaxValue) => $"a number of at least {Show(min)}",
        _ => $"a number from {Show(min)} to {Show(max)}",
    };

    private static string Show(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Clip(string text) => text.Length <= 60 ? text : text[..57] + "...";

    private static string Describe(ConfigNode node) => node.Kind switch
    {
        ConfigKind.Scalar => node.Text.Length == 0 ? "nothing" : $"'{Clip(node.Text)}'",
        ConfigKind.Map => "a map",
        _ => $"a list of {node.Items.Count}",
    };

    private List<ConfigSection> ListOf(ConfigKey key)
    {
        var sections = new List<ConfigSection>();
        if (Find(key) is not { } node)
        {
            return sections;
        }

        if (node.Kind != ConfigKind.List)
        {
            Problem(node, key.Name, "a list of maps");
            return sections;
        }

        for (int i = 0; i < node.Items.Count; i++)
        {
            sections.Add(new ConfigSection(node.Items[i], $"{Join(key.Name)}[{i}]", _log));
        }

        return sections;
    }

    private ConfigNode? Find(ConfigKey key)
    {
        ConfigNode? node = _node.Find(key.Name);
        if (node is null && key.IsRequired && _node.Kind == ConfigKind.Map)
        {
            _log.Problem(_node.Location, PathOrRoot, $"no key '{key.Name}'", $"it: {key.Meaning}");
        }

        if (node is not null)
        {
            node.IsRead = true;
        }

        return node;
    }

    private (ConfigNode Node, string Source) Unwrap(ConfigNode node)
    {
        if (node.Kind != ConfigKind.Map || node.Find("value") is not { } value)
        {
            return (node, "");
        }

        value.IsRead = true;
        foreach (KeyValuePair<string, ConfigNode> entry in node.Entries)
        {
            if (entry.Key is not ("value" or "source"))
            {
                _log.Problem(entry.Value.Location, PathOrRoot, $"unknown key '{Clip(entry.Key)}'", "one of value, source");
            }
        }

        if (node.Find("source") is not { } source)
        {
            return (value, "");
        }

        source.IsRead = true;
        return (value, source.Text);
    }

    private string ScalarText(ConfigKey key, string? fallback, Func<string, string?> parse, string? expected, string harmless, IReadOnlyList<string>? choices = null)
    {
        if (Find(key) is not { } found)
        {
            return Fallback(key, fallback, harmless);
        }

        (ConfigNode node, string source) = Unwrap(found);
        if (node.Kind == ConfigKind.Scalar && parse(node.Text) is { } value)
        {
            _log.Resolved(new ResolvedParameter(Join(key.Name), value, UnitOfName.Of(key.Name), source, false));
            return value;
        }

        Problem(node, key.Name, expected ?? NearestName.Expectation(node.Text, choices!));
        return harmless;
    }

    private string Fallback(ConfigKey key, string? fallback, string harmless)
    {
        if (fallback is not null)
        {
            _log.Resolved(new ResolvedParameter(Join(key.Name), fallback, UnitOfName.Of(key.Name), "", true));
        }

        return fallback ?? harmless;
    }

    private T Scalar<T>(ConfigKey key, T? fallback, Func<string, T?> parse, string expected, T harmless, Func<T, string> show)
        where T : struct
    {
        T result = harmless;
        ScalarText(key, fallback is { } f ? show(f) : null, Accept, expected, "");
        return _node.Find(key.Name) is null && fallback is { } value ? value : result;

        string? Accept(string text)
        {
            if (parse(text) is not { } parsed)
            {
                return null;
            }

            result = parsed;
            return show(parsed);
        }
    }

    private void Problem(ConfigNode node, string name, string expected) => _log.Problem(node.Location, Join(name), Describe(node), expected);

    private string Join(string name) => Path.Length == 0 ? name : $"{Path}.{name}";
}
