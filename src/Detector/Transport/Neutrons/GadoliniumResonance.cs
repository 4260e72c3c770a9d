using JparcSim.Core.Physics;

namespace JparcSim.Detector.Transport.Neutrons;

/// <summary>Radiative capture by a gadolinium isotope: the single-level Breit-Wigner form of its resonance near thermal energies.</summary>
/// <param name="ResonanceEv">Energy of the resonance, eV.</param>
/// <param name="GammaWidthEv">Radiative width, eV.</param>
/// <param name="NeutronWidthEv">Neutron width at the resonance, eV; grows as the square root of energy.</param>
/// <param name="ThermalBarn">Evaluated cross section at 25.3 meV, b: the form is scaled to it.</param>
/// <param name="Abundance">Share of the isotope in natural gadolinium (IUPAC 2013).</param>
/// <remarks>
/// Spin factor 5/8 (I = 3/2, J = 2). Parameters: S. F. Mughabghab, Atlas of Neutron Resonances; the unscaled form lies within
/// 2 % of the evaluated thermal values. Resonances above 1 eV are left out: they capture less than 1 % of slowing neutrons.
/// </remarks>
internal readonly record struct GadoliniumResonance(
    double ResonanceEv, double GammaWidthEv, double NeutronWidthEv, double ThermalBarn, double Abundance)
{
    /// <summary>Gadolinium 155.</summary>
    public static readonly GadoliniumResonance Gd155 = new(0.0268, 0.108, 1.04e-4, 60.9e3, 0.1480);

    /// <summary>Gadolinium 157.</summary>
    public static readonly GadoliniumResonance Gd157 = new(0.0314, 0.1065, 4.7e-4, 254.0e3, 0.1565);

    private const double SpinFactor = 5.0 / 8.0;
    private const double PiWavelengthSquaredBarnEv = 6.509e5;   // pi / k^2 at 1 eV

    /// <summary>Capture cross section per atom of the isotope, cm2.</summary>
    public double CaptureCm2(double energyMeV) =>
        ThermalBarn * PhysicalConstants.BarnCm2 * UnscaledBarn(1e6 * energyMeV) / UnscaledBarn(1e6 * NeutronCrossSections.ThermalMeV);

    /// <summary>The form with its published widths, b.</summary>
    internal double UnscaledBarn(double energyEv)
    {
        double neutronWidthEv = NeutronWidthEv * Math.Sqrt(energyEv / ResonanceEv);
        double halfWidthEv = 0.5 * (neutronWidthEv + GammaWidthEv);
        double distanceEv = energyEv - ResonanceEv;
        return PiWavelengthSquaredBarnEv / energyEv * SpinFactor * neutronWidthEv * GammaWidthEv
            / ((distanceEv * distanceEv) + (halfWidthEv * halfWidthEv));
    }
}
