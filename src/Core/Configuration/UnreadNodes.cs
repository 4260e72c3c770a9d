namespace JparcSim.Core.Configuration;

/// <summary>The last check on a configuration: a value that nobody has read would silently do nothing.</summary>
public static class UnreadNodes
{
    /// <summary>Reports the topmost unread nodes below <paramref name="root"/>. Call after every section has been read.</summary>
    public static void Report(ConfigNode root, ConfigLog log) => Report(root, "", log);

    private static void Report(ConfigNode node, string path, ConfigLog log)
    {
        if (!node.IsRead)
        {
            log.Problem(
                node.KeyLocation, path.Length == 0 ? "file" : path, "a value that nothing in this run reads",
                "only keys that have an effect");
            return;
        }

        foreach (KeyValuePair<string, ConfigNode> entry in node.Entries)
        {
            Report(entry.Value, path.Length == 0 ? entry.Key : $"{path}.{entry.Key}", log);
        }

        for (int i = 0; i < node.Items.Count; i++)
        {
            Report(node.Items[i], $"{path}[{i}]", log);
        }
    }
}
