using JparcSim.Core.Configuration;
using YamlDotNet.Core;

namespace JparcSim.Pipeline.Configuration;

/// <summary>Reads YAML into nodes: the only place that knows the format.</summary>
/// <remarks>
/// A strict, small part of YAML 1.2: one document, a map at the root, block and flow collections, plain and quoted scalars.
/// Anchors, aliases, tags, repeated keys and keys that are no plain names are refused: they let a file say something else
/// than a reader sees. Scalars keep their text; what a text means is for the key that reads it.
/// </remarks>
public static class YamlReader
{
    /// <summary>Deepest nesting of maps and lists.</summary>
    public const int MaxDepth = 32;

    /// <summary>Most nodes in a file.</summary>
    public const int MaxNodes = 50_000;

    /// <summary>Reads a file.</summary>
    /// <exception cref="UserInputException">Anything wrong with it: file, line, what was found, what was expected.</exception>
    public static ConfigNode Read(string path) => Parse(YamlFile.ReadText(path), path);

    /// <summary>Reads a text whose root is a map.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="displayName">File name for messages.</param>
    /// <exception cref="UserInputException">Anything wrong with it.</exception>
    public static ConfigNode Parse(string text, string displayName)
    {
        ConfigNode root = ParseNode(text, displayName);
        return root.Kind == ConfigKind.Map
            ? root
            : throw Mistake(root.Location, ConfigText.Describe(root), "a map of keys at the root of the file");
    }

    /// <summary>Reads a text of any kind: a file, or the value of one setting.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="displayName">File name for messages.</param>
    /// <exception cref="UserInputException">Anything wrong with it.</exception>
    public static ConfigNode ParseNode(string text, string displayName)
    {
        if (text.Length > YamlFile.MaxBytes)
        {
            throw Mistake(new SourceLocation(displayName, 0, 0), "a text over 1 MiB", "at most 1 MiB of YAML");
        }

        var parser = new Parser(new StringReader(text));
        try
        {
            return new YamlTreeBuilder(parser, displayName).Document();
        }
        catch (YamlException exception)
        {
            throw Mistake(
                YamlTreeBuilder.Place(displayName, exception.Start), $"text that is no YAML ({ConfigText.Clip(exception.Message)})",
                "valid YAML");
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException
            or InvalidOperationException or IndexOutOfRangeException)
        {
            // The scanner's own slips on malformed escapes and directives.
            Mark? place = parser.Current?.End;
            throw Mistake(
                place is { } mark ? YamlTreeBuilder.Place(displayName, mark) : new SourceLocation(displayName, 0, 0),
                "text that is no YAML", "valid YAML");
        }
    }

    private static UserInputException Mistake(SourceLocation location, string found, string expected) =>
        new($"{location}: found {found}, expected {expected}");
}
