using System.Globalization;

namespace JparcSim.Core.Configuration;

/// <summary>How values, ranges and nodes look in messages and listings.</summary>
public static class ConfigText
{
    private const int MaxShown = 60;

    /// <summary>The shortest text that reads back as the same number.</summary>
    public static string Show(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Text short enough for one line, without control characters.</summary>
    public static string Clip(string text)
    {
        string head = text.Length <= MaxShown ? text : text[..(MaxShown - 3)] + "...";
        return string.Create(head.Length, head, static (span, source) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = char.IsControl(source[i]) || char.IsSurrogate(source[i]) ? ' ' : source[i];
            }
        });
    }

    /// <summary>A node in a few words: its text, or what it is.</summary>
    public static string Describe(ConfigNode node) => node.Kind switch
    {
        ConfigKind.Scalar => node.Text.Length == 0 ? "nothing" : $"'{Clip(node.Text)}'",
        ConfigKind.Map => "a map",
        _ => node.Items.Count == 0 ? "an empty list" : $"a list of {node.Items.Count}",
    };

    /// <summary>"a number from 1 to 2", with open ends where a bound is none.</summary>
    public static string Range(double min, double max) => (min > double.MinValue, max < double.MaxValue) switch
    {
        (false, false) => "a finite number",
        (true, false) => $"a number of at least {Show(min)}",
        (false, true) => $"a number of at most {Show(max)}",
        _ => $"a number from {Show(min)} to {Show(max)}",
    };

    /// <summary>"a whole number from 1 to 2", with open ends where a bound is none.</summary>
    public static string Range(long min, long max) => (min > long.MinValue, max < long.MaxValue) switch
    {
        (false, false) => "a whole number",
        (true, false) => $"a whole number of at least {min}",
        (false, true) => $"a whole number of at most {max}",
        _ => $"a whole number from {min} to {max}",
    };
}
