namespace JparcSim.Core.Configuration;

/// <summary>Where a value stands.</summary>
/// <param name="File">File as the user named it, or <c>--set</c>.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1.</param>
public readonly record struct SourceLocation(string File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => Line > 0 ? $"{File}:{Line}:{Column}" : File;
}

/// <summary>What a node of a parsed file is.</summary>
public enum ConfigKind
{
    /// <summary>A single value as text.</summary>
    Scalar,

    /// <summary>Keys and nodes, in the order of the file.</summary>
    Map,

    /// <summary>Nodes in order.</summary>
    List,
}

/// <summary>A parsed node: value, place, and whether anyone has read it. Independent of the file format.</summary>
public sealed class ConfigNode
{
    private ConfigNode(ConfigKind kind, SourceLocation location, string text)
    {
        Kind = kind;
        Location = location;
        KeyLocation = location;
        Text = text;
    }

    /// <summary>Scalar, map or list.</summary>
    public ConfigKind Kind { get; }

    /// <summary>Where it starts.</summary>
    public SourceLocation Location { get; }

    /// <summary>Where the key stands that leads here; the place of the node itself inside lists and at the root.</summary>
    public SourceLocation KeyLocation { get; private set; }

    /// <summary>The text of a scalar; empty otherwise.</summary>
    public string Text { get; }

    /// <summary>Keys and nodes of a map.</summary>
    public List<KeyValuePair<string, ConfigNode>> Entries { get; } = [];

    /// <summary>Nodes of a list.</summary>
    public List<ConfigNode> Items { get; } = [];

    /// <summary>Set once a section has asked for this node; an unread node is a mistake of the user.</summary>
    public bool IsRead { get; set; }

    /// <summary>Creates a scalar.</summary>
    public static ConfigNode Scalar(string text, SourceLocation location) => new(ConfigKind.Scalar, location, text);

    /// <summary>Creates an empty map.</summary>
    public static ConfigNode Map(SourceLocation location) => new(ConfigKind.Map, location, "");

    /// <summary>Creates an empty list.</summary>
    public static ConfigNode List(SourceLocation location) => new(ConfigKind.List, location, "");

    /// <summary>Adds a key that the map does not have yet.</summary>
    public void Add(string key, SourceLocation keyLocation, ConfigNode node)
    {
        node.KeyLocation = keyLocation;
        Entries.Add(new KeyValuePair<string, ConfigNode>(key, node));
    }

    /// <summary>Marks this node and everything below it as read: for branches that a reported problem makes unreadable.</summary>
    public void MarkRead()
    {
        IsRead = true;
        Entries.ForEach(entry => entry.Value.MarkRead());
        Items.ForEach(item => item.MarkRead());
    }

    /// <summary>The node under a key, or null.</summary>
    public ConfigNode? Find(string key)
    {
        foreach (KeyValuePair<string, ConfigNode> entry in Entries)
        {
            if (entry.Key == key)
            {
                return entry.Value;
            }
        }

        return null;
    }
}
