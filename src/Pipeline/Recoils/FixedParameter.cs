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

    /// <summary>Sets a parameter.</summary>
    public static CevnsModification Apply(CevnsModification model, string text)
    {
        string[] parts = text.Split('=', 2);
        CevnsParameter parameter = Find("--fix", parts[0]);
        return parts.Length == 2 && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && value >= parameter.Min && value <= parameter.Max
            ? parameter.With(model, value)
            : throw new UserInputException($"--fix: found '{ConfigText.Clip(text)}', expected {parameter.Name}= and {ConfigText.Range(parameter.Min, parameter.Max)}");
    }
}
