using JparcSim.Core.Physics;
using JparcSim.Core.Random;

namespace JparcSim.Generator.Channels;

/// <summary>
/// Energy spectrum of the electron from a free muon at rest, V-A with the electron's mass, without radiative corrections.
/// </summary>
/// <remarks>
/// PDG, "Muon decay parameters": rho = 3/4, eta = 0 give sqrt(x^2 - x0^2) (3x - 2x^2 - x0^2) with x = E / W and x0 = m_e / W. The smearing
/// of the end point for mu- bound to carbon is left out.
/// </remarks>
public static class MichelSpectrum
{
    /// <summary>Largest total energy W = (m_mu^2 + m_e^2) / (2 m_mu) = 52.83 MeV.</summary>
    public const double EndPointMeV =
        ((PhysicalConstants.MuonMassMeV * PhysicalConstants.MuonMassMeV)
            + (PhysicalConstants.ElectronMassMeV * PhysicalConstants.ElectronMassMeV))
        / (2.0 * PhysicalConstants.MuonMassMeV);

    /// <summary>Not normalised density at a total energy; between 0 and 1.</summary>
    public static double Shape(double totalMeV)
    {
        const double X0 = PhysicalConstants.ElectronMassMeV / EndPointMeV;
        double x = totalMeV / EndPointMeV;
        return x is > X0 and < 1.0 ? Math.Sqrt((x * x) - (X0 * X0)) * ((3.0 * x) - (2.0 * x * x) - (X0 * X0)) : 0.0;
    }

    /// <summary>A total energy, MeV, by rejection below 1: four words on average.</summary>
    public static double SampleTotalEnergyMeV(ref EventRandom random)
    {
        while (true)
        {
            double totalMeV = PhysicalConstants.ElectronMassMeV + ((EndPointMeV - PhysicalConstants.ElectronMassMeV) * random.Uniform());
            if (random.Uniform() < Shape(totalMeV))
            {
                return totalMeV;
            }
        }
    }
}
