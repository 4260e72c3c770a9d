using System.Globalization;
using JparcSim.Core.Configuration;
using JparcSim.Core.Events;

namespace JparcSim.Pipeline;

/// <summary>What a run writes beside the standard columns: the words of <c>--keep</c>, each a name, <c>waveforms:fraction</c> or <c>waveforms:selected</c>.</summary>
public static class KeepList
{
    /// <summary>Instead of a fraction: the events with a pair that passes every cut.</summary>
    internal const string Selected = "selected";

    /// <summary>The form in which a word is stored.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="word">The word; empty when there is none.</param>
    /// <param name="expectation">What was expected instead; empty when it is a word.</param>
    public static bool TryParse(string text, out string word, out string expectation)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string name = colon < 0 ? text : text[..colon];
        (word, expectation) = ("", "");
        if (!DatasetSchema.KeepWords.Contains(name))
        {
            expectation = NearestName.Expectation(name, DatasetSchema.KeepWords);
            return false;
        }

        if (text == $"{WaveformTable.KeepWord}:{Selected}")
        {
            word = text;
            return true;
        }

        double fraction = 1.0;
        if (colon >= 0 && !(name == WaveformTable.KeepWord
            && double.TryParse(text.AsSpan(colon + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out fraction) && fraction is > 0.0 and <= 1.0))
        {
            expectation = name == WaveformTable.KeepWord
                ? $"{name}, {name}:{Selected}, or {name}:F with a fraction F of the events, above 0 and at most 1"
                : $"{name}, of which no fraction is kept";
            return false;
        }

        word = fraction < 1.0 ? $"{name}:{fraction.ToString("R", CultureInfo.InvariantCulture)}" : name;
        return true;
    }

    /// <summary>Name of a word, without a fraction.</summary>
    public static string NameOf(string word) => word.Split(':')[0];

    /// <summary>Whether one of some words has a name.</summary>
    internal static bool Has(IReadOnlyList<string> words, string name) => words.Any(word => NameOf(word) == name);
}
