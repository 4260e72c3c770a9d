using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;

namespace JparcSim.Detector.Transport.Neutrons;

/// <summary>Cross sections of neutrons on free nuclei at rest, cm2 as named.</summary>
internal static class NeutronCrossSections
{
    /// <summary>Energy of neutrons of 2200 m/s, MeV.</summary>
    public const double ThermalMeV = 2.53e-8;

    private const double Barn = PhysicalConstants.BarnCm2;
    private const double OxygenOverCarbon = 1.211;   // (16 / 12)^(2/3)

    // Elastic cross section of carbon, (MeV, b). The shape of the evaluations read from memory and smoothed over the narrow
    // resonances: assumed, good to 10 % below 2 MeV and 25 % above.
    private static readonly (double MeV, double Barn)[] CarbonPoints =
    [
        (0.0, 4.74), (0.01, 4.70), (0.1, 4.33), (0.3, 3.72), (0.5, 3.30), (0.8, 2.83), (1.0, 2.58), (1.5, 2.06), (2.0, 1.70),
        (2.5, 1.60), (2.9, 2.10), (3.5, 2.30), (4.0, 2.00), (4.5, 1.50), (5.0, 1.15), (6.0, 1.00), (7.0, 0.95), (8.0, 1.20),
        (9.0, 0.95), (10.0, 0.85), (12.0, 0.80), (14.0, 0.80), (17.0, 0.85), (20.0, 0.90),
        (30.0, 0.82), (40.0, 0.72), (50.0, 0.62), (70.0, 0.46), (100.0, 0.28), (150.0, 0.14), (200.0, 0.09), (400.0, 0.075),
    ];

    // Non-elastic cross section of carbon, (MeV, b): 0.3, 0.48, 0.30, 0.22 at 10, 20, 60, 100 MeV and flat above, from memory (10 %);
    // the rise from the threshold at 4.8 MeV and the point at 14 MeV assumed. It starts at a grid point, above the threshold.
    private static readonly (double MeV, double Barn)[] CarbonNonElasticPoints =
    [
        (4.875, 0.0), (6.0, 0.20), (8.0, 0.30), (10.0, 0.30), (14.0, 0.40), (20.0, 0.48), (60.0, 0.30), (100.0, 0.22),
    ];

    // n-p cross section where Gammel's formula ends, (MeV, b): from memory of the data, 5 %.
    private static readonly (double MeV, double Barn)[] HydrogenPoints =
    [
        (20.0, 0.48), (50.0, 0.17), (100.0, 0.073), (200.0, 0.042), (400.0, 0.034),
    ];

    /// <summary>
    /// Scattering by hydrogen: J. L. Gammel's formula (Fast Neutron Physics II, 1963), 1 % below 20 MeV, 20.3 b at zero energy; above,
    /// points joined in both logarithms; flat from 400 MeV on, where it holds the collisions that make a pion too.
    /// </summary>
    public static double HydrogenElasticCm2(double energyMeV)
    {
        if (energyMeV > HydrogenPoints[0].MeV)
        {
            return Barn * PowerLaws(HydrogenPoints, energyMeV);
        }

        double singlet = 0.4223 + (0.13 * energyMeV);
        double triplet = -1.86 + (0.09415 * energyMeV) + (0.0001306 * energyMeV * energyMeV);
        return Barn * ((3.0 * Math.PI / ((1.206 * energyMeV) + (triplet * triplet)))
            + (Math.PI / ((1.206 * energyMeV) + (singlet * singlet))));
    }

    /// <summary>Elastic scattering by carbon; above 20 MeV the measured total less <see cref="CarbonNonElasticCm2"/>, 15 %.</summary>
    public static double CarbonElasticCm2(double energyMeV) => Barn * StraightLines(CarbonPoints, energyMeV);

    /// <summary>All reactions with carbon that are neither elastic nor capture.</summary>
    public static double CarbonNonElasticCm2(double energyMeV) => Barn * StraightLines(CarbonNonElasticPoints, energyMeV);

    /// <summary>
    /// Elastic scattering by oxygen: 3.8 b below 0.3 MeV, falling to 1.5 b at 10 MeV; above 20 MeV carbon's, scaled by A^(2/3).
    /// Assumed; it occurs in the acrylic alone.
    /// </summary>
    public static double OxygenElasticCm2(double energyMeV) => energyMeV <= HydrogenPoints[0].MeV
        ? Barn * Math.Clamp(3.8 - (0.24 * (energyMeV - 0.3)), 1.5, 3.8)
        : OxygenOverCarbon * CarbonElasticCm2(energyMeV);

    /// <summary>Reactions with oxygen: carbon's, scaled by A^(2/3); assumed.</summary>
    public static double OxygenNonElasticCm2(double energyMeV) => OxygenOverCarbon * CarbonNonElasticCm2(energyMeV);

    /// <summary>Radiative capture by hydrogen, 0.3326 b at 2200 m/s, as 1/v (Atlas of Neutron Resonances, 2018).</summary>
    public static double HydrogenCaptureCm2(double energyMeV) => 0.3326 * Barn * Math.Sqrt(ThermalMeV / energyMeV);

    /// <summary>Radiative capture by carbon, 3.53 mb at 2200 m/s, as 1/v (Atlas of Neutron Resonances, 2006).</summary>
    public static double CarbonCaptureCm2(double energyMeV) => 3.53e-3 * Barn * Math.Sqrt(ThermalMeV / energyMeV);

    /// <summary>The factor by which the thermal motion of free nuclei raises a constant cross section.</summary>
    /// <param name="speedRatioSquared">A E / (k T): neutron speed over the nuclei's most probable speed, squared.</param>
    /// <remarks>
    /// (1 + 1/(2 y2)) erf(y) + exp(-y2) / (y sqrt(pi)): e.g. L. C. Leal, R. N. Hwang, ORNL/TM-12031. Relative accuracy 1e-12.
    /// </remarks>
    public static double ThermalMotionFactor(double speedRatioSquared)
    {
        double y = Math.Sqrt(speedRatioSquared);
        const double RootPi = 1.7724538509055160;
        double gauss = speedRatioSquared > 700.0 ? 0.0 : Elementary.Exp(-speedRatioSquared);
        return ((1.0 + (0.5 / speedRatioSquared)) * ErrorFunction(y, gauss)) + (gauss / (y * RootPi));
    }

    private static double StraightLines((double MeV, double Barn)[] points, double energyMeV)
    {
        if (energyMeV <= points[0].MeV)
        {
            return points[0].Barn;
        }

        for (int i = 1; i < points.Length; i++)
        {
            if (energyMeV <= points[i].MeV)
            {
                (double e0, double s0) = points[i - 1];
                (double e1, double s1) = points[i];
                return s0 + ((s1 - s0) * (energyMeV - e0) / (e1 - e0));
            }
        }

        return points[^1].Barn;
    }

    private static double PowerLaws((double MeV, double Barn)[] points, double energyMeV)
    {
        for (int i = 1; i < points.Length; i++)
        {
            if (energyMeV <= points[i].MeV)
            {
                (double e0, double s0) = points[i - 1];
                (double e1, double s1) = points[i];
                return s0 * Elementary.Exp(Elementary.Log(s1 / s0) * Elementary.Log(energyMeV / e0) / Elementary.Log(e1 / e0));
            }
        }

        return points[^1].Barn;
    }

    // erf(y) = 2/sqrt(pi) exp(-y2) sum of 2^n y^(2n+1) / (2n+1)!!: all terms positive.
    private static double ErrorFunction(double y, double gauss)
    {
        if (y > 6.0)
        {
            return 1.0;
        }

        double term = y;
        double sum = y;
        for (int n = 1; term > 1e-17 * sum; n++)
        {
            term *= 2.0 * y * y / ((2.0 * n) + 1.0);
            sum += term;
        }

        return 1.1283791670955126 * gauss * sum;
    }
}
