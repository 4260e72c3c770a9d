using System.Globalization;
using JparcSim.Core.Configuration;

namespace JparcSim.Pipeline.Configuration;

/// <summary>One step of a path: a key of a map, or an index into a list.</summary>
/// <param name="Key">Key; empty for an index.</param>
/// <param name="Index">Index from 0; -1 for a key.</param>
public readonly record struct ConfigStep(string Key, int Index)
{
    /// <summary>Whether this step goes into a list.</summary>
    public bool IsIndex => Index >= 0;
}

/// <summary>A path into a configuration such as <c>channels[0].share</c>.</summary>
public static class ConfigPath
{
    private const int MaxSteps = 2 * YamlReader.MaxDepth;

    /// <summary>Splits a path; null when it is none.</summary>
    public static IReadOnlyList<ConfigStep>? Parse(string path)
    {
        var steps = new List<ConfigStep>();
        foreach (string part in path.Split('.', MaxSteps))
        {
            int bracket = part.IndexOf('[');
            string key = bracket < 0 ? part : part[..bracket];
            if (key.Length == 0 || key.Contains(']') || key.Any(char.IsWhiteSpace))
            {
                return null;
            }

            steps.Add(new ConfigStep(key, -1));
            if (bracket >= 0 && !AddIndices(part[bracket..], steps))
            {
                return null;
            }
        }

        return steps;
    }

    /// <summary>The path as text.</summary>
    public static string Format(IEnumerable<ConfigStep> steps)
    {
        string text = "";
        foreach (ConfigStep step in steps)
        {
            text += step.IsIndex ? $"[{step.Index}]" : text.Length == 0 ? step.Key : $".{step.Key}";
        }

        return text;
    }

    /// <summary>Every path below a node, in the order of the file.</summary>
    public static IEnumerable<string> All(ConfigNode root) => All(root, []);

    private static IEnumerable<string> All(ConfigNode node, List<ConfigStep> above)
    {
        IEnumerable<(ConfigStep Step, ConfigNode Child)> children =
            [
                .. node.Entries.Select(entry => (new ConfigStep(entry.Key, -1), entry.Value)),
                .. node.Items.Select((item, i) => (new ConfigStep("", i), item)),
            ];
        foreach ((ConfigStep step, ConfigNode child) in children)
        {
            List<ConfigStep> here = [.. above, step];
            yield return Format(here);
            foreach (string deeper in All(child, here))
            {
                yield return deeper;
            }
        }
    }

    private static bool AddIndices(string text, List<ConfigStep> steps)
    {
        if (text[^1] != ']')
        {
            return false;
        }

        foreach (string digits in text[1..^1].Split("]["))
        {
            if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
            {
                return false;
            }

            steps.Add(new ConfigStep("", index));
        }

        return true;
    }
}
