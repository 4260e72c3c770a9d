using JparcSim.Core.Physics;

namespace JparcSim.Core.Detectors;

/// <summary>The elements that occur in the detectors, with the data every sibling needs.</summary>
/// <param name="Symbol">Chemical symbol.</param>
/// <param name="AtomicNumber">Z.</param>
/// <param name="MolarMassGPerMol">Standard atomic weight, g/mol. Source: IUPAC 2021, conventional values.</param>
public sealed record Element(string Symbol, int AtomicNumber, double MolarMassGPerMol)
{
    /// <summary>Hydrogen.</summary>
    public static readonly Element Hydrogen = new("H", 1, 1.008);

    /// <summary>Carbon.</summary>
    public static readonly Element Carbon = new("C", 6, 12.011);

    /// <summary>Oxygen.</summary>
    public static readonly Element Oxygen = new("O", 8, 15.999);

    /// <summary>Gadolinium.</summary>
    public static readonly Element Gadolinium = new("Gd", 64, 157.25);

    /// <summary>All of them by symbol.</summary>
    public static readonly IReadOnlyDictionary<string, Element> BySymbol = new[] { Hydrogen, Carbon, Oxygen, Gadolinium }
        .ToDictionary(element => element.Symbol);
}

/// <summary>What a volume is filled with.</summary>
/// <param name="Name">Name within the detector file.</param>
/// <param name="DensityGPerCm3">Density, g/cm3.</param>
/// <param name="MassFractions">Mass fraction of each element; they sum to 1.</param>
/// <param name="IsScintillator">Whether it makes light.</param>
public sealed record Material(string Name, double DensityGPerCm3, IReadOnlyDictionary<Element, double> MassFractions, bool IsScintillator)
{
    /// <summary>Atoms of an element per cubic centimetre.</summary>
    public double AtomsPerCm3(Element element) =>
        MassFractions.TryGetValue(element, out double fraction)
            ? DensityGPerCm3 * fraction * PhysicalConstants.AvogadroPerMol / element.MolarMassGPerMol
            : 0.0;

    /// <summary>Electrons per cubic centimetre, summed in the order of atomic numbers, whatever order the file has.</summary>
    public double ElectronsPerCm3 => MassFractions.Keys
        .OrderBy(element => element.AtomicNumber)
        .Sum(element => element.AtomicNumber * AtomsPerCm3(element));
}
