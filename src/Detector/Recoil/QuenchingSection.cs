using JparcSim.Core.Configuration;

namespace JparcSim.Detector.Recoil;

/// <summary>Reads the quenching factor.</summary>
internal static class QuenchingSection
{
    private const string Lindhard = "lindhard";
    private const string Polynomial = "polynomial";
    private const string Table = "table";

    private static readonly ChoiceKey Model = new("model", [Lindhard, Polynomial, Table], "its form");
    private static readonly NumberKey K = new("k", 0.0, 1.0, "lindhard: electronic stopping", IsOptional: true);
    private static readonly NumberKey Protons = new("protons", 1.0, 120.0, "lindhard: Z of the target", IsOptional: true);
    private static readonly NumbersKey Coefficients = new(
        "coefficients", 0, -1e6, 1e6, "polynomial: coefficients of the factor in the recoil in keVnr, from the constant on", true);
    private static readonly NumbersKey Recoils = new("recoilsKeVnr", 0, 0.0, 1e6, "table: recoils, rising", true);
    private static readonly NumbersKey Factors = new("factors", 0, 0.0, 1.0, "table: factors at these recoils; straight lines between, constant outside", true);

    public static readonly SectionSchema Schema = new(
        "Electron-equivalent over recoil energy.", [Model, K, Protons, Coefficients, Recoils, Factors]);

    public static QuenchingFactor Read(ConfigSection section)
    {
        string model = section.Choice(Model);
        ConfigKey[] own = model switch { Lindhard => [K, Protons], Polynomial => [Coefficients], _ => [Recoils, Factors] };
        bool isComplete = true;
        foreach (ConfigKey key in Schema.Keys.Where(key => key.Name != Model.Name))
        {
            if (own.Contains(key) != section.Has(key))
            {
                isComplete = false;
                section.Problem(
                    key, section.Has(key) ? $"a key that model '{model}' does not have" : "nothing", $"with model '{model}' the keys {string.Join(", ", own.Select(each => each.Name))}");
            }
        }

        double k = section.Has(K) ? section.Number(K) : 0.0;
        double protons = section.Has(Protons) ? section.Number(Protons) : 1.0;
        IReadOnlyList<double> coefficients = section.Numbers(Coefficients);
        IReadOnlyList<double> recoils = section.Numbers(Recoils);
        IReadOnlyList<double> factors = section.Numbers(Factors);
        section.RejectUnknown(Schema);
        if (isComplete && model == Table && (recoils.Count < 2 || recoils.Count != factors.Count || recoils.Zip(recoils.Skip(1)).Any(pair => !(pair.First < pair.Second))))
        {
            section.Problem(Recoils, $"{recoils.Count} recoils for {factors.Count} factors", "two or more rising recoils and as many factors");
            isComplete = false;
        }

        return model switch
        {
            Lindhard => new LindhardQuenching(k, protons),
            Table when isComplete => new TabulatedQuenching(recoils, factors),
            _ => new PolynomialQuenching(coefficients),
        };
    }
}
