namespace JparcSim.Generator.Cevns;

/// <summary>A number of <see cref="CevnsModification"/> that a fit may vary.</summary>
/// <param name="Name">Name on the command line and in macros.</param>
/// <param name="Unit">Unit; empty for pure numbers.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Min">Least value of a fit.</param>
/// <param name="Max">Greatest value of a fit.</param>
/// <param name="LeastDecade">Least value other than 0 that a fit looks for, decade by decade; 0 for an even range.</param>
/// <param name="Get">Reads it; of a target, for the radius of its neutrons.</param>
/// <param name="With">A copy with another value.</param>
public sealed record CevnsParameter(
    string Name, string Unit, string Meaning, double Min, double Max, double LeastDecade, Func<CevnsModification, RecoilTarget, double> Get,
    Func<CevnsModification, double, CevnsModification> With)
{
    /// <summary>Names of the parameters that it sets together; none for a parameter of its own.</summary>
    public IReadOnlyList<string> Combines { get; init; } = [];

    /// <summary>Whether a macro may set it.</summary>
    public bool IsMacroKey => Combines.Count == 0;

    /// <summary>Name of a parameter without which, at 0, it has no effect; null for none.</summary>
    public string? Needs { get; init; }

    /// <summary>What a value of 0 stands for beside the parameter that it needs; null where that has no effect, either.</summary>
    public string? ZeroMeans { get; init; }

    /// <summary>Whether it is a property of the nuclei of one target.</summary>
    public bool NeedsOneTarget { get; init; }
}

/// <summary>All parameters by name.</summary>
public static class CevnsParameters
{
    /// <summary>Name of the radius of the neutrons.</summary>
    public const string NeutronRadius = "neutronRadius";

    private const string ChargeRadiusNuE = "chargeRadiusNuE";
    private const string ChargeRadiusNuMu = "chargeRadiusNuMu";
    private const string CouplingBL = "couplingBL";
    private const string Depth = "sin2TwoThetaEe";
    private const string DeltaM2 = "deltaM2";
    private const string ChargeRadiusUnit = "1e-32 cm2";
    private const string MomentUnit = "1e-10 mu_B";
    private const double Nsi = 2.0;

    /// <summary>In the order in which they are listed.</summary>
    public static IReadOnlyList<CevnsParameter> All { get; } =
    [
        new("weakMixingAngle", "", "squared sine of the weak mixing angle", 0.0, 1.0, 0.0, (m, _) => m.WeakMixingAngle, (m, x) => m with { WeakMixingAngle = x }),
        new(ChargeRadiusNuE, ChargeRadiusUnit, "mean square charge radius of nu_e", -100.0, 50.0, 0.0, (m, _) => m.ChargeRadiusNuE1em32Cm2, (m, x) => m with { ChargeRadiusNuE1em32Cm2 = x }),
        new(ChargeRadiusNuMu, ChargeRadiusUnit, "mean square charge radius of nu_mu", -100.0, 50.0, 0.0, (m, _) => m.ChargeRadiusNuMu1em32Cm2, (m, x) => m with { ChargeRadiusNuMu1em32Cm2 = x }),
        new(
            "chargeRadiusScale", "", "both charge radii over those of the Standard Model", -10.0, 20.0, 0.0, (m, _) => m.ChargeRadiusNuE1em32Cm2 / WeakCharge.ChargeRadiusNuE1em32Cm2,
            (m, x) => m with { ChargeRadiusNuE1em32Cm2 = x * WeakCharge.ChargeRadiusNuE1em32Cm2, ChargeRadiusNuMu1em32Cm2 = x * WeakCharge.ChargeRadiusNuMu1em32Cm2 })
        {
            Combines = [ChargeRadiusNuE, ChargeRadiusNuMu],
        },
        new(
            NeutronRadius, "fm", "radius of the point neutrons, mean over the nuclei of the target", 0.0, 12.0, 0.0,
            (m, target) => m.NeutronRadiusFm ?? target.MeanNeutronRadiusFm, (m, x) => m with { NeutronRadiusFm = x })
        {
            NeedsOneTarget = true,
        },
        Up("nsiUpEe", "nu_e to nu_e", e => e.Ee, (e, x) => e with { Ee = x }),
        Up("nsiUpMuMu", "nu_mu to nu_mu", e => e.MuMu, (e, x) => e with { MuMu = x }),
        Up("nsiUpEMu", "nu_e to nu_mu and back", e => e.EMu, (e, x) => e with { EMu = x }),
        Up("nsiUpETau", "nu_e to nu_tau", e => e.ETau, (e, x) => e with { ETau = x }),
        Up("nsiUpMuTau", "nu_mu to nu_tau", e => e.MuTau, (e, x) => e with { MuTau = x }),
        Down("nsiDownEe", "nu_e to nu_e", e => e.Ee, (e, x) => e with { Ee = x }),
        Down("nsiDownMuMu", "nu_mu to nu_mu", e => e.MuMu, (e, x) => e with { MuMu = x }),
        Down("nsiDownEMu", "nu_e to nu_mu and back", e => e.EMu, (e, x) => e with { EMu = x }),
        Down("nsiDownETau", "nu_e to nu_tau", e => e.ETau, (e, x) => e with { ETau = x }),
        Down("nsiDownMuTau", "nu_mu to nu_tau", e => e.MuTau, (e, x) => e with { MuTau = x }),
        new(CouplingBL, "", "gauge coupling of a vector mediator of B - L", 0.0, 100.0, 1e-7, (m, _) => m.CouplingBL, (m, x) => m with { CouplingBL = x }),
        new("mediatorMass", "MeV", "mass of that mediator", 0.0, 1e6, 0.1, (m, _) => m.MediatorMassMeV, (m, x) => m with { MediatorMassMeV = x })
        {
            Needs = CouplingBL,
            ZeroMeans = "a mediator without mass",
        },
        new("magneticMomentNuE", MomentUnit, "magnetic moment of nu_e", 0.0, 1e3, 0.01, (m, _) => m.MagneticMomentNuE1em10MuB, (m, x) => m with { MagneticMomentNuE1em10MuB = x }),
        new("magneticMomentNuMu", MomentUnit, "magnetic moment of nu_mu", 0.0, 1e3, 0.01, (m, _) => m.MagneticMomentNuMu1em10MuB, (m, x) => m with { MagneticMomentNuMu1em10MuB = x }),
        new(Depth, "", "depth of the oscillation of nu_e to a sterile neutrino", 0.0, 1.0, 0.0, (m, _) => m.Sin2TwoThetaEe, (m, x) => m with { Sin2TwoThetaEe = x })
        {
            Needs = DeltaM2,
        },
        new(DeltaM2, "eV2", "difference of squared masses of that oscillation", 0.0, 100.0, 0.01, (m, _) => m.DeltaM2EV2, (m, x) => m with { DeltaM2EV2 = x })
        {
            Needs = Depth,
        },
    ];

    /// <summary>Name to parameter.</summary>
    public static IReadOnlyDictionary<string, CevnsParameter> ByName { get; } = All.ToDictionary(each => each.Name);

    private static CevnsParameter Up(
        string name, string flavours, Func<QuarkCouplings, double> get, Func<QuarkCouplings, double, QuarkCouplings> with) => new(
        name, "", $"vector coupling to up quarks over G_F, {flavours}", -Nsi, Nsi, 0.0, (m, _) => get(m.NsiUp), (m, x) => m with { NsiUp = with(m.NsiUp, x) });

    private static CevnsParameter Down(
        string name, string flavours, Func<QuarkCouplings, double> get, Func<QuarkCouplings, double, QuarkCouplings> with) => new(
        name, "", $"vector coupling to down quarks over G_F, {flavours}", -Nsi, Nsi, 0.0, (m, _) => get(m.NsiDown), (m, x) => m with { NsiDown = with(m.NsiDown, x) });
}
