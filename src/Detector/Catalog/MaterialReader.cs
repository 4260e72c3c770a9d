using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;

namespace JparcSim.Detector.Catalog;

/// <summary>Reads the materials of a detector file.</summary>
internal static class MaterialReader
{
    private const double SumTolerance = 1e-6;

    private static readonly TextKey Name = new("name", "name of the material");
    private static readonly FlagKey IsScintillator = new("isScintillator", "whether it makes light");
    private static readonly NumberKey DensityGPerCm3 = new("densityGPerCm3", 1e-6, 30.0, "density");

    // Those with cross sections for every particle: without neutron cross sections an element would be transparent to neutrons.
    private static readonly IReadOnlyList<(string Symbol, NumberKey Key)> Fractions =
    [
        ("H", Fraction("hydrogen")), ("C", Fraction("carbon")), ("O", Fraction("oxygen")),
        ("Gd", Fraction("gadolinium")),
    ];

    private static readonly SectionKey MassFractions = new(
        "massFractions",
        new SectionSchema("Mass fraction of each element; they sum to 1.", [.. Fractions.Select(f => f.Key), SourceKey.Key]),
        "composition by mass");

    public static readonly SectionSchema Schema = new("A material.", [Name, IsScintillator, DensityGPerCm3, MassFractions]);

    public static Material Read(ConfigSection section, IReadOnlyList<Material> before)
    {
        var fractions = new Dictionary<Element, double>();
        string name = section.Text(Name);
        if (before.Any(other => other.Name == name))
        {
            section.Problem(Name, $"a second material '{name}'", "a name that no other material has");
        }

        bool isScintillator = section.Flag(IsScintillator);
        double density = section.Number(DensityGPerCm3);
        if (section.Section(MassFractions) is { } composition)
        {
            double sum = 0.0;
            foreach ((string symbol, NumberKey key) in Fractions)
            {
                double fraction = composition.Number(key);
                sum += fraction;
                if (fraction > 0.0)
                {
                    fractions.Add(Element.BySymbol[symbol], fraction);
                }
            }

            composition.Text(SourceKey.Key);
            composition.RejectUnknown(MassFractions.Schema);
            if (!(Math.Abs(sum - 1.0) <= SumTolerance))
            {
                section.Problem(MassFractions, $"fractions that sum to {sum:R}", "a sum of 1");
            }
        }

        section.RejectUnknown(Schema);
        return new Material(name, density, fractions, isScintillator);
    }

    private static NumberKey Fraction(string element) => new(element, 0.0, 1.0, $"mass fraction of {element}", 0.0);
}
