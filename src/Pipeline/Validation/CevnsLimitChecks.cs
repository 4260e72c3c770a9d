using JparcSim.Pipeline.Recoils;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Validation;

/// <summary>Table 4 of CEvNS at J-PARC: limits and errors at 90 %, with bins and background shapes of our own.</summary>
/// <remarks>
/// The paper prints neither. A tolerance is as wide as two independent fits with coarse and fine bins make it; where these do not
/// contain the printed number it is printed beside ours without a verdict, and nothing is tuned to it.
/// </remarks>
internal static class CevnsLimitChecks
{
    private const string Table4 = "CEvNS at J-PARC, Table 4";
    private const string SectionV2 = "CEvNS at J-PARC, section V.2";
    private const double OneSigma = 0.6826894921370859;
    private const double HeavyMeV = 1e5;

    // Half-widths below and above the best fit; a tolerance of 0 is no verdict.
    private static readonly (string Macro, string Parameter, double Below, double Above, double Tolerance)[] HalfWidths =
    [
        ("csi", "weakMixingAngle", 0.026, 0.033, 0.10), ("ge", "weakMixingAngle", 0.025, 0.031, 0.15),
        ("xe", "weakMixingAngle", 0.027, 0.033, 0.10), ("ar", "weakMixingAngle", 0.033, 0.037, 0.15),
        ("csi", "chargeRadiusScale", 3.5, 2.9, 0.10), ("ge", "chargeRadiusScale", 3.8, 3.0, 0.10),
        ("xe", "chargeRadiusScale", 4.1, 3.2, 0.10), ("ar", "chargeRadiusScale", 4.6, 4.0, 0.10),
        ("csi", "neutronRadius", 0.39, 0.37, 0.0), ("ge", "neutronRadius", 0.84, 0.72, 0.20), ("xe", "neutronRadius", 0.35, 0.29, 0.20),
    ];

    private static readonly (string Macro, string Parameter, double Limit, double Tolerance)[] UpperLimits =
    [
        ("csi", "magneticMomentNuE", 16.0, 0.0), ("ge", "magneticMomentNuE", 11.0, 0.20),
        ("xe", "magneticMomentNuE", 11.0, 0.30), ("ar", "magneticMomentNuE", 14.0, 0.0),
        ("csi", "magneticMomentNuMu", 12.0, 0.0), ("ge", "magneticMomentNuMu", 9.9, 0.20),
        ("xe", "magneticMomentNuMu", 8.8, 0.15), ("ar", "magneticMomentNuMu", 11.0, 0.0),
        ("csi", "couplingBL", 1.4e-5, 0.20), ("ge", "couplingBL", 8.0e-6, 0.20),
        ("xe", "couplingBL", 7.1e-6, 0.0), ("ar", "couplingBL", 8.8e-6, 0.0), ("ar", "neutronRadius", 4.24, 0.0),
    ];

    private static readonly (string Macro, double PerGeV)[] HeavyLimits = [("csi", 4.9e-4), ("ge", 3.9e-4), ("xe", 3.5e-4), ("ar", 5.3e-5)];

    private static readonly (string Macro, double Percent, double Tolerance)[] StatisticalErrors =
        [("csi", 1.3, 0.15), ("ge", 2.9, 0.0), ("xe", 1.2, 0.15), ("ar", 5.6, 0.15)];

    // Two regions each: the mirror and the Standard Model; their half-widths are compared. That of nu_e in Ar is printed as one.
    private static readonly (string Macro, string Parameter, string Other, double Mirror, double Standard, double MirrorTolerance, double StandardTolerance)[] ChargeRadii =
    [
        ("csi", "chargeRadiusNuE", "chargeRadiusNuMu", 2.85, 2.55, 0.20, 0.20), ("csi", "chargeRadiusNuMu", "chargeRadiusNuE", 2.45, 2.55, 0.20, 0.20),
        ("xe", "chargeRadiusNuE", "chargeRadiusNuMu", 4.85, 4.85, 0.0, 0.30), ("xe", "chargeRadiusNuMu", "chargeRadiusNuE", 3.0, 3.2, 0.20, 0.20),
        ("ge", "chargeRadiusNuE", "chargeRadiusNuMu", 2.7, 2.45, 0.0, 0.0), ("ge", "chargeRadiusNuMu", "chargeRadiusNuE", 1.6, 1.7, 0.0, 0.0),
        ("ar", "chargeRadiusNuE", "chargeRadiusNuMu", 10.15, 10.15, 0.0, 0.0), ("ar", "chargeRadiusNuMu", "chargeRadiusNuE", 1.9, 1.6, 0.0, 0.0),
    ];

    public static IEnumerable<ValidationCheck> Run() =>
        OfHalfWidths().Concat(OfLimits()).Concat(OfHeavyMediator()).Concat(OfStatistics()).Concat(OfChargeRadii());

    private static IEnumerable<ValidationCheck> OfHalfWidths()
    {
        foreach ((string macro, string parameter, double below, double above, double tolerance) in HalfWidths)
        {
            ParameterReport ours = Interval(macro, parameter);
            yield return Check($"table4-{macro}-{parameter}-below", $"{macro}, {parameter}: error below", below, tolerance, ours.BestFit - ours.Low!.Value);
            yield return Check($"table4-{macro}-{parameter}-above", $"{macro}, {parameter}: error above", above, tolerance, ours.High!.Value - ours.BestFit);
        }

        ParameterReport whole = Interval("csi", "neutronRadius", withoutAcceptance: true);
        yield return Check("table4-csi-all-neutronRadius-below", "csi without the 2/3, neutronRadius: error below", 0.39, 0.0, whole.BestFit - whole.Low!.Value);
        yield return Check("table4-csi-all-neutronRadius-above", "csi without the 2/3, neutronRadius: error above", 0.37, 0.0, whole.High!.Value - whole.BestFit);
    }

    private static IEnumerable<ValidationCheck> OfLimits()
    {
        foreach ((string macro, string parameter, double limit, double tolerance) in UpperLimits)
        {
            yield return Check($"table4-{macro}-{parameter}", $"{macro}, {parameter}: upper limit", limit, tolerance, Interval(macro, parameter).High!.Value);
        }
    }

    private static IEnumerable<ValidationCheck> OfHeavyMediator()
    {
        foreach ((string macro, double perGeV) in HeavyLimits)
        {
            double limit = Interval(macro, "couplingBL", fix: $"mediatorMass={HeavyMeV}").High!.Value;
            yield return Check($"table4-{macro}-heavy", $"{macro}, heavy mediator: upper limit of coupling over mass, 1/GeV", perGeV, 0.0, 1e3 * limit / HeavyMeV);
        }
    }

    private static IEnumerable<ValidationCheck> OfStatistics()
    {
        foreach ((string macro, double percent, double tolerance) in StatisticalErrors)
        {
            ParameterReport ours = Interval(macro, "weakMixingAngle", confidence: OneSigma, without: ["flux", "quenching", "background"]);
            yield return Check(
                $"table4-{macro}-statistics", $"{macro}, weakMixingAngle: statistical error, %", percent, tolerance,
                50.0 * (ours.High!.Value - ours.Low!.Value) / ours.BestFit) with
            { Source = SectionV2 };
        }
    }

    private static IEnumerable<ValidationCheck> OfChargeRadii()
    {
        foreach ((string macro, string parameter, string other, double mirror, double standard, double mirrorTolerance, double standardTolerance) in ChargeRadii)
        {
            IReadOnlyList<IReadOnlyList<double?>> ours = Interval(macro, parameter, profile: other).Intervals;
            yield return Check($"table4-{macro}-{parameter}-mirror", $"{macro}, {parameter}: half-width of the mirror region", mirror, mirrorTolerance, HalfWidth(ours[0]));
            yield return Check($"table4-{macro}-{parameter}", $"{macro}, {parameter}: half-width of the region of the Standard Model", standard, standardTolerance, HalfWidth(ours[^1]));
        }
    }

    private static double HalfWidth(IReadOnlyList<double?> interval) => 0.5 * (interval[1]!.Value - interval[0]!.Value);

    private static ValidationCheck Check(string id, string name, double published, double tolerance, double value) => ValidationCheck.Of(
        id, name, Table4, tolerance > 0.0 ? CheckKind.Predicted : CheckKind.Information, published, 0.0, tolerance * published, value, 0.0);

    private static ParameterReport Interval(
        string macro, string parameter, string? profile = null, string? fix = null, double confidence = 0.9, string[]? without = null, bool withoutAcceptance = false)
    {
        RecoilRun run = RecoilRun.Load($"cevns/{macro}", withoutAcceptance ? [CevnsRateChecks.WithoutAcceptance] : []).With(fix is null ? [] : [fix]);
        return new CevnsAnalysis(new CevnsFit([run], without ?? [], null, []), [parameter], profile is null ? [] : [profile], confidence).Interval();
    }
}
