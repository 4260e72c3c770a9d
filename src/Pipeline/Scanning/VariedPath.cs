using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Configuration;

namespace JparcSim.Pipeline.Scanning;

/// <summary>One option <c>--vary path=v1,v2,...</c>.</summary>
/// <param name="Path">Path into the macro, or into the detector below <c>detector.</c>.</param>
/// <param name="Values">The values as they were written.</param>
internal sealed record VariedPath(string Path, IReadOnlyList<string> Values)
{
    /// <summary>Name of the option.</summary>
    public const string Option = "--vary";

    /// <summary>Splits the text at commas that stand outside of brackets and quotes.</summary>
    /// <exception cref="UserInputException">No path, or an empty value.</exception>
    public static VariedPath Parse(string text)
    {
        int equals = text.IndexOf('=');
        string path = equals < 0 ? "" : text[..equals].Trim();
        if (ConfigPath.Parse(path) is null)
        {
            throw new UserInputException(
                $"{Option} {ConfigText.Clip(text)}: found no path, expected path=value,value,..., such as oscillation.probability=0.001,0.003");
        }

        List<string> values = Split(text[(equals + 1)..]);
        return values.Contains("")
            ? throw new UserInputException($"{Option} {ConfigText.Clip(text)}: found an empty value, expected values with one comma between them")
            : new VariedPath(path, values);
    }

    /// <summary>A value as <c>--set</c> takes it.</summary>
    public string Assignment(int value) => $"{Path}={Values[value]}";

    private static List<string> Split(string text)
    {
        var values = new List<string>();
        int depth = 0;
        int first = 0;
        char quote = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quote != '\0' || c is '"' or '\'')
            {
                quote = quote == '\0' ? c : c == quote ? '\0' : quote;
            }
            else if (c == ',' && depth == 0)
            {
                values.Add(text[first..i].Trim());
                first = i + 1;
            }
            else
            {
                depth += c is '[' or '{' ? 1 : c is ']' or '}' ? -1 : 0;
            }
        }

        values.Add(text[first..].Trim());
        return values;
    }
}
