using JparcSim.Core.Physics;
using JparcSim.Generator.Flux;

namespace JparcSim.Generator.Cevns;

/// <summary>Coherent elastic scattering of one flavour on one nucleus: the cross section by recoil, at one energy.</summary>
/// <remarks>D. Z. Freedman, Phys. Rev. D 9 (1974) 1389, with all terms in T / E. Magnetic moment: P. Vogel, J. Engel, Phys. Rev. D 39 (1989) 3378.</remarks>
public sealed class CevnsCrossSection
{
    /// <summary>pi alpha^2 / m_e^2 for a moment of 1e-10 Bohr magnetons, cm2: 2.495e-25 x 1e-20.</summary>
    private const double MomentCm2 =
        Math.PI * PhysicalConstants.FineStructureConstant * PhysicalConstants.FineStructureConstant * PhysicalConstants.HbarCSquaredCm2MeV2
        / (PhysicalConstants.ElectronMassMeV * PhysicalConstants.ElectronMassMeV) * 1e-20;

    private readonly FormFactor _formFactor;
    private readonly double _weakCm2PerMeV;
    private readonly double _magneticCm2;
    private readonly double _massMeV;

    /// <summary>Creates the cross section.</summary>
    /// <param name="isotope">The nucleus, with the neutron radius that is meant.</param>
    /// <param name="flavour">The neutrino.</param>
    /// <param name="form">The form factor's kind.</param>
    /// <param name="model">The model; its neutron radius is not looked at.</param>
    public CevnsCrossSection(Isotope isotope, CevnsFlavour flavour, FormFactorKind form, CevnsModification model)
    {
        Isotope = isotope;
        Flavour = flavour;
        _massMeV = isotope.MassMeV;
        _formFactor = new FormFactor(form, isotope.WeakRadiusFm);
        Charge = new EffectiveCharge(isotope, flavour, model);
        _weakCm2PerMeV = PhysicalConstants.FermiConstantPerMeV2 * PhysicalConstants.FermiConstantPerMeV2 * _massMeV
            * PhysicalConstants.HbarCSquaredCm2MeV2 / (4.0 * Math.PI);
        _magneticCm2 = MomentCm2 * isotope.Protons * isotope.Protons;
        double moment = flavour == CevnsFlavour.NuE ? model.MagneticMomentNuE1em10MuB : model.MagneticMomentNuMu1em10MuB;
        SquaredMoment1em20MuB2 = moment * moment;
    }

    /// <summary>The nucleus.</summary>
    public Isotope Isotope { get; }

    /// <summary>The neutrino.</summary>
    public CevnsFlavour Flavour { get; }

    /// <summary>The weak charge.</summary>
    public EffectiveCharge Charge { get; }

    /// <summary>Square of the magnetic moment, in units of (1e-10 Bohr magnetons)^2.</summary>
    public double SquaredMoment1em20MuB2 { get; }

    /// <summary>dsigma/dT, cm2/MeV; 0 where the kinematics forbid the recoil.</summary>
    /// <param name="energyMeV">Energy of the neutrino, MeV.</param>
    /// <param name="recoilMeV">Kinetic energy of the nucleus, MeV, greater than 0.</param>
    public double DensityCm2PerMeV(double energyMeV, double recoilMeV)
    {
        if (!(recoilMeV > 0.0 && recoilMeV <= Isotope.MaxRecoilMeV(energyMeV)))
        {
            return 0.0;
        }

        RecoilTerms terms = At(recoilMeV);
        return terms.Constant + (terms.PerEnergyMeV / energyMeV) + (terms.PerSquareMeV2 / (energyMeV * energyMeV));
    }

    /// <summary>The cross section at one recoil as a polynomial in the inverse energy of the neutrino.</summary>
    /// <param name="recoilMeV">Recoil, MeV, greater than 0.</param>
    public RecoilTerms At(double recoilMeV)
    {
        RecoilTerms weak = WeakAt(recoilMeV).Times(Charge.SquareOf(2.0 * _massMeV * recoilMeV));
        return SquaredMoment1em20MuB2 > 0.0 ? weak.Plus(MagneticAt(recoilMeV).Times(SquaredMoment1em20MuB2)) : weak;
    }

    /// <summary>The weak part for a charge of 1.</summary>
    /// <param name="recoilMeV">Recoil, MeV.</param>
    public RecoilTerms WeakAt(double recoilMeV)
    {
        double weak = _weakCm2PerMeV * _formFactor.SquareOf(2.0 * _massMeV * recoilMeV);
        return new RecoilTerms(weak, -(weak * recoilMeV), 0.5 * weak * recoilMeV * (recoilMeV - _massMeV));
    }

    /// <summary>The cross section at one recoil up to a factor of the recoil alone: what is needed to tell energies apart.</summary>
    /// <param name="recoilMeV">Recoil, MeV, greater than 0.</param>
    public RecoilTerms ShapeAt(double recoilMeV) => SquaredMoment1em20MuB2 > 0.0
        ? At(recoilMeV)
        : new RecoilTerms(1.0, -recoilMeV, 0.5 * recoilMeV * (recoilMeV - _massMeV));

    /// <summary>The part of a magnetic moment of 1e-10 Bohr magnetons.</summary>
    /// <param name="recoilMeV">Recoil, MeV, greater than 0.</param>
    public RecoilTerms MagneticAt(double recoilMeV) => new(_magneticCm2 / recoilMeV, -_magneticCm2, 0.0);
}

/// <summary>dsigma/dT = a + b / E + c / E^2 at one recoil.</summary>
/// <param name="Constant">a, cm2/MeV.</param>
/// <param name="PerEnergyMeV">b, cm2.</param>
/// <param name="PerSquareMeV2">c, cm2 MeV.</param>
public readonly record struct RecoilTerms(double Constant, double PerEnergyMeV, double PerSquareMeV2)
{
    /// <summary>A multiple.</summary>
    public RecoilTerms Times(double factor) => new(factor * Constant, factor * PerEnergyMeV, factor * PerSquareMeV2);

    /// <summary>A sum.</summary>
    public RecoilTerms Plus(RecoilTerms other) =>
        new(Constant + other.Constant, PerEnergyMeV + other.PerEnergyMeV, PerSquareMeV2 + other.PerSquareMeV2);

    /// <summary>Its mean over a flux with the given moments, cm2/MeV.</summary>
    public double Over(FluxMoments moments) =>
        (Constant * moments.Zeroth) + (PerEnergyMeV * moments.First) + (PerSquareMeV2 * moments.Second);
}
