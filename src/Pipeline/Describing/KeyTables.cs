using JparcSim.Core.Configuration;

namespace JparcSim.Pipeline.Describing;

/// <summary>Prints declared keys as Markdown: a heading and a table for each section, each list and each kind of entry.</summary>
internal static class KeyTables
{
    /// <summary>Appends a section and all sections below it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="level">Level of the section's heading.</param>
    /// <param name="title">Text of the heading.</param>
    /// <param name="schema">The section.</param>
    /// <param name="path">Dotted path of the section; empty for the root.</param>
    public static void Append(MarkdownPage page, int level, string title, SectionSchema schema, string path = "") =>
        Append(page, level, title, schema.Meaning, schema.Keys, path);

    private static void Append(MarkdownPage page, int level, string title, string meaning, IEnumerable<ConfigKey> keys, string path)
    {
        ConfigKey[] all = [.. keys];
        page.Heading(level, title).Text(Sentence(meaning));
        if (all.Length > 0)
        {
            page.Text("").Table(["key", "value", "unit", "when left out", "meaning"], all.Select(Row));
        }

        foreach (ConfigKey key in all)
        {
            AppendBelow(page, level + 1, key, path.Length == 0 ? key.Name : $"{path}.{key.Name}");
        }
    }

    private static void AppendBelow(MarkdownPage page, int level, ConfigKey key, string path)
    {
        switch (key)
        {
            case SectionKey section:
                Append(page, level, $"`{path}`", section.Schema, path);
                break;
            case SectionsKey sections:
                Append(page, level, $"`{path}[]`", sections.Schema, $"{path}[]");
                break;
            case VariantsKey variants:
                foreach (KeyValuePair<string, SectionSchema> variant in variants.Variants)
                {
                    IEnumerable<ConfigKey> own = variant.Value.Keys.Where(each => each.Name != variants.Selector);
                    Append(page, level, $"`{path}[]`, `{variants.Selector}: {variant.Key}`", variant.Value.Meaning, own, $"{path}[]");
                }

                break;
            default:
                break;
        }
    }

    private static IReadOnlyList<string> Row(ConfigKey key) =>
        [$"`{key.Name}`", ValueOf(key), key.Unit, WhenLeftOut(key), key.Meaning];

    private static string ValueOf(ConfigKey key) => key switch
    {
        NumberKey number => ConfigText.Range(number.Min, number.Max),
        IntegerKey integer => ConfigText.Range(integer.Min, integer.Max),
        FlagKey => "true or false",
        TextKey => "text",
        ChoiceKey choice => string.Join(", ", choice.Choices.Select(name => $"`{name}`")),
        NumbersKey { Count: > 0 } numbers => $"a list of {numbers.Count}, each {ConfigText.Range(numbers.Min, numbers.Max)}",
        NumbersKey numbers => $"a list, each {ConfigText.Range(numbers.Min, numbers.Max)}",
        SectionKey => "a section",
        SectionsKey => "a list of sections",
        VariantsKey variants =>
            $"a list of sections, each with `{variants.Selector}`: "
                + string.Join(", ", variants.Variants.Keys.Select(name => $"`{name}`")),
        _ => throw new ArgumentException($"key '{key.Name}' is of no kind that can be printed", nameof(key)),
    };

    private static string WhenLeftOut(ConfigKey key) => key switch
    {
        { IsRequired: true } => "an error",
        NumberKey { Default: { } number } => ConfigText.Show(number),
        IntegerKey { Default: { } integer } => $"{integer}",
        FlagKey { Default: { } flag } => flag ? "true" : "false",
        TextKey { Default: { } text } => $"`{text}`",
        ChoiceKey { Default: { } choice } => $"`{choice}`",
        NumbersKey { Default: { } numbers } => $"[{string.Join(", ", numbers.Select(ConfigText.Show))}]",
        _ => "nothing",
    };

    private static string Sentence(string meaning) => char.ToUpperInvariant(meaning[0]) + meaning[1..] + (meaning.EndsWith('.') ? "" : ".");
}
