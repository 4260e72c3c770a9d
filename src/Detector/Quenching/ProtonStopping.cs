using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using static JparcSim.Core.Physics.PhysicalConstants;

namespace JparcSim.Detector.Quenching;

/// <summary>Electronic stopping power of protons and, by effective charge, of alpha particles.</summary>
/// <remarks>
/// Up to 1 MeV the fit of H. H. Andersen and J. F. Ziegler with the coefficients of ICRU Report 49 for hydrogen and carbon,
/// added by Bragg's rule; above, Bethe's formula without shell and density terms, joined continuously. Accuracy: 5 % below
/// 0.1 MeV, 2 % above. Other elements are added as carbon per electron: gadolinium makes 0.1 % of a liquid.
/// </remarks>
internal sealed class ProtonStopping
{
    private const double JoinMeV = 1.0;
    private const double CoefficientMeVCm2PerMol = 4.0 * Math.PI * AvogadroPerMol * ElectronRadiusSquaredCm2 * ElectronMassMeV;

    private readonly double _excitationMeV;
    private readonly double _molPerCm3;
    private readonly double _hydrogenPerCm3;
    private readonly double _carbonPerCm3;
    private readonly double _joinRatio;

    /// <summary>Prepares the stopping powers of a material.</summary>
    public ProtonStopping(Material material)
    {
        _excitationMeV = MeanExcitation.OfMeV(material);
        _molPerCm3 = material.ElectronsPerCm3 / AvogadroPerMol;
        _hydrogenPerCm3 = material.AtomsPerCm3(Element.Hydrogen);
        _carbonPerCm3 = (material.ElectronsPerCm3 - _hydrogenPerCm3) / Element.Carbon.AtomicNumber;
        _joinRatio = LowMeVPerCm(JoinMeV) / BetheMeVPerCm(JoinMeV);
    }

    /// <summary>Stopping power of a proton, MeV/cm.</summary>
    public double ProtonMeVPerCm(double kineticMeV) => kineticMeV <= JoinMeV
        ? LowMeVPerCm(kineticMeV)
        : BetheMeVPerCm(kineticMeV) * (1.0 + ((_joinRatio - 1.0) * JoinMeV / kineticMeV));

    /// <summary>Stopping power of an alpha particle, MeV/cm: that of a proton of equal speed times the effective charge squared.</summary>
    /// <remarks>
    /// Effective charge: J. F. Ziegler and J. M. Manoyan, Nucl. Instrum. Meth. B 35 (1988) 215; the fit's coefficients from memory.
    /// </remarks>
    public double AlphaMeVPerCm(double kineticMeV)
    {
        double protonMeV = kineticMeV * (ProtonMassMeV / AlphaMassMeV);
        double e = Math.Max(0.0, Elementary.Log(1000.0 * protonMeV));
        double x = 0.2865 + (e * (0.1266 + (e * (-0.001429 + (e * (0.02402 + (e * (-0.01135 + (e * 0.001475)))))))));
        double chargeSquared = 4.0 * (1.0 - Elementary.Exp(-Math.Min(x, 30.0)));
        return chargeSquared * ProtonMeVPerCm(protonMeV);
    }

    private double BetheMeVPerCm(double kineticMeV)
    {
        double gamma = 1.0 + (kineticMeV / ProtonMassMeV);
        double betaGammaSquared = (gamma - 1.0) * (gamma + 1.0);
        double betaSquared = betaGammaSquared / (gamma * gamma);
        double logarithm = Elementary.Log(2.0 * ElectronMassMeV * betaGammaSquared / _excitationMeV);
        return CoefficientMeVCm2PerMol * _molPerCm3 / betaSquared * (logarithm - betaSquared);
    }

    private double LowMeVPerCm(double kineticMeV)
    {
        double keV = 1000.0 * kineticMeV;
        return 1e-21 * ((_hydrogenPerCm3 * Fit(keV, 1.440, 242.6, 1.2e4, 0.1159))
            + (_carbonPerCm3 * Fit(keV, 2.601, 1701.0, 1279.0, 0.01638)));
    }

    private static double Fit(double keV, double a2, double a3, double a4, double a5)
    {
        double low = a2 * Elementary.Pow(keV, 0.45);
        double high = a3 / keV * Elementary.Log(1.0 + (a4 / keV) + (a5 * keV));
        return low * high / (low + high);
    }
}
