using System.Text;
using System.Text.Json;
using JparcSim.Core.Configuration;

namespace JparcSim.Pipeline.Configuration;

/// <summary>One text for one configuration, whatever its layout: what the run id is hashed from and the manifest keeps.</summary>
/// <remarks>
/// JSON without white space, keys in ordinal order, lists in theirs, ASCII only. A scalar whose text is a JSON number, true or
/// false stands as such with its digits unchanged, any other as a string: reading gives the texts of the file back.
/// </remarks>
public static class CanonicalConfig
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = YamlReader.MaxDepth + 2, AllowDuplicateProperties = false };

    /// <summary>The canonical text of a tree.</summary>
    public static string Write(ConfigNode node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, node);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Writes a tree as a value of a larger document.</summary>
    public static void Write(Utf8JsonWriter writer, ConfigNode node)
    {
        switch (node.Kind)
        {
            case ConfigKind.Map:
                writer.WriteStartObject();
                foreach (KeyValuePair<string, ConfigNode> entry in node.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(entry.Key);
                    Write(writer, entry.Value);
                }

                writer.WriteEndObject();
                break;
            case ConfigKind.List:
                writer.WriteStartArray();
                node.Items.ForEach(item => Write(writer, item));
                writer.WriteEndArray();
                break;
            default:
                WriteScalar(writer, node.Text);
                break;
        }
    }

    /// <summary>Reads a canonical text back.</summary>
    /// <param name="json">Text.</param>
    /// <param name="displayName">Name for messages about its values.</param>
    /// <exception cref="UserInputException">No such text.</exception>
    public static ConfigNode Read(string json, string displayName)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Read(document.RootElement, displayName);
        }
        catch (JsonException exception)
        {
            throw new UserInputException(
                $"{displayName}: found text that is no JSON ({ConfigText.Clip(exception.Message)}), expected a configuration as "
                    + "jparcsim wrote it");
        }
    }

    /// <summary>Reads a value of a larger document.</summary>
    /// <exception cref="UserInputException">A null among the values, or text that is no Unicode.</exception>
    public static ConfigNode Read(JsonElement element, string displayName)
    {
        try
        {
            return ReadElement(element, displayName);
        }
        catch (InvalidOperationException exception)
        {
            throw new UserInputException($"{displayName}: found {ConfigText.Clip(exception.Message)}, expected Unicode text");
        }
    }

    private static ConfigNode ReadElement(JsonElement element, string displayName)
    {
        var location = new SourceLocation(displayName, 0, 0);
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var map = ConfigNode.Map(location);
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    map.Add(property.Name, location, ReadElement(property.Value, displayName));
                }

                return map;
            case JsonValueKind.Array:
                var list = ConfigNode.List(location);
                list.Items.AddRange(element.EnumerateArray().Select(item => ReadElement(item, displayName)));
                return list;
            case JsonValueKind.String:
                return ConfigNode.Scalar(element.GetString()!, location);
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                return ConfigNode.Scalar(element.GetRawText(), location);
            default:
                throw new UserInputException($"{displayName}: found null, expected a value");
        }
    }

    private static void WriteScalar(Utf8JsonWriter writer, string text)
    {
        if (IsJsonNumber(text) || text is "true" or "false")
        {
            writer.WriteRawValue(text);
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }

    // -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?
    private static bool IsJsonNumber(string text)
    {
        int i = text.StartsWith('-') ? 1 : 0;
        int whole = CountDigits(text, i);
        if (whole == 0 || (whole > 1 && text[i] == '0'))
        {
            return false;
        }

        i += whole;
        if (i < text.Length && text[i] == '.')
        {
            int fraction = CountDigits(text, i + 1);
            i += 1 + fraction;
            if (fraction == 0)
            {
                return false;
            }
        }

        if (i < text.Length && text[i] is ('e' or 'E'))
        {
            i += i + 1 < text.Length && text[i + 1] is ('+' or '-') ? 2 : 1;
            int exponent = CountDigits(text, i);
            i += exponent;
            if (exponent == 0)
            {
                return false;
            }
        }

        return i == text.Length;
    }

    private static int CountDigits(string text, int start)
    {
        int i = start;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
        {
            i++;
        }

        return i - start;
    }
}
