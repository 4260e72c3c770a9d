using System.Globalization;

namespace JparcSim.Core.Configuration;

/// <summary>Reads one map by its declared keys; every problem goes to the log, and reading goes on.</summary>
/// <remarks>
/// A scalar may be written as <c>key: 1.5</c> or, with its parentage, as <c>key: { value: 1.5, source: "..." }</c>.
/// After a problem the getters return a harmless value (the default, or the least allowed); nobody may use it before
/// <see cref="ConfigLog.ThrowIfAny"/>.
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
            node.MarkRead();
            log.Problem(node.Location, PathOrRoot, ConfigText.Describe(node), "a map of keys");
        }
    }

    /// <summary>Dotted path of this section.</summary>
    public string Path { get; }

    /// <summary>Place of this section.</summary>
    public SourceLocation Location => _node.Location;

    private string PathOrRoot => Path.Length == 0 ? "file" : Path;

    /// <summary>Reads a real number.</summary>
    public double Number(NumberKey key) =>
        Scalar(key, key.Default, text => ParseNumber(text, key.Min, key.Max), ConfigText.Range(key.Min, key.Max), key.Min, ConfigText.Show);

    /// <summary>Reads a whole number.</summary>
    public long Integer(IntegerKey key) => Scalar(
        key, key.Default, text => ParseInteger(text, key.Min, key.Max), ConfigText.Range(key.Min, key.Max), key.Min,
        value => value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads a flag.</summary>
    public bool Flag(FlagKey key) => Scalar(
        key, key.Default, text => text switch { "true" => true, "false" => false, _ => null }, "true or false", false,
        value => value ? "true" : "false");

    /// <summary>Reads text.</summary>
    public string Text(TextKey key) => ScalarText(key, key.Default, text => text.Length > 0 ? text : null, _ => "some text", "");

    /// <summary>Reads one of the known names.</summary>
    public string Choice(ChoiceKey key) => ScalarText(
        key, key.Default, text => key.Choices.Contains(text) ? text : null, text => NearestName.Expectation(text, key.Choices),
        key.Choices.Count > 0 ? key.Choices[0] : "");

    /// <summary>Reads a list of numbers.</summary>
    public IReadOnlyList<double> Numbers(NumbersKey key)
    {
        if (Find(key) is not { } found)
        {
            return key.Default is { } fallback ? Fallback(key, fallback) : key.IsRequired ? new double[key.Count] : [];
        }

        (ConfigNode node, string source) = Unwrap(found, key.Name);
        string range = ConfigText.Range(key.Min, key.Max);
        string expected = (key.Count > 0 ? $"a list of {key.Count} numbers, each " : "a list of numbers, each ") + range;
        if (node.Kind != ConfigKind.List || node.Items.Count == 0 || (key.Count > 0 && node.Items.Count != key.Count))
        {
            node.MarkRead();
            Problem(node, key.Name, expected);
            return new double[key.Count];
        }

        double[] values = new double[node.Items.Count];
        for (int i = 0; i < values.Length; i++)
        {
            ConfigNode item = node.Items[i];
            item.IsRead = true;
            double? value = item.Kind == ConfigKind.Scalar ? ParseNumber(item.Text, key.Min, key.Max) : null;
            values[i] = value ?? key.Min;
            if (value is null)
            {
                item.MarkRead();
                Problem(item, $"{key.Name}[{i}]", range);
            }
        }

        Resolved(key, values, source, false);
        return values;
    }

    /// <summary>Reads a nested section; null when it is optional and absent (or required, absent and reported).</summary>
    public ConfigSection? Section(SectionKey key) => Find(key) is { } node ? new ConfigSection(node, Join(key.Name), _log) : null;

    /// <summary>Reads a list of sections.</summary>
    public IReadOnlyList<ConfigSection> Sections(SectionsKey key) => ListOf(key);

    /// <summary>Reads a list of sections whose kind each names itself; entries of no known kind are reported and left out.</summary>
    public IReadOnlyList<(string Kind, ConfigSection Section)> Variants(VariantsKey key)
    {
        var selector = new ChoiceKey(key.Selector, [.. key.Variants.Keys], "the kind of the entry");
        var result = new List<(string, ConfigSection)>();
        foreach (ConfigSection section in ListOf(key))
        {
            int problemsBefore = _log.Problems.Count;
            string kind = section.Choice(selector);
            if (_log.Problems.Count == problemsBefore && section._node.Kind == ConfigKind.Map)
            {
                result.Add((kind, section));
            }
            else
            {
                section._node.MarkRead();
            }
        }

        return result;
    }

    /// <summary>Whether a key is present.</summary>
    public bool Has(ConfigKey key) => _node.Find(key.Name) is not null;

    /// <summary>Records a problem with this section's key that only the caller can see.</summary>
    public void Problem(ConfigKey key, string found, string expected) =>
        _log.Problem(_node.Find(key.Name)?.Location ?? Location, Join(key.Name), found, expected);

    /// <summary>Reports every key that the schema does not know. Call once per section, after reading.</summary>
    public void RejectUnknown(SectionSchema schema, params IReadOnlyList<string> alsoKnown)
    {
        string[] known = [.. schema.Keys.Select(key => key.Name), .. alsoKnown];
        foreach (KeyValuePair<string, ConfigNode> entry in _node.Entries)
        {
            if (!known.Contains(entry.Key))
            {
                entry.Value.MarkRead();
                _log.Problem(
                    entry.Value.KeyLocation, PathOrRoot, $"unknown key '{ConfigText.Clip(entry.Key)}'",
                    NearestName.Expectation(entry.Key, known));
            }
        }
    }

    // NaN fails every comparison; an infinite bound must not let an infinity through.
    private static double? ParseNumber(string text, double min, double max) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && double.IsFinite(value) && value >= min && value <= max
            ? value
            : null;

    private static long? ParseInteger(string text, long min, long max) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            && value >= min && value <= max
            ? value
            : null;

    private List<ConfigSection> ListOf(ConfigKey key)
    {
        var sections = new List<ConfigSection>();
        if (Find(key) is not { } node)
        {
            return sections;
        }

        if (node.Kind != ConfigKind.List || (node.Items.Count == 0 && key.IsRequired))
        {
            Problem(node, key.Name, key.IsRequired ? "a list of at least one map" : "a list of maps");
            node.MarkRead();
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

    private (ConfigNode Node, string Source) Unwrap(ConfigNode node, string name)
    {
        if (node.Kind != ConfigKind.Map || node.Find("value") is not { } value)
        {
            return (node, "");
        }

        value.IsRead = true;
        string sourceText = "";
        foreach (KeyValuePair<string, ConfigNode> entry in node.Entries)
        {
            if (entry.Key == "source")
            {
                entry.Value.MarkRead();
                sourceText = entry.Value.Text;
                if (sourceText.Length == 0)
                {
                    Problem(entry.Value, $"{name}.source", "text: a paper, a table, or 'assumed' with the reason");
                }
            }
            else if (entry.Key != "value")
            {
                entry.Value.MarkRead();
                _log.Problem(
                    entry.Value.KeyLocation, Join(name), $"unknown key '{ConfigText.Clip(entry.Key)}'",
                    NearestName.Expectation(entry.Key, ["value", "source"]));
            }
        }

        return (value, sourceText);
    }

    private string ScalarText(ConfigKey key, string? fallback, Func<string, string?> parse, Func<string, string> expected, string harmless)
    {
        if (Find(key) is not { } found)
        {
            return Fallback(key, fallback, harmless);
        }

        (ConfigNode node, string source) = Unwrap(found, key.Name);
        if (node.Kind == ConfigKind.Scalar && parse(node.Text) is { } value)
        {
            _log.Resolved(new ResolvedParameter(Join(key.Name), value, key.Unit, source, false));
            return value;
        }

        node.MarkRead();
        Problem(node, key.Name, expected(node.Text));
        return fallback ?? harmless;
    }

    private IReadOnlyList<double> Fallback(NumbersKey key, IReadOnlyList<double> fallback)
    {
        Resolved(key, fallback, "", true);
        var list = ConfigNode.List(_node.Location);
        list.Items.AddRange(fallback.Select(value => ConfigNode.Scalar(ConfigText.Show(value), _node.Location)));
        _log.LeftOut(_node, key.Name, list);
        return fallback;
    }

    private void Resolved(NumbersKey key, IReadOnlyList<double> values, string source, bool isDefault) => _log.Resolved(
        new ResolvedParameter(Join(key.Name), string.Join(", ", values.Select(ConfigText.Show)), key.Unit, source, isDefault));

    private string Fallback(ConfigKey key, string? fallback, string harmless)
    {
        if (fallback is not null)
        {
            _log.Resolved(new ResolvedParameter(Join(key.Name), fallback, key.Unit, "", true));
            _log.LeftOut(_node, key.Name, ConfigNode.Scalar(fallback, _node.Location));
        }

        return fallback ?? harmless;
    }

    private T Scalar<T>(ConfigKey key, T? fallback, Func<string, T?> parse, string expected, T harmless, Func<T, string> show)
        where T : struct
    {
        T result = fallback ?? harmless;
        ScalarText(key, fallback is { } given ? show(given) : null, Accept, _ => expected, "");
        return result;

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

    private void Problem(ConfigNode node, string name, string expected) =>
        _log.Problem(node.Location, Join(name), ConfigText.Describe(node), expected);

    private string Join(string name) => Path.Length == 0 ? name : $"{Path}.{name}";
}
