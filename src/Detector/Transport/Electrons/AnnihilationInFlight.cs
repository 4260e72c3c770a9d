using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using static JparcSim.Core.Physics.PhysicalConstants;

namespace JparcSim.Detector.Transport.Electrons;

/// <summary>Annihilation of a moving positron with an electron at rest into two photons.</summary>
/// <remarks>W. Heitler, The Quantum Theory of Radiation, 3rd edition, section 27.</remarks>
internal static class AnnihilationInFlight
{
    /// <summary>Total cross section per electron, cm2.</summary>
    public static double TotalCm2(double kineticMeV)
    {
        double gamma = 1.0 + (kineticMeV / ElectronMassMeV);
        double squared = (gamma * gamma) - 1.0;
        double root = Math.Sqrt(squared);
        return Math.PI * ElectronRadiusSquaredCm2 / (gamma + 1.0)
            * ((((gamma * gamma) + (4.0 * gamma) + 1.0) / squared * Elementary.Log(gamma + root)) - ((gamma + 3.0) / root));
    }

    /// <summary>Density, not normalised, of the share of the total energy taken by one photon.</summary>
    public static double Density(double kineticMeV, double share)
    {
        double gamma = 1.0 + (kineticMeV / ElectronMassMeV);
        double inverse = 1.0 / ((gamma + 1.0) * (gamma + 1.0));
        return (1.0 / share) * Math.Max(0.0, 1.0 + (2.0 * gamma * inverse) - share - (inverse / share));
    }

    /// <summary>Samples one photon's share of the total energy T + 2 m, and the cosine of its angle to the positron.</summary>
    public static (double Share, double CosTheta) Sample(ref EventRandom random, double kineticMeV)
    {
        double gamma = 1.0 + (kineticMeV / ElectronMassMeV);
        double half = 0.5 * Math.Sqrt((gamma - 1.0) / (gamma + 1.0));
        double least = 0.5 - half;
        double logarithm = Elementary.Log((0.5 + half) / least);
        double inverse = 1.0 / ((gamma + 1.0) * (gamma + 1.0));
        double largest = 1.0 + (2.0 * gamma * inverse) - (2.0 * Math.Sqrt(inverse));
        while (true)
        {
            double share = least * Elementary.Exp(logarithm * random.Uniform());
            if (largest * random.Uniform() < 1.0 + (2.0 * gamma * inverse) - share - (inverse / share))
            {
                double cosTheta = ((share * (gamma + 1.0)) - 1.0) / (share * Math.Sqrt((gamma * gamma) - 1.0));
                return (share, Math.Clamp(cosTheta, -1.0, 1.0));
            }
        }
    }
}
