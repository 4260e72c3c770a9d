using JparcSim.Analysis.Estimators;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Generator.Beam;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Validation;

/// <summary>Rates, places and pairs of the backgrounds of the oscillation search, at 0.75 MW as in 2022.</summary>
internal static class BackgroundChecks
{
    private const string Talk = "KEK talk 2026";
    private const string Plots = "data, CNN_for_PSD_in_JSNS2";
    private const double BeamPowerW = 0.75e6;
    private const double PromptGateS = 8.5e-6;
    private const double DelayedWindowS = 100e-6;

    public static IEnumerable<ValidationCheck> Run(ValidationSamples samples) =>
        [.. Neutrons(samples), .. Muons(samples), .. Accidentals(samples), .. Neutrinos(samples)];

    private static IEnumerable<ValidationCheck> Neutrons(ValidationSamples samples)
    {
        Sample run = samples.Get(BackgroundSamples.Neutrons, "events=500000", "seed=74", BackgroundSamples.Charges);
        ResolvedRun resolved = ValidationSamples.Resolve(BackgroundSamples.Neutrons, []);
        double gateS = 1e-6 * (resolved.Generator.GateUs.ToUs - resolved.Generator.GateUs.FromUs);
        double seconds = resolved.ExposurePot!.Value / ProtonBeam.ProtonsPerSpill(BeamPowerW) * gateS;
        Sample sample = samples.Get(BackgroundSamples.Neutrons, BackgroundSamples.NeutronEvents, BackgroundSamples.NeutronSeed, BackgroundSamples.Artefact);
        double[] weights = sample.Pairs((p, row) => p.PassesAll(row) && p.TrueClass.Codes[row] == 0 ? p.Weight[row] : null);
        double rateHz = weights.Sum() / seconds;
        double rateError = rateHz / Math.Sqrt(weights.Length);
        yield return ValidationCheck.Of(
            "neutron-rate", "pairs of fast neutrons in the fiducial volume before pulse shape, Hz", Talk + ": about 1000 in 0.8e22 protons; 0.92 to 0.98 Hz; fixes roofTransmission",
            CheckKind.Tuned, 0.95, 0.03, 0.1, rateHz, rateError);
        double transmission = Value(resolved, "channels[0].roofTransmission");
        yield return ValidationCheck.Of(
            "roof-transmission", "roof transmission that this rate implies", "toy Monte Carlo of single-delayed unvetoed pairs, rates good to a factor 1.5: 0.12 to 0.15",
            CheckKind.Information, 0.135, 0.015, 0.0, transmission * 0.95 / rateHz, transmission * 0.95 / rateHz * rateError / rateHz);

        double[] zMm = [.. PromptZMm(run), .. PromptZMm(sample)];
        (double gradient, double gradientError) = BackgroundSamples.TopOverBottom(zMm);
        yield return ValidationCheck.Of(
            "neutron-gradient", "density of neutron prompts, top over bottom of the fiducial volume", Plots + "; fixes zenithExponent", CheckKind.Tuned, 4.5, 0.5,
            1.0, gradient, gradientError);
        double[] rho2 = run.Pairs((p, row) => IsUnvetoed(p, row)
            ? (p.PromptXMm[row] * p.PromptXMm[row]) + (p.PromptYMm[row] * p.PromptYMm[row]) : null);
        double rise = rho2.Count(r => r > 1.47e6) / (double)rho2.Count(r => r < 0.49e6);
        yield return ValidationCheck.Of(
            "neutron-edge", "density of neutron prompts in R2, outer over inner quarter", Plots + "; a toy gives 0.8 to 1.25", CheckKind.Information, 1.6, null,
            0.0, rise, rise * Math.Sqrt(8.0 / rho2.Length));

        (int prompts, int several) = Multiplicity(run);
        double share = several / (double)prompts;
        yield return ValidationCheck.Of(
            "neutron-multiplicity", "share of neutron prompts with two or more delayed signals, 5 to 12 MeV within 100 us", "toy Monte Carlo: 0.22",
            CheckKind.Information, 0.22, null, 0.0, share, Math.Sqrt(share * (1.0 - share) / prompts));
        double[] deltaT = run.Pairs((p, row) => IsUnvetoed(p, row) ? p.DeltaTUs[row] : null);
        double[] deltaVertex = run.Pairs((p, row) => IsUnvetoed(p, row) ? p.DeltaVertexMm[row] : null);
        Estimate maximumT = DistributionMaximum.Fit(deltaT, 0.0, 40.0) ?? throw new InvalidOperationException("Delta t has no maximum");
        yield return ValidationCheck.Of(
            "neutron-delta-t", "maximum of Delta t of neutron pairs, us", Plots + ": about 10", CheckKind.Predicted, 10.0, 2.0, 3.5, maximumT.Value, maximumT.Error);
        Estimate maximumVertex = DistributionMaximum.Fit(deltaVertex, 0.0, 600.0) ?? throw new InvalidOperationException("Delta vertex has no maximum");
        yield return ValidationCheck.Of(
            "neutron-delta-vertex", "maximum of Delta vertex of neutron pairs, mm", Plots + ": 250 to 350", CheckKind.Predicted, 300.0, 50.0, 50.0,
            maximumVertex.Value, maximumVertex.Error);
    }

    private static IEnumerable<ValidationCheck> Muons(ValidationSamples samples)
    {
        Sample run = samples.Get(BackgroundSamples.Muons, "events=60000", "seed=75", BackgroundSamples.Charges);
        (double gradient, double error) = BackgroundSamples.TopOverBottom(BackgroundSamples.Electrons(run, (t, row) => t.RecoZMm[row]));
        yield return ValidationCheck.Of(
            "michel-gradient", "density of Michel electrons, top over bottom of the fiducial volume",
            Plots + ": about 1.5; muons that stop have a nearly flat spectrum, and stop evenly here", CheckKind.Information, 1.5, null, 0.0, gradient, error);
    }

    // Prompts and delayed signals of different events: the shift method, all combinations.
    private static IEnumerable<ValidationCheck> Accidentals(ValidationSamples samples)
    {
        const int Events = 12_000;
        ResolvedRun resolved = ValidationSamples.Resolve("jsns2-2022", []);
        double promptRateHz = Value(resolved, "channels[1].promptRateHz");
        double delayedRateHz = Value(resolved, "channels[1].delayedRateHz");
        Sample run = samples.Get(
            "jsns2-2022", $"events={Events}", "seed=76", BackgroundSamples.Charges, "psd=psd/jsns2-near.yaml",
            "channels=[{channel: accidental, beamShare: 0}]");
        Vector3[] prompts = Vertices(run, (t, row) => BackgroundSamples.IsPrompt(t, row) && t.VetoTopChargePe[row] < 100.0 && t.VetoBottomChargePe[row] < 100.0);
        Vector3[] delayed = Vertices(run, (t, row) => t.RecoEnergyMeV[row] is > 7.0 and < 12.0);
        long near = 0;
        foreach (Vector3 prompt in prompts)
        {
            near += delayed.LongCount(place => (place - prompt).LengthSquared < 600.0 * 600.0);
        }

        double promptHz = promptRateHz * prompts.Length / Events;
        double delayedHz = delayedRateHz * delayed.Length / Events;
        double acceptance = near / ((double)prompts.Length * delayed.Length);
        double error = acceptance / Math.Sqrt(prompts.Length);
        double product = promptHz * delayedHz;
        double productError = product * Math.Sqrt((1.0 / prompts.Length) + (1.0 / delayed.Length));
        const string Toy = "toy Monte Carlo with uniform vertices";
        yield return ValidationCheck.Of(
            "accidental-singles", "product of the rates of prompt singles in the fiducial volume and delayed ones anywhere, Hz2",
            "2.0e3 behind the published accidental rate with the acceptance below, arXiv:2308.02722", CheckKind.Information, 2.0e3, null, 0.0, product, productError);
        yield return ValidationCheck.Of(
            "accidental-acceptance", "share of accidental pairs within 60 cm", Toy + " in the fiducial volume; ours has delayed signals outside, too", CheckKind.Information, 0.055, 0.005, 0.0, acceptance, error);
        double perSpill = product * acceptance * PromptGateS * DelayedWindowS;
        yield return ValidationCheck.Of(
            "accidental-rate", "accidental pairs, 1e-8 per spill", "arXiv:2308.02722", CheckKind.Tuned, 9.29, 0.39, 1.2, 1e8 * perSpill,
            1e8 * perSpill * Math.Sqrt(1.0 / prompts.Length));
    }

    private static IEnumerable<ValidationCheck> Neutrinos(ValidationSamples samples)
    {
        Sample run = samples.Get(
            "jsns2-2022", "events=24000", "seed=77", BackgroundSamples.Charges, "channels=[{channel: ibd}, {channel: ibd-intrinsic}, {channel: cosmic-neutron, share: 0.001}]");
        double[] signal = Counted(run, 0);
        double[] intrinsic = Counted(run, 1);
        const string Left = "; the rest, one factor for both, is trigger, vetoes and multiplicity of the data that are not simulated";
        yield return Count("signal-2022", "LSND-like signal in 0.8e22 protons before pulse shape", Talk + Left, 1.8, signal);
        yield return Count("intrinsic-2022", "intrinsic nubar_e in 0.8e22 protons before pulse shape", Talk + Left, 1.0, intrinsic);
        double ratio = signal.Sum() / intrinsic.Sum();
        double error = ratio * Math.Sqrt((1.0 / signal.Length) + (1.0 / intrinsic.Length));
        yield return ValidationCheck.Of(
            "signal-over-intrinsic", "LSND-like signal over intrinsic nubar_e", Talk + ": 1.1 / 0.6, 39.5 / 20.8", CheckKind.Predicted, 1.9, 0.1, 0.3, ratio, error);
    }

    private static ValidationCheck Count(string id, string name, string source, double published, double[] weights) => ValidationCheck.Of(
        id, name, source, CheckKind.Information, published, null, 0.0, weights.Sum(), weights.Sum() / Math.Sqrt(weights.Length));

    // Every cut but that on the score, which charges do not have.
    private static double[] Counted(Sample run, int channel) => run.Pairs(
        (p, row) => p.TrueClass.Codes[row] == channel && p.Pass.Take(p.Pass.Count - 1).All(cut => cut[row] != false) ? p.Weight[row] : null);

    private static double Value(ResolvedRun run, string path) =>
        double.Parse(run.Parameters.Single(parameter => parameter.Path == path).Value, System.Globalization.CultureInfo.InvariantCulture);

    private static double[] PromptZMm(Sample run) => run.Pairs((p, row) => IsUnvetoed(p, row) ? p.PromptZMm[row] : null);

    // Prompts that pass all cuts but multiplicity, and those of them with several delayed signals.
    private static (int Prompts, int Several) Multiplicity(Sample run)
    {
        int column = Analysis.Selection.CutCatalog.Names.ToList().IndexOf("multiplicity");
        var prompts = new Dictionary<long, bool>();
        foreach (PairTable pairs in run.Parts.Select(part => part.Pairs))
        {
            for (int row = 0; row < pairs.RowCount; row++)
            {
                if (IsUnvetoed(pairs, row))
                {
                    prompts[pairs.PromptTriggerId[row]] = pairs.Pass[column][row] == false;
                }
            }
        }

        return (prompts.Count, prompts.Values.Count(isSeveral => isSeveral));
    }

    // The cuts of the control sample but for multiplicity, as in the published plots.
    private static bool IsUnvetoed(PairTable p, int row) =>
        p.TrueClass.Codes[row] == 0
        && p.Pass.Where((_, cut) => Analysis.Selection.CutCatalog.Names[cut] != "multiplicity").All(cut => cut[row] != false);

    private static Vector3[] Vertices(Sample run, Func<TriggerTable, int, bool> select)
    {
        var places = new List<Vector3>();
        foreach (TriggerTable triggers in run.Parts.Select(part => part.Triggers))
        {
            for (int row = 0; row < triggers.RowCount; row++)
            {
                if (select(triggers, row))
                {
                    places.Add(Regions.Reconstructed(triggers, row));
                }
            }
        }

        return [.. places];
    }
}
