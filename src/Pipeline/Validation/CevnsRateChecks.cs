using JparcSim.Generator.Cevns;
using JparcSim.Pipeline.Recoils;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Validation;

/// <summary>Rates of coherent scattering: Table 2 of CEvNS at J-PARC, an independent evaluation of the same formulas, and what else they contain.</summary>
internal static class CevnsRateChecks
{
    /// <summary>The setting of a macro that leaves out the unexplained 2/3.</summary>
    public const string WithoutAcceptance = "channels[0].acceptance=none";

    private const string Again = "independent evaluation of the formulas of CEvNS at J-PARC";
    private const double Exact = 0.005;

    private static readonly string[] Targets = ["CsI", "Ge", "Xe", "Ar"];   // of the paper

    private static readonly (string Macro, double NuMu, double NuE, double NuMuBar)[] Flavours =
        [("csi", 535.0, 604.0, 804.0), ("ge", 65.0, 72.0, 93.0), ("xe", 306.0, 333.0, 430.0), ("ar", 32.0, 38.0, 51.0)];

    private static readonly (string Target, int Isotope, double Fm)[] WeakRadii =
        [("CsI", 0, 4.950), ("CsI", 1, 4.888), ("Xe", 0, 4.942), ("Ge", 0, 4.181), ("Ar", 0, 3.498)];

    private static readonly (double TimeUs, double Prompt, double Delayed)[] Times =
    [
        (0.1, 0.3726, 0.0069), (0.3, 0.4999, 0.0484), (0.54, 0.5000, 0.0951), (0.64, 0.8726, 0.1200), (0.8, 0.9997, 0.1804),
        (1.0, 1.0, 0.2517), (2.0, 1.0, 0.5253), (3.0, 1.0, 0.6989), (5.0, 1.0, 0.8788), (10.0, 1.0, 0.9876),
    ];

    public static IEnumerable<ValidationCheck> Run() => OfNuclei().Concat(OfTimes()).Concat(OfFlavours()).Concat(CevnsTable2.Run()).Concat(OfCrossSections());

    private static IEnumerable<ValidationCheck> OfNuclei()
    {
        foreach ((string target, int isotope, double fm) in WeakRadii)
        {
            Isotope nucleus = RecoilTargets.Of(target, RadiiSet.Physical).Isotopes[isotope].Isotope;
            yield return Relative($"cevns-weak-radius-{nucleus.Name}", $"weak radius of {nucleus.Name}, fm", fm, nucleus.WeakRadiusFm);
        }

        foreach (string target in Targets)
        {
            IReadOnlyList<TargetIsotope> isotopes = RecoilTargets.Of(target, RadiiSet.Physical).Isotopes;
            foreach (Isotope nucleus in isotopes.Where((_, i) => !WeakRadii.Any(known => known.Target == target && known.Isotope == i)).Select(each => each.Isotope))
            {
                yield return Shown($"cevns-weak-radius-{nucleus.Name}", $"weak radius of {nucleus.Name}, fm", nucleus.WeakRadiusFm);
            }
        }
    }

    private static IEnumerable<ValidationCheck> OfTimes()
    {
        foreach ((double timeUs, double prompt, double delayed) in Times)
        {
            yield return Time($"cevns-prompt-{timeUs}", $"nu_mu within {timeUs} us", prompt, CevnsFlavour.NuMu, timeUs);
            yield return Time($"cevns-delayed-{timeUs}", $"nu_e and nubar_mu within {timeUs} us", delayed, CevnsFlavour.NuE, timeUs);
        }
    }

    private static ValidationCheck Time(string id, string name, double published, CevnsFlavour flavour, double timeUs) => ValidationCheck.Of(
        id, name, Again, CheckKind.Predicted, published, 0.0, Math.Max(0.0001, Exact * published), flavour.Time().Cumulative(timeUs), 0.0);

    // The published counts per flavour are rounded to whole events.
    private static IEnumerable<ValidationCheck> OfFlavours()
    {
        foreach ((string macro, double nuMu, double nuE, double nuMuBar) in Flavours)
        {
            FlavourCounts ours = Spectrum(macro, "channels[0].radii=paper", WithoutAcceptance).ByFlavour;
            yield return Counted($"cevns-{macro}-numu", $"nu_mu a year in {macro}", nuMu, ours.NuMu);
            yield return Counted($"cevns-{macro}-nue", $"nu_e a year in {macro}", nuE, ours.NuE);
            yield return Counted($"cevns-{macro}-numubar", $"nubar_mu a year in {macro}", nuMuBar, ours.NuMuBar);
        }
    }

    private static ValidationCheck Counted(string id, string name, double published, double value) =>
        ValidationCheck.Of(id, name, Again, CheckKind.Predicted, published, 0.0, 0.5 + (Exact * published), value, 0.0);

    private static IEnumerable<ValidationCheck> OfCrossSections()
    {
        foreach (string target in Targets)
        {
            var model = new CevnsModel(RecoilTargets.Of(target, RadiiSet.Physical), FormFactorKind.Helm, CevnsModification.None, 20.0, 0.0);
            foreach (IGrouping<CevnsFlavour, RecoilSpectrum> flavour in model.Spectra().GroupBy(each => each.Flavour))
            {
                yield return Shown(
                    $"cevns-cross-section-{target}-{flavour.Key}", $"cross section of {flavour.Key} on {target} over the flux, mean of its nuclei, 1e-40 cm2",
                    1e40 * flavour.Sum(each => each.Fraction * each.AboveCm2(0.0)));
            }
        }

        yield return Relative("table2-csi-formula", "CsI, coherent scatterings a year by the formula", 1943.5, Spectrum("csi", WithoutAcceptance).TotalPerYear);
    }

    private static ValidationCheck Relative(string id, string name, double published, double value) =>
        ValidationCheck.Of(id, name, Again, CheckKind.Predicted, published, 0.0, Exact * published, value, 0.0);

    private static ValidationCheck Shown(string id, string name, double value) =>
        ValidationCheck.Of(id, name, "ours alone", CheckKind.Information, null, null, 0.0, value, 0.0);

    private static SpectrumReport Spectrum(string macro, params string[] settings) =>
        new SpectrumService(RecoilRun.Load($"cevns/{macro}", settings)).Report();
}
