using System.Globalization;
using JparcSim.Core.Configuration;
using JparcSim.Generator.Cevns;

namespace JparcSim.Pipeline.Recoils;

/// <summary>A parameter and its value as a user writes them: <c>mediatorMass=1e5</c>.</summary>
internal static class FixedParameter
{
    /// <summary>The parameter of a name.</summary>
    /// <param name="option">Who names it, for the message.</param>
    /// <param name="name">Name.</param>
    public static CevnsParameter Find(string option, string name) => CevnsParameters.ByName.TryGetValue(name, out CevnsParameter? parameter)
        ? parameter
        : throw new UserInputException($"{option}: found '{ConfigText.Clip(name)}', expected {NearestName.Expectation(name, CevnsParameters.ByName.Keys)}");

    /// <summary>The parameter that a text sets.</summary>
    public static CevnsParameter Of(string text) => Find("--fix", text.Split('=', 2)[0]);

    /// <summary>Sets parameters, each once.</summary>
    /// <param name="model">The model to be changed.</param>
    /// <param name="texts"><c>NAME=VALUE</c>.</param>
    public static CevnsModification ApplyAll(CevnsModification model, IReadOnlyList<string> texts)
    {
        CevnsParameter[] all = [.. texts.Select(Of)];
        foreach (CevnsParameter each in all)
        {
            if (all.FirstOrDefault(other => each.Combines.Contains(other.Name)) is { } part)
            {
                throw new UserInputException($"--fix: found {each.Name} beside {part.Name}, expected one of the two: the former sets the latter");
            }

            if (all.Count(other => other == each) > 1)
            {
                throw new UserInputException($"--fix: found {each.Name} twice, expected each parameter once");
            }
        }

        return texts.Aggregate(model, Apply);
    }

    /// <summary>Sets a parameter.</summary>
    private static CevnsModification Apply(CevnsModification model, string text)
    {
        string[] parts = text.Split('=', 2);
        CevnsParameter parameter = Of(text);
        return parts.Length == 2 && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && value >= parameter.Min && value <= parameter.Max
            ? parameter.With(model, value)
            : throw new UserInputException($"--fix: found '{ConfigText.Clip(text)}', expected {parameter.Name}= and {ConfigText.Range(parameter.Min, parameter.Max)}");
    }
}
