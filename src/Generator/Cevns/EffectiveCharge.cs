using JparcSim.Core.Physics;

namespace JparcSim.Generator.Cevns;

/// <summary>The squared weak charge that a flavour sees in a nucleus, with everything that adds to its amplitude.</summary>
/// <remarks>
/// Non-standard interactions: J. Barranco et al., JHEP 12 (2005) 021. The mediator adds to the amplitude in the same way, with a
/// propagator, so that its limit of large mass is a non-standard interaction; the published sum of its square and interference
/// lacks terms of order T / E, which are kept here (below 2e-3). Q' = A for B - L.
/// </remarks>
public readonly record struct EffectiveCharge
{
    private readonly double _contact;
    private readonly double _flavourChanging;
    private readonly double _mediatorMeV2;
    private readonly double _massSquareMeV2;

    /// <summary>Combines a nucleus, a flavour and the model.</summary>
    public EffectiveCharge(Isotope isotope, CevnsFlavour flavour, CevnsModification model)
    {
        double up = isotope.Neutrons + (2.0 * isotope.Protons);
        double down = (2.0 * isotope.Neutrons) + isotope.Protons;
        bool isElectron = flavour == CevnsFlavour.NuE;
        double radius = isElectron ? model.ChargeRadiusNuE1em32Cm2 : model.ChargeRadiusNuMu1em32Cm2;
        double diagonal = isElectron
            ? (up * model.NsiUp.Ee) + (down * model.NsiDown.Ee)
            : (up * model.NsiUp.MuMu) + (down * model.NsiDown.MuMu);
        double toOther = (up * model.NsiUp.EMu) + (down * model.NsiDown.EMu);
        double toTau = isElectron
            ? (up * model.NsiUp.ETau) + (down * model.NsiDown.ETau)
            : (up * model.NsiUp.MuTau) + (down * model.NsiDown.MuTau);
        _contact = WeakCharge.WithRadius(isotope.Protons, isotope.Neutrons, model.WeakMixingAngle, radius) + (2.0 * diagonal);
        _flavourChanging = 4.0 * ((toOther * toOther) + (toTau * toTau));
        _mediatorMeV2 = Math.Sqrt(2.0) * model.CouplingBL * model.CouplingBL * isotope.MassNumber / PhysicalConstants.FermiConstantPerMeV2;
        _massSquareMeV2 = model.MediatorMassMeV * model.MediatorMassMeV;
    }

    /// <summary>The squared charge at a squared momentum transfer, MeV2, greater than 0.</summary>
    public double SquareOf(double squareMeV2)
    {
        double sum = _mediatorMeV2 > 0.0 ? _contact + (_mediatorMeV2 / (squareMeV2 + _massSquareMeV2)) : _contact;
        return (sum * sum) + _flavourChanging;
    }
}
