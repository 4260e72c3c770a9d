using JparcSim.Pipeline.Recoils;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Validation;

/// <summary>Table 2 of CEvNS at J-PARC: what is seen in a year, signal and backgrounds, with prompt light and without.</summary>
internal static class CevnsTable2
{
    private const string Source = "CEvNS at J-PARC, Table 2";
    private const string Signal = "coherent scatterings";
    private const string Steady = "recoil-steady-state";
    private const string Beam = "recoil-beam-neutron";
    private const string Neutrino = "recoil-neutrino-neutron";

    private static readonly Dictionary<string, (string Id, string Name)> Parts = new(StringComparer.Ordinal)
    {
        [Signal] = ("", Signal),
        [Steady] = ("-steady", "steady recoils"),
        [Beam] = ("-beam", "neutrons of the beam"),
        [Neutrino] = ("-neutrino", "neutrons that neutrinos make"),
    };

    // Splits follow from the one light yield of prompt light and the end of flat backgrounds: tuned. Sums of backgrounds are input: printed alone.
    private static readonly (string Macro, string Part, double Seen, CheckKind Kind, double Tolerance)[] Sums =
    [
        ("csi", Signal, 1296.0, CheckKind.Tuned, 0.03), ("ge", Signal, 225.0, CheckKind.Predicted, 0.03),
        ("xe", Signal, 1076.0, CheckKind.Predicted, 0.03), ("ar", Signal, 120.0, CheckKind.Predicted, 0.03),
        ("csi", Beam, 12.0, CheckKind.Information, 1e-6), ("csi", Neutrino, 25.0, CheckKind.Information, 1e-6), ("csi", Steady, 961.0, CheckKind.Information, 1e-6),
        ("ge", Beam, 964.0, CheckKind.Information, 1e-6), ("ge", Neutrino, 45.0, CheckKind.Information, 1e-6), ("ge", Steady, 33.0, CheckKind.Information, 1e-6),
    ];

    private static readonly (string Macro, string Part, double WithLight, double Without)[] Splits =
    [
        ("xe", Signal, 253.0, 823.0), ("ar", Signal, 80.0, 40.0), ("xe", Beam, 25.0, 39.0), ("ar", Beam, 69.0, 99.0), ("ar", Steady, 623.0, 894.0),
    ];

    /// <summary>All rows.</summary>
    public static IEnumerable<ValidationCheck> Run()
    {
        var spectra = Sums.Select(row => row.Macro).Distinct().ToDictionary(macro => macro, macro => new SpectrumService(RecoilRun.Load($"cevns/{macro}", [])).Report());
        foreach ((string macro, string part, double seen, CheckKind kind, double tolerance) in Sums)
        {
            yield return Row(macro, part, "", macro == "csi" && part == Signal ? "a year with the unexplained 2/3" : "a year", kind, seen, tolerance, Count(spectra[macro], part).PerYear);
        }

        foreach ((string macro, string part, double withLight, double without) in Splits)
        {
            BackgroundCounts ours = Count(spectra[macro], part);
            yield return Row(macro, part, "-s1", "with prompt light", CheckKind.Tuned, withLight, 0.05, ours.WithTimePerYear);
            yield return Row(macro, part, "-no-s1", "without prompt light", CheckKind.Tuned, without, 0.05, ours.PerYear - ours.WithTimePerYear);
        }
    }

    private static BackgroundCounts Count(SpectrumReport report, string part) =>
        part == Signal ? new BackgroundCounts(report.TotalPerYear, report.WithTimePerYear) : report.Backgrounds[part];

    private static ValidationCheck Row(
        string macro, string part, string suffix, string what, CheckKind kind, double published, double tolerance, double value) => ValidationCheck.Of(
        $"table2-{macro}{Parts[part].Id}{suffix}", $"{macro}, {Parts[part].Name} {what}", Source, kind, published, 0.0, tolerance * published, value, 0.0);
}
