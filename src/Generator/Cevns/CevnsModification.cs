namespace JparcSim.Generator.Cevns;

/// <summary>The Standard Model and what may differ from it; the defaults are the Standard Model.</summary>
/// <remarks>Immutable. Every value is a parameter of <see cref="CevnsParameters"/>.</remarks>
public sealed record CevnsModification
{
    /// <summary>The Standard Model.</summary>
    public static readonly CevnsModification None = new();

    /// <summary>Squared sine of the weak mixing angle.</summary>
    public double WeakMixingAngle { get; init; } = WeakCharge.MixingAngle;

    /// <summary>Mean square charge radius of nu_e, 1e-32 cm2.</summary>
    public double ChargeRadiusNuE1em32Cm2 { get; init; } = WeakCharge.ChargeRadiusNuE1em32Cm2;

    /// <summary>Mean square charge radius of nu_mu, 1e-32 cm2.</summary>
    public double ChargeRadiusNuMu1em32Cm2 { get; init; } = WeakCharge.ChargeRadiusNuMu1em32Cm2;

    /// <summary>Mean radius of the neutrons over the nuclei of the target, fm; null for that of the table.</summary>
    public double? NeutronRadiusFm { get; init; }

    /// <summary>Vector couplings of neutrinos to up quarks.</summary>
    public QuarkCouplings NsiUp { get; init; }

    /// <summary>Vector couplings of neutrinos to down quarks.</summary>
    public QuarkCouplings NsiDown { get; init; }

    /// <summary>Gauge coupling of a vector mediator of B - L: charge -1 of neutrinos, +1/3 of quarks.</summary>
    public double CouplingBL { get; init; }

    /// <summary>Mass of the mediator, MeV. Large masses are the contact limit.</summary>
    public double MediatorMassMeV { get; init; }

    /// <summary>Magnetic moment of nu_e, 1e-10 Bohr magnetons.</summary>
    public double MagneticMomentNuE1em10MuB { get; init; }

    /// <summary>Magnetic moment of nu_mu, 1e-10 Bohr magnetons.</summary>
    public double MagneticMomentNuMu1em10MuB { get; init; }

    /// <summary>Depth of the oscillation of nu_e to a sterile neutrino.</summary>
    public double Sin2TwoThetaEe { get; init; }

    /// <summary>Difference of squared masses of that oscillation, eV2.</summary>
    public double DeltaM2EV2 { get; init; }
}

/// <summary>Vector couplings of neutrinos to one kind of quark, in units of G_F: the epsilons of non-standard interactions.</summary>
/// <param name="Ee">nu_e to nu_e.</param>
/// <param name="MuMu">nu_mu to nu_mu.</param>
/// <param name="EMu">nu_e to nu_mu and back.</param>
/// <param name="ETau">nu_e to nu_tau.</param>
/// <param name="MuTau">nu_mu to nu_tau.</param>
public readonly record struct QuarkCouplings(double Ee, double MuMu, double EMu, double ETau, double MuTau);
