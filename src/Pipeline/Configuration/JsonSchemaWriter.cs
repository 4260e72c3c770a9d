using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using JparcSim.Core.Configuration;

namespace JparcSim.Pipeline.Configuration;

/// <summary>Writes the declared keys as a JSON Schema (draft 2020-12), for completion and checks in editors.</summary>
public static class JsonSchemaWriter
{
    private static readonly JsonWriterOptions Layout =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text.</summary>
    /// <param name="root">Keys of the whole file.</param>
    /// <param name="title">Title that editors show.</param>
    public static string Write(SectionSchema root, string title)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Layout))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            writer.WriteString("title", title);
            writer.WriteString("description", root.Meaning);
            Section(writer, root, null, null);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    // Without a description: the caller knows whether the key's meaning or the section's is due.
    private static void Section(Utf8JsonWriter writer, SectionSchema schema, string? selector, string? kind)
    {
        ConfigKey[] keys = [.. schema.Keys.Where(key => key.Name != selector)];
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        if (selector is not null)
        {
            writer.WriteStartObject(selector);
            writer.WriteString("const", kind);
            writer.WriteString("description", schema.Meaning);
            writer.WriteEndObject();
        }

        foreach (ConfigKey key in keys)
        {
            writer.WriteStartObject(key.Name);
            Key(writer, key);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        Names(
            writer, "required",
            [.. selector is null ? [] : new[] { selector }, .. keys.Where(key => key.IsRequired).Select(key => key.Name)]);
        writer.WriteBoolean("additionalProperties", false);
    }

    private static void Key(Utf8JsonWriter writer, ConfigKey key)
    {
        string unit = key.Unit;
        writer.WriteString("description", unit.Length == 0 ? key.Meaning : $"{key.Meaning} [{unit}]");
        switch (key)
        {
            case SectionKey { IsFile: true }:
                writer.WriteString("type", "string");
                break;
            case SectionKey section:
                Section(writer, section.Schema, null, null);
                break;
            case SectionsKey sections:
                List(writer, key.IsRequired, () =>
                {
                    writer.WriteString("description", sections.Schema.Meaning);
                    Section(writer, sections.Schema, null, null);
                });
                break;
            case VariantsKey variants:
                List(writer, key.IsRequired, () => Variants(writer, variants));
                break;
            default:
                Default(writer, key);
                WithParentage(writer, () => Value(writer, key));
                break;
        }
    }

    private static void List(Utf8JsonWriter writer, bool isRequired, Action items)
    {
        writer.WriteString("type", "array");
        writer.WriteNumber("minItems", isRequired ? 1 : 0);
        writer.WriteStartObject("items");
        items();
        writer.WriteEndObject();
    }

    private static void Variants(Utf8JsonWriter writer, VariantsKey key)
    {
        writer.WriteStartArray("oneOf");
        foreach (KeyValuePair<string, SectionSchema> variant in key.Variants.OrderBy(variant => variant.Key, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("description", variant.Value.Meaning);
            Section(writer, variant.Value, key.Selector, variant.Key);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    // Every plain value may stand alone or with its source: { value: ..., source: ... }.
    private static void WithParentage(Utf8JsonWriter writer, Action value)
    {
        writer.WriteStartArray("anyOf");
        writer.WriteStartObject();
        value();
        writer.WriteEndObject();
        writer.WriteStartObject();
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        writer.WriteStartObject("value");
        value();
        writer.WriteEndObject();
        writer.WriteStartObject("source");
        writer.WriteString("type", "string");
        writer.WriteString("description", "Paper, table, or 'assumed' with the reason.");
        writer.WriteEndObject();
        writer.WriteEndObject();
        Names(writer, "required", ["value"]);
        writer.WriteBoolean("additionalProperties", false);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void Value(Utf8JsonWriter writer, ConfigKey key)
    {
        switch (key)
        {
            case NumberKey number:
                Number(writer, number.Min, number.Max);
                break;
            case IntegerKey integer:
                writer.WriteString("type", "integer");
                Bound(writer, "minimum", integer.Min, integer.Min > long.MinValue);
                Bound(writer, "maximum", integer.Max, integer.Max < long.MaxValue);
                break;
            case FlagKey:
                writer.WriteString("type", "boolean");
                break;
            case ChoiceKey choice:
                Names(writer, "enum", choice.Choices);
                break;
            case NumbersKey numbers:
                writer.WriteString("type", "array");
                writer.WriteNumber("minItems", Math.Max(1, numbers.Count));
                Bound(writer, "maxItems", numbers.Count, numbers.Count > 0);
                writer.WriteStartObject("items");
                Number(writer, numbers.Min, numbers.Max);
                writer.WriteEndObject();
                break;
            default:
                writer.WriteString("type", "string");
                writer.WriteNumber("minLength", 1);
                break;
        }
    }

    private static void Default(Utf8JsonWriter writer, ConfigKey key)
    {
        switch (key)
        {
            case NumberKey { Default: { } number }:
                writer.WriteNumber("default", number);
                break;
            case IntegerKey { Default: { } integer }:
                writer.WriteNumber("default", integer);
                break;
            case FlagKey { Default: { } flag }:
                writer.WriteBoolean("default", flag);
                break;
            case TextKey { Default: { } text }:
                writer.WriteString("default", text);
                break;
            case ChoiceKey { Default: { } choice }:
                writer.WriteString("default", choice);
                break;
            case NumbersKey { Default: { } numbers }:
                writer.WriteStartArray("default");
                foreach (double number in numbers)
                {
                    writer.WriteNumberValue(number);
                }

                writer.WriteEndArray();
                break;
            default:
                break;
        }
    }

    private static void Number(Utf8JsonWriter writer, double min, double max)
    {
        writer.WriteString("type", "number");
        Bound(writer, "minimum", min, min > double.MinValue);
        Bound(writer, "maximum", max, max < double.MaxValue);
    }

    private static void Bound(Utf8JsonWriter writer, string name, double value, bool isSet)
    {
        if (isSet)
        {
            writer.WriteNumber(name, value);
        }
    }

    private static void Bound(Utf8JsonWriter writer, string name, long value, bool isSet)
    {
        if (isSet)
        {
            writer.WriteNumber(name, value);
        }
    }

    private static void Names(Utf8JsonWriter writer, string name, IReadOnlyList<string> names)
    {
        writer.WriteStartArray(name);
        foreach (string each in names)
        {
            writer.WriteStringValue(each);
        }

        writer.WriteEndArray();
    }
}
