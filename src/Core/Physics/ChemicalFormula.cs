using System.Globalization;

namespace JparcSim.Core.Physics;

/// <summary>Atoms of one element in a formula.</summary>
/// <param name="Element">The element.</param>
/// <param name="Count">How many atoms, 1 or more.</param>
public readonly record struct FormulaPart(NaturalElement Element, int Count);

/// <summary>Reads chemical formulas of the elements of <see cref="NaturalElements"/>: <c>Ge</c>, <c>CsI</c>, <c>NaI</c>, <c>Na2Si</c>.</summary>
public static class ChemicalFormula
{
    private const int MaxDigits = 3;

    /// <summary>What a formula must be, for messages.</summary>
    public static string Expectation { get; } =
        $"a chemical formula such as Ge or CsI, each element once, of {string.Join(", ", NaturalElements.All.Select(each => each.Symbol))}";

    /// <summary>The elements in their order; null for anything but a formula of known elements, each once.</summary>
    public static IReadOnlyList<FormulaPart>? Parse(string text)
    {
        var parts = new List<FormulaPart>();
        int place = 0;
        while (place < text.Length)
        {
            int symbol = place++;
            place = SkipWhile(text, place, char.IsAsciiLetterLower);
            int digits = place;
            place = SkipWhile(text, place, char.IsAsciiDigit);
            int count = digits == place ? 1 : place - digits > MaxDigits ? 0 : int.Parse(text.AsSpan(digits, place - digits), NumberStyles.None, CultureInfo.InvariantCulture);
            if (count == 0 || !NaturalElements.BySymbol.TryGetValue(text[symbol..digits], out NaturalElement? element) || parts.Any(each => each.Element == element))
            {
                return null;
            }

            parts.Add(new FormulaPart(element, count));
        }

        return parts.Count > 0 ? parts : null;
    }

    private static int SkipWhile(string text, int place, Func<char, bool> isMeant)
    {
        while (place < text.Length && isMeant(text[place]))
        {
            place++;
        }

        return place;
    }
}
