using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;

namespace JparcSim.Generator.Channels;

/// <summary>Positrons of 12N to the ground state of 12C.</summary>
/// <remarks>
/// Allowed shape p E (T0 - T)^2 without the Fermi function, which for Z = 6 changes it by some per cent below 1 MeV, and without
/// forbidden corrections. The 4 % of decays to other states of 12C are taken to go to the ground state, too. Half life 11.000 ms, end point
/// 16.316 MeV (Ajzenberg-Selove 1990).
/// </remarks>
public static class NitrogenBeta
{
    /// <summary>Greatest kinetic energy, 16.316 MeV.</summary>
    public const double EndPointMeV = 16.316;

    /// <summary>Mean life, 15.87 ms.</summary>
    public const double LifetimeUs = 11_000.0 / 0.6931471805599453;

    private const int Intervals = 1024;

    private static readonly InverseCdfTable Energies = Tabulate();

    /// <summary>Not normalised density at a kinetic energy, MeV^4.</summary>
    public static double Shape(double kineticMeV)
    {
        double totalMeV = kineticMeV + PhysicalConstants.ElectronMassMeV;
        double momentumMeV = Math.Sqrt(Math.Max(0.0, kineticMeV * (kineticMeV + (2.0 * PhysicalConstants.ElectronMassMeV))));
        double left = Math.Max(0.0, EndPointMeV - kineticMeV);
        return momentumMeV * totalMeV * left * left;
    }

    /// <summary>A kinetic energy, MeV. One word.</summary>
    public static double SampleKineticMeV(ref EventRandom random) => Energies.Sample(random.Uniform());

    private static InverseCdfTable Tabulate()
    {
        double[] energiesMeV = new double[Intervals + 1];
        double[] densities = new double[Intervals + 1];
        for (int i = 0; i <= Intervals; i++)
        {
            energiesMeV[i] = EndPointMeV * i / Intervals;
            densities[i] = Shape(energiesMeV[i]);
        }

        return new InverseCdfTable(energiesMeV, densities);
    }
}
