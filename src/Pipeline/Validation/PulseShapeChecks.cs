using JparcSim.Analysis.PulseShape;
using JparcSim.Detector.Catalog;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Validation;

/// <summary>Pulse-shape discrimination: by truth, on control samples as an experiment makes them, and against the measured curve.</summary>
/// <remarks>
/// By truth the simulation separates better than any data: every point is a lower bound. Control samples close a part of the gap, because
/// accidental pairs are in the neutrons and muons before the electrons. The rest is one contamination and one broadening of the detector
/// file, fitted to one point each and judged by the others.
/// </remarks>
internal static class PulseShapeChecks
{
    private const string Data = "data of 2021 and 2022, CNN_for_PSD_in_JSNS2";

    private static readonly (double Efficiency, double Rejection, string Source)[] Measured =
    [
        (0.90, 0.965, Data), (0.95, 0.947, Data), (0.99, 0.86, Data), (0.872, 0.997, "KEK talk 2026"),
    ];

    public static IEnumerable<ValidationCheck> Run(ValidationSamples samples)
    {
        Sample neutronRun = samples.Get(BackgroundSamples.Neutrons, BackgroundSamples.NeutronEvents, BackgroundSamples.NeutronSeed, BackgroundSamples.Artefact);
        Sample muonRun = samples.Get(BackgroundSamples.Muons, "events=10000", "seed=72", BackgroundSamples.Artefact);
        Sample michelRun = samples.Get(SampleNames.Michel, "events=6000", "seed=73", BackgroundSamples.Artefact);
        double[] electrons = michelRun.Triggers((t, row) => BackgroundSamples.IsPrompt(t, row) ? t.PsdScore[row] : null);
        double[] neutrons = neutronRun.Pairs((p, row) => p.PassesAll(row) && p.TrueClass.Codes[row] == 0 ? p.PromptPsdScore[row] : null);
        double[] selected = neutronRun.Pairs((p, row) => p.PassesAll(row) ? p.PromptPsdScore[row] : null);
        PulseShapeParameters parameters = ValidationSamples.Resolve(SampleNames.Michel, []).Scintillator.Detector.PulseShape
            ?? throw new InvalidOperationException("the near detector has no pulseShape");
        return
        [
            .. ByTruth(new RocCurve(electrons, neutrons)),
            .. OnControlSamples(new RocCurve(BackgroundSamples.ElectronsBehindMuons(muonRun), selected)),
            .. AsMeasured(electrons, neutrons, parameters),
            .. UnevenDin(samples),
        ];
    }

    private static IEnumerable<ValidationCheck> ByTruth(RocCurve roc)
    {
        yield return ValidationCheck.AtLeast(
            "psd-truth-area", "area under the curve by truth, at least", Data + ": 0.958 to 0.992", CheckKind.Predicted, 0.98, roc.AreaUnderCurve, roc.AreaError);
        foreach ((double efficiency, double rejection, string source) in Measured)
        {
            RocPoint point = roc.AtEfficiency(efficiency);
            CheckKind kind = rejection < 0.99 ? CheckKind.Predicted : CheckKind.Information;   // a bound beyond the statistics of this sample
            yield return ValidationCheck.AtLeast(
                $"psd-truth-{Percent(efficiency)}", $"rejection of neutrons by truth at {efficiency:P1} efficiency, at least", source, kind, rejection,
                point.Rejection, Error(point.Rejection, roc.BackgroundCount));
        }
    }

    private static IEnumerable<ValidationCheck> OnControlSamples(RocCurve roc)
    {
        const string Names = ": selected neutrons far from the beam, electrons behind their muons";
        yield return ValidationCheck.Of(
            "psd-control-area", "area under the curve on control samples", Data + Names, CheckKind.Information, 0.98, 0.01, 0.0, roc.AreaUnderCurve,
            roc.AreaError);
        foreach ((double efficiency, double rejection, string source) in Measured)
        {
            RocPoint point = roc.AtEfficiency(efficiency);
            yield return ValidationCheck.Of(
                $"psd-control-{Percent(efficiency)}", $"rejection of neutrons on control samples at {efficiency:P1} efficiency", source, CheckKind.Information,
                rejection, null, 0.0, point.Rejection, Error(point.Rejection, roc.BackgroundCount));
        }
    }

    private static IEnumerable<ValidationCheck> AsMeasured(double[] electrons, double[] neutrons, PulseShapeParameters parameters)
    {
        double contamination = parameters.ControlSampleContamination;
        var curve = new MeasuredCurve(electrons, neutrons, contamination, parameters.ScoreBroadening);
        double fitted = MeasuredCurve.FitBroadening(electrons, neutrons, contamination, 0.90, 0.965);
        yield return ValidationCheck.Of(
            "psd-broadening", "score broadening that meets 96.5 % at 90 % efficiency with this sample", "fit; the detector file has the published value",
            CheckKind.Information, parameters.ScoreBroadening, null, 0.0, fitted, 0.0);
        yield return Curve("psd-measured-900", 0.90, CheckKind.Tuned, 0.965, 0.007, 0.007);
        yield return Curve("psd-measured-950", 0.95, CheckKind.Predicted, 0.947, 0.014, 0.014);
        yield return Curve("psd-measured-990", 0.99, CheckKind.Predicted, 0.86, 0.03, 0.055);
        yield return Curve("psd-measured-872", 0.872, CheckKind.Information, 0.997, 0.0, 0.0);
        yield return Curve("psd-measured-400", 0.40, CheckKind.Tuned, 0.99, 0.002, 0.002);
        yield return ValidationCheck.Of(
            "psd-measured-area", "area with contamination and broadening", Data + ": 0.958 to 0.992", CheckKind.Predicted, 0.98, 0.01, 0.012, curve.Area(), Error(each => each.Area()));

        ValidationCheck Curve(string id, double efficiency, CheckKind kind, double published, double uncertainty, double tolerance) => ValidationCheck.Of(
            id, $"rejection at {efficiency:P0} efficiency with contamination and broadening", Data, kind, published, uncertainty, tolerance,
            curve.RejectionAt(efficiency), Error(each => each.RejectionAt(efficiency)));

        // Eight eighths of the sample, each with its own curve: what the finite sample leaves open.
        double Error(Func<MeasuredCurve, double> of)
        {
            const int Groups = 8;
            double[] values =
            [
                .. Enumerable.Range(0, Groups).Select(group => of(new MeasuredCurve(
                    [.. electrons.Where((_, i) => i % Groups == group)], [.. neutrons.Where((_, i) => i % Groups == group)], contamination,
                    parameters.ScoreBroadening))),
            ];
            double mean = values.Average();
            return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (Groups - 1.0) / Groups);
        }
    }

    // A cut on the tail that keeps as many electrons as that of the data, in the liquid of 2021. Its gradient was assumed before this was looked at.
    private static IEnumerable<ValidationCheck> UnevenDin(ValidationSamples samples)
    {
        const double Efficiency = 0.945;
        Sample run = samples.Get(SampleNames.Michel, "events=16000", "seed=78", "detector=jsns2-near-2021");
        double[] heights = run.Triggers((t, row) => BackgroundSamples.IsPrompt(t, row) && t.TailOverTotal[row] is not null ? t.RecoZMm[row] : null);
        double[] tails = run.Triggers((t, row) => BackgroundSamples.IsPrompt(t, row) ? t.TailOverTotal[row] : null);
        double cut = tails.Order().ElementAt((int)(Efficiency * tails.Length));
        yield return Kept("din-2021-top", "above z = 0.3 m", 0.975, 0.005, 0.02, z => z > 300.0);
        yield return Kept("din-2021-bottom", "at z of -1 to -0.8 m", 0.89, 0.02, 0.05, z => z < -800.0);

        ValidationCheck Kept(string id, string where, double published, double uncertainty, double tolerance, Func<double, bool> isThere)
        {
            int[] there = [.. Enumerable.Range(0, tails.Length).Where(i => isThere(heights[i]))];
            double kept = there.Count(i => tails[i] < cut) / (double)there.Length;
            return ValidationCheck.Of(
                id, $"electrons kept {where} with the uneven DIN of 2021, a cut on the tail that keeps 94.5 %", Data + ", 97-98 and 87-91 %", CheckKind.Predicted,
                published, uncertainty, tolerance, kept, Error(kept, there.Length));
        }
    }

    private static string Percent(double efficiency) => $"{1000.0 * efficiency:F0}";

    // As if one more event of each kind were there: no error of zero from a clean sample.
    private static double Error(double rejection, int count)
    {
        double p = ((rejection * count) + 1.0) / (count + 2.0);
        return Math.Sqrt(p * (1.0 - p) / count);
    }
}
