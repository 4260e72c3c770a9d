namespace JparcSim.Core.Physics;

/// <summary>A stable nucleus of an element as it is found.</summary>
/// <param name="Neutrons">N.</param>
/// <param name="Abundance">Part of the atoms of the element; those of an element sum to 1 but for isotopes that are left out.</param>
/// <param name="AtomicMassU">Mass of the neutral atom, u.</param>
/// <param name="ChargeRadiusFm">Root of the mean square radius of the charge, fm.</param>
public sealed record NaturalIsotope(int Neutrons, double Abundance, double AtomicMassU, double ChargeRadiusFm);

/// <summary>An element and its isotopes.</summary>
/// <param name="Symbol">Symbol.</param>
/// <param name="Protons">Z.</param>
/// <param name="Isotopes">The most frequent first as a rule; the order is that of draws, and part of what a seed means.</param>
public sealed record NaturalElement(string Symbol, int Protons, IReadOnlyList<NaturalIsotope> Isotopes);

/// <summary>The elements that targets of nuclear recoils can be made of. A new element is one entry here.</summary>
/// <remarks>
/// Masses: AME2020. Charge radii: I. Angeli, K. P. Marinova, At. Data Nucl. Data Tables 99 (2013) 69. Abundances: IUPAC 2013; of germanium and xenon
/// as CEvNS at J-PARC (Table 3) rounds them, without 124Xe and 126Xe (0.2 %).
/// </remarks>
public static class NaturalElements
{
    /// <summary>By rising Z.</summary>
    public static IReadOnlyList<NaturalElement> All { get; } =
    [
        new("Ne", 10, [new(10, 0.9048, 19.99244, 3.0055), new(11, 0.0027, 20.99385, 2.9695), new(12, 0.0925, 21.99139, 2.9525)]),
        new("Na", 11, [new(12, 1.0, 22.98977, 2.9936)]),
        new("Si", 14, [new(14, 0.92223, 27.97693, 3.1224), new(15, 0.04685, 28.97649, 3.1176), new(16, 0.03092, 29.97377, 3.1336)]),
        new("Ar", 18, [new(22, 1.0, 39.96238, 3.427)]),
        new(
            "Ge", 32,
            [
                new(42, 0.367, 73.92118, 4.074), new(40, 0.273, 71.92208, 4.058), new(38, 0.204, 69.92425, 4.041), new(44, 0.078, 75.92140, 4.081),
                new(41, 0.078, 72.92346, 4.063),
            ]),
        new("I", 53, [new(74, 1.0, 126.90447, 4.750)]),
        new(
            "Xe", 54,
            [
                new(78, 0.269, 131.90416, 4.786), new(75, 0.264, 128.90478, 4.778), new(77, 0.212, 130.90508, 4.780), new(80, 0.104, 133.90539, 4.790),
                new(82, 0.089, 135.90721, 4.796), new(76, 0.041, 129.90351, 4.782), new(74, 0.019, 127.90353, 4.777),
            ]),
        new("Cs", 55, [new(78, 1.0, 132.90545, 4.804)]),
    ];

    /// <summary>Symbol to element.</summary>
    public static IReadOnlyDictionary<string, NaturalElement> BySymbol { get; } = All.ToDictionary(each => each.Symbol);
}
