using JparcSim.Core.Physics;

namespace JparcSim.Generator.Cevns;

/// <summary>The weak charge of a nucleus, negative as a rule: -N + Z [1 - 4 s2 (1 + Delta)].</summary>
public static class WeakCharge
{
    /// <summary>Squared sine of the weak mixing angle at rest, 0.23867 (J. Erler, R. Ferro-Hernandez, JHEP 03 (2018) 196).</summary>
    public const double MixingAngle = 0.23867;

    /// <summary>Mean square charge radius of nu_e in the Standard Model, -0.83e-32 cm2 (J. Bernabeu et al., Nucl. Phys. B 680 (2004) 450).</summary>
    public const double ChargeRadiusNuE1em32Cm2 = -0.83;

    /// <summary>The same of nu_mu, -0.48e-32 cm2.</summary>
    public const double ChargeRadiusNuMu1em32Cm2 = -0.48;

    private const double WMassMeV = 80369.2;   // PDG 2024

    /// <summary>Without a charge radius of the neutrino.</summary>
    /// <param name="protons">Z.</param>
    /// <param name="neutrons">N.</param>
    /// <param name="mixingAngle">Squared sine of the weak mixing angle.</param>
    public static double Tree(int protons, int neutrons, double mixingAngle) => WithRadius(protons, neutrons, mixingAngle, 0.0);

    /// <summary>With a charge radius.</summary>
    /// <param name="protons">Z.</param>
    /// <param name="neutrons">N.</param>
    /// <param name="mixingAngle">Squared sine of the weak mixing angle.</param>
    /// <param name="chargeRadius">Mean square charge radius of the neutrino, 1e-32 cm2.</param>
    public static double WithRadius(int protons, int neutrons, double mixingAngle, double chargeRadius) =>
        (protons * (1.0 - (4.0 * mixingAngle * (1.0 + Shift(chargeRadius))))) - neutrons;

    /// <summary>Delta of a charge radius: m_W^2 r2 / 3.</summary>
    /// <param name="chargeRadius">Mean square charge radius of the neutrino, 1e-32 cm2.</param>
    public static double Shift(double chargeRadius) =>
        1e-32 * chargeRadius * WMassMeV * WMassMeV / (3.0 * PhysicalConstants.HbarCSquaredCm2MeV2);
}
