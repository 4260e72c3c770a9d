using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using static JparcSim.Core.Physics.PhysicalConstants;

namespace JparcSim.Detector.Quenching;

/// <summary>Collision stopping power of electrons, used for positrons too (they differ by less than 3 % above 0.1 MeV).</summary>
/// <remarks>
/// Berger and Seltzer's form of Bethe's formula with Moller's cross section (ICRU Report 37, eq. 2.8); density effect in the
/// general form of R. M. Sternheimer and R. F. Peierls, Phys. Rev. B 3 (1971) 3681, for liquids with I below 100 eV.
/// Accuracy: about 1 % above 0.1 MeV, 3 % at 10 keV.
/// </remarks>
internal sealed class ElectronStopping(Material material)
{
    private const double CoefficientMeVCm2PerMol = 2.0 * Math.PI * AvogadroPerMol * ElectronRadiusSquaredCm2 * ElectronMassMeV;
    private const double PlasmaEv = 28.816;   // plasma energy at 1 mol of electrons per cm3
    private const double Ln10 = 2.302585092994046;
    private const double X0 = 0.2;
    private const double X1 = 2.0;

    private readonly double _excitationMeV = MeanExcitation.OfMeV(material);
    private readonly double _molPerCm3 = material.ElectronsPerCm3 / AvogadroPerMol;

    /// <summary>Mean loss to collisions, MeV/cm, of an electron of some kinetic energy.</summary>
    public double MeVPerCm(double kineticMeV)
    {
        double tau = kineticMeV / ElectronMassMeV;
        double betaSquared = tau * (tau + 2.0) / ((tau + 1.0) * (tau + 1.0));
        double spin = (1.0 - betaSquared) * (1.0 + (tau * tau / 8.0) - (((2.0 * tau) + 1.0) * 0.6931471805599453));
        double ratio = kineticMeV / _excitationMeV;
        double bracket = Elementary.Log(ratio * ratio * (1.0 + (0.5 * tau))) + spin - DensityEffect(tau * (tau + 2.0));
        return CoefficientMeVCm2PerMol * _molPerCm3 / betaSquared * Math.Max(bracket, 1.0);
    }

    private double DensityEffect(double betaGammaSquared)
    {
        double c = (2.0 * Elementary.Log(1e6 * _excitationMeV / (PlasmaEv * Math.Sqrt(_molPerCm3)))) + 1.0;
        double x = 0.5 * Elementary.Log(betaGammaSquared) / Ln10;
        if (x < X0)
        {
            return 0.0;
        }

        double asymptote = (2.0 * Ln10 * x) - c;
        double reach = X1 - X0;
        double a = (c - (2.0 * Ln10 * X0)) / (reach * reach * reach);
        double left = Math.Max(0.0, X1 - x);
        return asymptote + (a * left * left * left);
    }
}
