using JparcSim.Generator.Beam;
using JparcSim.Generator.Flux;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Validation;

/// <summary>Time structure and flux of the source.</summary>
internal static class SourceChecks
{
    private const double NearBaselineM = 24.0;

    private static readonly (double FromUs, double Fraction)[] Windows = [(1.0, 0.736), (1.5, 0.584), (2.0, 0.462)];

    // The yields are what the published fluxes were turned into: an agreement by construction, so never counted as one.
    private static readonly (string Normalisation, double PerCm2, double Uncertainty, string Source)[] Fluxes =
    [
        ("fluka", 4.79e-9, 0.0, "JSNS2 talk (2026): 1.05e14 per 2.19e22 POT"),
        ("qgsp-bert", 3.74e-9, 0.0, "JSNS2 talk (2026): 0.82e14 per 2.19e22 POT"),
        ("measured", 6.7e-9, 2.3e-9, "JSNS2, Phys. Rev. D 112 (2025) 032012"),
        ("mcnpx", 6.08e-9, 0.0, "CEvNS at J-PARC: 0.44 pi+ per proton, scaled to 24 m"),
    ];

    public static IEnumerable<ValidationCheck> Run(ValidationSamples samples)
    {
        foreach ((double fromUs, double fraction) in Windows)
        {
            yield return ValidationCheck.Of(
                $"beam-window-{fromUs:F1}-10", $"mu-DAR neutrinos from {fromUs:F1} to 10 us after the beam",
                "JSNS2 technical design report (1-10 us); same beam otherwise",
                CheckKind.Predicted, fraction, 0.001, 0.001, DecayTime.PionThenMuon.Fraction(fromUs, 10.0), 0.0);
        }

        foreach ((string normalisation, double perCm2, double uncertainty, string source) in Fluxes)
        {
            double value = SourceYields.MuonsPerProton[normalisation].FluxPerCm2(NearBaselineM);
            yield return ValidationCheck.Of(
                $"flux-{normalisation}", $"flux of one flavour at 24 m per proton, {normalisation}, 1/cm2", source,
                CheckKind.Tuned, perCm2, uncertainty, 0.01 * perCm2, value, 0.0);
        }
    }
}
