using JparcSim.Core.Numerics;
using JparcSim.Core.Random;

namespace JparcSim.Generator.Backgrounds;

/// <summary>Energies with density E^-index between two ends.</summary>
/// <param name="Index">Index; any number, 1 included.</param>
/// <param name="MinMeV">Least energy, MeV.</param>
/// <param name="MaxMeV">Greatest energy, MeV.</param>
public readonly record struct PowerLaw(double Index, double MinMeV, double MaxMeV)
{
    private const double NearlyOne = 1e-6;

    /// <summary>Probability of an energy below the given one.</summary>
    public double Cumulative(double energyMeV) =>
        Primitive(Math.Clamp(energyMeV, MinMeV, MaxMeV)) / Primitive(MaxMeV);

    /// <summary>An energy, MeV. One word.</summary>
    public double SampleMeV(ref EventRandom random) => Quantile(random.Uniform());

    /// <summary>The energy below which a share of the particles lies, MeV.</summary>
    public double Quantile(double probability)
    {
        double rise = 1.0 - Index;
        double span = Elementary.Log(MaxMeV / MinMeV);
        double log = Math.Abs(rise) < NearlyOne
            ? probability * span
            : Elementary.Log(1.0 + (probability * (Elementary.Exp(rise * span) - 1.0))) / rise;
        return MinMeV * Elementary.Exp(log);
    }

    // Integral from the least energy, in units in which the density there is 1 / MinMeV.
    private double Primitive(double energyMeV)
    {
        double rise = 1.0 - Index;
        double log = Elementary.Log(energyMeV / MinMeV);
        return Math.Abs(rise) < NearlyOne ? log : (Elementary.Exp(rise * log) - 1.0) / rise;
    }
}
