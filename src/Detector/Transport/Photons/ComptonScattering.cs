using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using static JparcSim.Core.Physics.PhysicalConstants;

namespace JparcSim.Detector.Transport.Photons;

/// <summary>Scattering of photons by free electrons at rest: O. Klein and Y. Nishina, Z. Phys. 52 (1929) 853.</summary>
/// <remarks>The binding of the electrons is neglected: below 1 % in carbon above 0.1 MeV.</remarks>
internal static class ComptonScattering
{
    /// <summary>Total cross section per electron, cm2. Loses digits below 0.1 keV.</summary>
    public static double TotalCm2(double energyMeV)
    {
        double a = energyMeV / ElectronMassMeV;
        double b = 1.0 + (2.0 * a);
        double logarithm = Elementary.Log(b);
        double bracket = ((1.0 + a) / (a * a) * ((2.0 * (1.0 + a) / b) - (logarithm / a)))
            + (logarithm / (2.0 * a)) - ((1.0 + (3.0 * a)) / (b * b));
        return 2.0 * Math.PI * ElectronRadiusSquaredCm2 * bracket;
    }

    /// <summary>
    /// Probability density, not normalised, of the fraction of energy kept by the photon; zero outside [1 / (1 + 2 E / m), 1].
    /// </summary>
    public static double Density(double energyMeV, double keptFraction)
    {
        double a = energyMeV / ElectronMassMeV;
        double oneMinusCos = (1.0 - keptFraction) / (a * keptFraction);
        return oneMinusCos is >= 0.0 and <= 2.0
            ? (1.0 / keptFraction) + keptFraction - (oneMinusCos * (2.0 - oneMinusCos))
            : 0.0;
    }

    /// <summary>Samples the fraction of energy kept by the photon and the cosine of its deflection. Two words per trial.</summary>
    /// <remarks>
    /// Kept fractions from (1/x + x), by composition, with the angular factor by rejection: J. C. Butcher and H. Messel,
    /// Nucl. Phys. 20 (1960) 15.
    /// </remarks>
    public static (double KeptFraction, double CosTheta) Sample(ref EventRandom random, double energyMeV)
    {
        double a = energyMeV / ElectronMassMeV;
        double least = 1.0 / (1.0 + (2.0 * a));
        double logarithm = -Elementary.Log(least);
        double inverseArea = logarithm / (logarithm + (0.5 * (1.0 - (least * least))));
        while (true)
        {
            double choice = random.Uniform();
            double kept = choice < inverseArea
                ? Elementary.Exp(-logarithm * (choice / inverseArea))
                : Math.Sqrt((least * least) + ((1.0 - (least * least)) * ((choice - inverseArea) / (1.0 - inverseArea))));
            double oneMinusCos = (1.0 - kept) / (a * kept);
            double sinSquared = oneMinusCos * (2.0 - oneMinusCos);
            if (random.Uniform() < 1.0 - (kept * sinSquared / (1.0 + (kept * kept))))
            {
                return (kept, 1.0 - oneMinusCos);
            }
        }
    }
}
