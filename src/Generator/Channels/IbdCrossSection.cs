using JparcSim.Core.Numerics;
using static JparcSim.Core.Physics.PhysicalConstants;

namespace JparcSim.Generator.Channels;

/// <summary>Cross section of nubar_e + p to e+ + n for free protons at rest.</summary>
/// <remarks>
/// A. Strumia and F. Vissani, Phys. Lett. B 564 (2003) 42: the full expression, equations (4) to (11), with form factors and the
/// radiative correction of their equation (14); nothing is expanded in 1/M. Accuracy at these energies about 0.4 %, mostly from
/// the axial coupling and the neutron lifetime.
/// </remarks>
public static class IbdCrossSection
{
    /// <summary>Least neutrino energy, ((m_n + m_e)^2 - m_p^2) / (2 m_p) = 1.806 MeV.</summary>
    public const double ThresholdMeV =
        (((NeutronMassMeV + ElectronMassMeV) * (NeutronMassMeV + ElectronMassMeV)) - (ProtonMassMeV * ProtonMassMeV))
        / (2.0 * ProtonMassMeV);

    private const double NucleonMassMeV = 0.5 * (ProtonMassMeV + NeutronMassMeV);
    private const double MassSquared = NucleonMassMeV * NucleonMassMeV;
    private const double Difference = NeutronMassMeV - ProtonMassMeV;
    private const double Electron2 = ElectronMassMeV * ElectronMassMeV;
    private const double VectorMassSquaredMeV2 = 0.71e6;   // dipole form factor, Strumia and Vissani eq. (8)
    private const double AxialMassSquaredMeV2 = 1.0e6;     // the same: M_A = 1 GeV
    private const double Prefactor =
        FermiConstantPerMeV2 * FermiConstantPerMeV2 * CabibboVud * CabibboVud * HbarCSquaredCm2MeV2 / (2.0 * Math.PI);

    private static readonly QuadratureNode[] UnitNodes = GaussLegendre.Nodes(0.0, 1.0);

    /// <summary>Range of the positron's total energy at a neutrino energy, MeV; empty (equal ends) at threshold.</summary>
    public static (double MinMeV, double MaxMeV) PositronRange(double neutrinoMeV)
    {
        double s = (ProtonMassMeV * ProtonMassMeV) + (2.0 * ProtonMassMeV * neutrinoMeV);
        double rootS = Math.Sqrt(s);
        double energyCm = (s - (NeutronMassMeV * NeutronMassMeV) + Electron2) / (2.0 * rootS);
        double momentumCm = Math.Sqrt(Math.Max(0.0, (energyCm * energyCm) - Electron2));
        double centre = (neutrinoMeV + ProtonMassMeV) * energyCm / rootS;
        double half = neutrinoMeV * momentumCm / rootS;
        return (centre - half, centre + half);
    }

    /// <summary>Cosine of the angle between neutrino and positron, from the two energies.</summary>
    public static double CosTheta(double neutrinoMeV, double positronMeV)
    {
        double t = TransferSquared(neutrinoMeV, positronMeV);
        double momentum = Math.Sqrt(Math.Max(0.0, (positronMeV * positronMeV) - Electron2));
        return Math.Clamp((t - Electron2 + (2.0 * neutrinoMeV * positronMeV)) / (2.0 * neutrinoMeV * momentum), -1.0, 1.0);
    }

    /// <summary>
    /// Differential cross section by the positron's total energy, cm2/MeV; the caller keeps to <see cref="PositronRange"/>.
    /// </summary>
    public static double ByPositronEnergyCm2PerMeV(double neutrinoMeV, double positronMeV)
    {
        double t = TransferSquared(neutrinoMeV, positronMeV);
        double f1 = 1.0 - (t / (4.0 * MassSquared));
        double dipole = 1.0 - (t / VectorMassSquaredMeV2);
        double vector = 1.0 / (f1 * dipole * dipole);
        f1 = (1.0 - ((1.0 + IsovectorAnomalousMoment) * t / (4.0 * MassSquared))) * vector;
        double f2 = IsovectorAnomalousMoment * vector;
        double axial = 1.0 - (t / AxialMassSquaredMeV2);
        double g1 = AxialCoupling / (axial * axial);
        double g2 = 2.0 * MassSquared * g1 / ((PionMassMeV * PionMassMeV) - t);

        double sMinusU = (2.0 * ProtonMassMeV * (neutrinoMeV + positronMeV)) - Electron2;
        double b = ((16.0 * t * g1 * (f1 + f2))
            + (4.0 * Electron2 * Difference * ((f2 * f2) + (f1 * f2) + (2.0 * g1 * g2)) / NucleonMassMeV)) / 16.0;
        double c = ((4.0 * ((f1 * f1) + (g1 * g1))) - (t * f2 * f2 / MassSquared)) / 16.0;
        double matrixElement = AmplitudeA(t, f1, f2, g1, g2) - (sMinusU * b) + (sMinusU * sMinusU * c);
        double flux = 2.0 * ProtonMassMeV * neutrinoMeV;   // s - m_p^2
        return Prefactor * matrixElement / (flux * flux) * (2.0 * ProtonMassMeV) * RadiativeCorrection(positronMeV);
    }

    /// <summary>Total cross section, cm2; 0 below threshold.</summary>
    public static double TotalCm2(double neutrinoMeV)
    {
        if (neutrinoMeV <= ThresholdMeV)
        {
            return 0.0;
        }

        (double minMeV, double maxMeV) = PositronRange(neutrinoMeV);
        double sum = 0.0;
        foreach (QuadratureNode node in UnitNodes)
        {
            sum += node.Weight * ByPositronEnergyCm2PerMeV(neutrinoMeV, minMeV + (node.X * (maxMeV - minMeV)));
        }

        return sum * (maxMeV - minMeV);
    }

    // t = (p_nu - p_e)^2 = m_n^2 - m_p^2 - 2 m_p (E_nu - E_e)
    private static double TransferSquared(double neutrinoMeV, double positronMeV) =>
        (Difference * (NeutronMassMeV + ProtonMassMeV)) - (2.0 * ProtonMassMeV * (neutrinoMeV - positronMeV));

    private static double AmplitudeA(double t, double f1, double f2, double g1, double g2)
    {
        double f11 = f1 * f1;
        double g11 = g1 * g1;
        double f22 = f2 * f2;
        double interference = 16.0 * Electron2 * g1 * g2;
        double leading = (4.0 * f11 * ((4.0 * MassSquared) + t + Electron2)) + (4.0 * g11 * (t + Electron2 - (4.0 * MassSquared)))
            + (f22 * ((t * t / MassSquared) + (4.0 * t) + (4.0 * Electron2))) + (4.0 * Electron2 * t * g2 * g2 / MassSquared)
            + (8.0 * f1 * f2 * ((2.0 * t) + Electron2)) + interference;
        double splitting = (((4.0 * f11) + (t * f22 / MassSquared)) * ((4.0 * MassSquared) + t - Electron2))
            + (4.0 * g11 * ((4.0 * MassSquared) - t + Electron2)) + (4.0 * Electron2 * g2 * g2 * (t - Electron2) / MassSquared)
            + (8.0 * f1 * f2 * ((2.0 * t) - Electron2)) + interference;
        double mixed = 32.0 * Electron2 * NucleonMassMeV * Difference * g1 * (f1 + f2);
        return (((t - Electron2) * leading) - (Difference * Difference * splitting) - mixed) / 16.0;
    }

    private static double RadiativeCorrection(double positronMeV)
    {
        double ratio = ElectronMassMeV / positronMeV;
        double bracket = 6.00 + (1.5 * Elementary.Log(ProtonMassMeV / (2.0 * positronMeV))) + (1.2 * ratio * Math.Sqrt(ratio));
        return 1.0 + (FineStructureConstant / Math.PI * bracket);
    }
}
