using JparcSim.Analysis.Estimators;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Validation;

/// <summary>What prompt-delayed pairs of inverse beta decay look like.</summary>
internal static class PairChecks
{
    private const string Recipe = "toy with thermal cross sections, arXiv:2308.02722 for the capture";
    private const string MeasuredDistance = "252Cf data: 250 to 270 mm";
    private const double MatchUs = 0.5;

    public static IEnumerable<ValidationCheck> Run(ValidationSamples samples)
    {
        Sample ibd = samples.Get(SampleNames.Ibd, SampleNames.IbdEvents);
        double[] deltaT = ibd.Pairs((p, row) => IsCandidate(p, row) ? p.DeltaTUs[row] : null);
        double[] deltaVertex = ibd.Pairs((p, row) => IsCandidate(p, row) ? p.DeltaVertexMm[row] : null);
        Estimate maximumT = DistributionMaximum.Fit(deltaT, 0.0, 40.0) ?? throw new InvalidOperationException("Delta t has no maximum");
        yield return ValidationCheck.Of(
            "delta-t-maximum", "maximum of the Delta t distribution, us",
            "slowing down and epithermal gadolinium; 252Cf data peak at 7-9 us",
            CheckKind.Predicted, 7.5, 2.5, 2.5, maximumT.Value, maximumT.Error);
        yield return DeltaVertex(
            "delta-vertex-maximum", "maximum of the Delta vertex distribution of fission and n-Gd capture, 252Cf at the centre, mm",
            MeasuredDistance, CheckKind.Predicted, FissionToCapture(samples));
        yield return DeltaVertex(
            "delta-vertex-maximum-ibd", "the same of inverse beta decay in the fiducial volume, mm",
            MeasuredDistance + "; ours has the vertex resolution of charges without electronics noise",
            CheckKind.Information, deltaVertex);

        (long within, long all) = GadoliniumInWindow(ibd);
        yield return Fraction("ngd-in-window", "Gd captures in the fiducial volume seen at 7-12 MeV", Recipe, 0.88, 0.03, within, all);
        yield return Fraction(
            "pairs-within-60-cm", "pairs within 60 cm", Recipe + ": 0.94 to 0.90 for e+ of 20 to 50 MeV", 0.91, 0.03,
            deltaVertex.LongCount(mm => mm < 600.0), deltaVertex.LongLength);
    }

    private static ValidationCheck DeltaVertex(string id, string name, string source, CheckKind kind, double[] distancesMm)
    {
        Estimate maximum = DistributionMaximum.Fit(distancesMm, 0.0, 900.0)
            ?? throw new InvalidOperationException("Delta vertex has no maximum");
        return ValidationCheck.Of(id, name, source, kind, 260.0, 10.0, 10.0, maximum.Value, maximum.Error);
    }

    private static double[] FissionToCapture(ValidationSamples samples) => samples.Get(SampleNames.Cf252, SampleNames.Cf252Settings).Pairs(
        (p, row) => p.PromptTriggerId[row] % TriggerTable.MaxPerEvent == 0 && p.DelayedEnergyMeV[row] is > 7.0 and < 12.0
            ? p.DeltaVertexMm[row]
            : null);

    private static bool IsCandidate(PairTable p, int row) =>
        p.PromptEnergyMeV[row] is > 20.0 and < 60.0 && p.DelayedEnergyMeV[row] is > 7.0 and < 12.0
        && p.TrueClass.Codes[row] == 0 && Regions.IsFiducial(new Vector3(p.PromptXMm[row], p.PromptYMm[row], p.PromptZMm[row]));

    // A capture is seen in the trigger of its event that stands at its time.
    private static (long Within, long All) GadoliniumInWindow(Sample ibd)
    {
        long within = 0;
        long all = 0;
        foreach (PartTables part in ibd.Parts)
        {
            var captures = new Sample(ibd.Geometry, [part]).Captures()
                .Where(capture => capture.IsOnGadolinium && capture.DelayUs > MatchUs && Regions.IsFiducial(capture.Neutron.StartMm))
                .ToDictionary(capture => capture.EventId, capture => capture.Nucleus.StartTimeUs);
            all += captures.Count;
            for (int row = 0; row < part.Triggers.RowCount; row++)
            {
                bool isSeen = captures.TryGetValue(part.Triggers.EventId[row] ?? -1, out double timeUs)
                    && Math.Abs(part.Triggers.TimeUs[row] - timeUs) < MatchUs
                    && part.Triggers.RecoEnergyMeV[row] is > 7.0 and < 12.0;
                within += isSeen ? 1 : 0;
            }
        }

        return (within, all);
    }

    private static ValidationCheck Fraction(
        string id, string name, string source, double published, double tolerance, long hits, long trials)
    {
        double value = hits / (double)trials;
        return ValidationCheck.Of(
            id, name, source, CheckKind.Predicted, published, tolerance, tolerance, value, Math.Sqrt(value * (1.0 - value) / trials));
    }
}
