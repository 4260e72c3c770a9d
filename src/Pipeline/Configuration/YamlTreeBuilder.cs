using JparcSim.Core.Configuration;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace JparcSim.Pipeline.Configuration;

/// <summary>Builds the tree of one document from parser events, within limits.</summary>
internal sealed class YamlTreeBuilder(IParser parser, string displayName)
{
    private int _nodeCount;

    /// <summary>A mark of the parser as a place in our messages.</summary>
    public static SourceLocation Place(string displayName, Mark mark) =>
        new(displayName, (int)Math.Min(mark.Line, int.MaxValue), (int)Math.Min(mark.Column, int.MaxValue));

    /// <summary>The root of the only document.</summary>
    public ConfigNode Document()
    {
        parser.MoveNext();
        if (!parser.MoveNext() || parser.Current is not DocumentStart)
        {
            throw Mistake(new SourceLocation(displayName, 0, 0), "an empty file", "a map of keys");
        }

        ConfigNode root = Node(Next(), depth: 1);
        Next();
        if (parser.MoveNext() && parser.Current is DocumentStart second)
        {
            throw Mistake(Place(displayName, second.Start), "a second document", "one document a file");
        }

        return root.Kind == ConfigKind.Scalar && root.Text.Length == 0
            ? throw Mistake(root.Location, "an empty file", "a map of keys")
            : root;
    }

    private ConfigNode Node(ParsingEvent current, int depth)
    {
        SourceLocation place = Place(displayName, current.Start);
        RefuseTricks(current, place);
        if (++_nodeCount > YamlReader.MaxNodes)
        {
            throw Mistake(place, $"more than {YamlReader.MaxNodes} values", "a smaller file");
        }

        if (depth > YamlReader.MaxDepth)
        {
            throw Mistake(place, $"maps and lists nested deeper than {YamlReader.MaxDepth}", "a flatter file");
        }

        return current switch
        {
            Scalar scalar => ConfigNode.Scalar(Plain(scalar.Value, place), place),
            MappingStart => Map(place, depth),
            SequenceStart => List(place, depth),
            _ => throw Mistake(place, "an unexpected end", "a value"),
        };
    }

    private ConfigNode Map(SourceLocation place, int depth)
    {
        var map = ConfigNode.Map(place);
        var firstPlaces = new Dictionary<string, SourceLocation>();
        while (Next() is var current and not MappingEnd)
        {
            SourceLocation keyPlace = Place(displayName, current.Start);
            RefuseTricks(current, keyPlace);
            if (current is not Scalar { Value.Length: > 0 } key)
            {
                throw Mistake(keyPlace, "a key that is no name", "a name and a colon");
            }

            if (!firstPlaces.TryAdd(key.Value, keyPlace))
            {
                throw Mistake(
                    keyPlace, $"the key '{ConfigText.Clip(key.Value)}' again (first on line {firstPlaces[key.Value].Line})",
                    "each key once");
            }

            map.Add(Plain(key.Value, keyPlace), keyPlace, Node(Next(), depth + 1));
        }

        return map;
    }

    private ConfigNode List(SourceLocation place, int depth)
    {
        var list = ConfigNode.List(place);
        while (Next() is var current and not SequenceEnd)
        {
            list.Items.Add(Node(current, depth + 1));
        }

        return list;
    }

    private ParsingEvent Next() =>
        parser.MoveNext() && parser.Current is { } current
            ? current
            : throw Mistake(new SourceLocation(displayName, 0, 0), "an unexpected end", "a whole document");

    // Escapes inside double quotes can spell what no text file may hold.
    private static string Plain(string text, SourceLocation place)
    {
        int bad = text.AsSpan().IndexOfAnyInRange('\u0000', '\u0008');
        bad = bad >= 0 ? bad : text.AsSpan().IndexOfAnyInRange('\u000e', '\u001f');
        if (bad >= 0)
        {
            throw Mistake(place, $"the escaped character U+{(int)text[bad]:X4}", "text");
        }

        return text;
    }

    private static void RefuseTricks(ParsingEvent current, SourceLocation place)
    {
        if (current is AnchorAlias alias)
        {
            throw Mistake(place, $"the alias '*{ConfigText.Clip(alias.Value.Value)}'", "the value itself: anchors and aliases are refused");
        }

        if (current is not NodeEvent node)
        {
            return;
        }

        if (!node.Anchor.IsEmpty)
        {
            throw Mistake(place, $"the anchor '&{ConfigText.Clip(node.Anchor.Value)}'", "a plain value: anchors and aliases are refused");
        }

        if (!node.Tag.IsEmpty)
        {
            throw Mistake(
                place, $"the tag '{ConfigText.Clip(node.Tag.IsNonSpecific ? "!" : node.Tag.Value)}'", "a plain value: tags are refused");
        }
    }

    private static UserInputException Mistake(SourceLocation location, string found, string expected) =>
        new($"{location}: found {found}, expected {expected}");
}
