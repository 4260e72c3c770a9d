using JparcSim.Core.Physics;

namespace JparcSim.Generator.Cevns;

/// <summary>A nucleus as a target.</summary>
/// <param name="Symbol">Symbol of the element.</param>
/// <param name="Protons">Z.</param>
/// <param name="Neutrons">N.</param>
/// <param name="AtomicMassU">Mass of the neutral atom, u (AME2020).</param>
/// <param name="Radii">Radii.</param>
public sealed record Isotope(string Symbol, int Protons, int Neutrons, double AtomicMassU, NuclearRadii Radii)
{
    private const double AtomicMassUnitMeV = 931.49410;   // CODATA 2018

    /// <summary>Z + N.</summary>
    public int MassNumber => Protons + Neutrons;

    /// <summary>Symbol and mass number, such as Xe132.</summary>
    public string Name => $"{Symbol}{MassNumber}";

    /// <summary>Mass of the bare nucleus, MeV; the binding of the electrons is left out (below 1e-5).</summary>
    public double MassMeV => (AtomicMassU * AtomicMassUnitMeV) - (Protons * PhysicalConstants.ElectronMassMeV);

    /// <summary>Radius of the weak charge, fm.</summary>
    public double WeakRadiusFm => Radii.WeakFm(Protons, Neutrons);

    /// <summary>Greatest recoil that a neutrino can give, MeV.</summary>
    public double MaxRecoilMeV(double energyMeV) => 2.0 * energyMeV * energyMeV / (MassMeV + (2.0 * energyMeV));

    /// <summary>Least energy of a neutrino that gives a recoil, MeV.</summary>
    public double MinEnergyMeV(double recoilMeV) =>
        0.5 * (recoilMeV + Math.Sqrt((recoilMeV * recoilMeV) + (2.0 * recoilMeV * MassMeV)));

    /// <summary>The nucleus with its neutrons at another radius.</summary>
    /// <param name="neutronFm">Radius of the neutrons, fm.</param>
    public Isotope WithNeutronRadius(double neutronFm) => this with { Radii = Radii with { NeutronFm = neutronFm } };
}
