using JparcSim.Analysis.PulseShape;
using JparcSim.Detector.Catalog;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.PulseShape;

/// <summary>Curves, working points and paired differences of scored candidates.</summary>
internal static class PsdTuner
{
    private const int BinsPerVariable = 5;

    // Efficiencies of the printed curve: those of published points among them.
    private static readonly double[] Efficiencies = [0.5, 0.6, 0.7, 0.8, 0.85, 0.87, 0.872, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98, 0.99, 0.995, 0.999];

    /// <summary>The curve and the working point that is asked for.</summary>
    /// <param name="scored">Candidates with scores.</param>
    /// <param name="goal">The working point.</param>
    /// <param name="measured">What measured curves have beyond; null for nothing known.</param>
    public static PsdTuning Tune(ScoredCandidates scored, PsdGoal goal, PulseShapeParameters? measured)
    {
        var roc = new RocCurve(scored.SignalScores, scored.BackgroundScores);
        RocPoint point = goal.Find(roc);
        return new PsdTuning(
            scored.ScoreName, roc.SignalCount, roc.BackgroundCount, roc.AreaUnderCurve, roc.AreaError,
            new PsdWorkingPoint(point.Cut, point.Efficiency, point.Rejection),
            [.. Efficiencies.Select(roc.AtEfficiency)],
            [.. AsMeasured(scored, measured)],
            [
                .. Bins("zMm", scored, point.Cut, candidate => candidate.ZMm),
                .. Bins("rhoSquaredMm2", scored, point.Cut, candidate => (candidate.XMm * candidate.XMm) + (candidate.YMm * candidate.YMm)),
                .. Bins("energyMeV", scored, point.Cut, candidate => candidate.EnergyMeV),
            ])
        { Scores = (scored.SignalScores, scored.BackgroundScores) };
    }

    private static IEnumerable<PsdMeasuredPoint> AsMeasured(ScoredCandidates scored, PulseShapeParameters? measured)
    {
        if (measured is null)
        {
            return [];
        }

        var curve = new MeasuredCurve(scored.SignalScores, scored.BackgroundScores, measured.ControlSampleContamination, measured.ScoreBroadening);
        return Efficiencies.Select(efficiency => new PsdMeasuredPoint(efficiency, curve.RejectionAt(efficiency)));
    }

    /// <summary>Differences of b less a at equal signal efficiencies, background event by background event.</summary>
    public static IReadOnlyList<PsdDifference> Compare(ScoredCandidates a, ScoredCandidates b)
    {
        var rocA = new RocCurve(a.SignalScores, a.BackgroundScores);
        var rocB = new RocCurve(b.SignalScores, b.BackgroundScores);
        Dictionary<long, double> scoresB = [];
        for (int i = 0; i < b.Background.Count; i++)
        {
            scoresB[b.Background[i].TriggerId] = b.BackgroundScores[i];
        }

        (double A, double B)[] matched =
        [
            .. Enumerable.Range(0, a.Background.Count).Where(i => scoresB.ContainsKey(a.Background[i].TriggerId))
                .Select(i => (a.BackgroundScores[i], scoresB[a.Background[i].TriggerId])),
        ];
        return [.. Efficiencies.Select(efficiency => Difference(efficiency, rocA.AtEfficiency(efficiency), rocB.AtEfficiency(efficiency), matched))];
    }

    private static PsdDifference Difference(double efficiency, RocPoint a, RocPoint b, (double A, double B)[] matched)
    {
        double sum = 0.0;
        double squares = 0.0;
        int removedA = 0;
        int removedB = 0;
        foreach ((double scoreA, double scoreB) in matched)
        {
            int isRemovedA = scoreA < a.Cut ? 1 : 0;
            int isRemovedB = scoreB < b.Cut ? 1 : 0;
            removedA += isRemovedA;
            removedB += isRemovedB;
            sum += isRemovedB - isRemovedA;
            squares += (isRemovedB - isRemovedA) * (isRemovedB - isRemovedA);
        }

        double n = Math.Max(1, matched.Length);
        double mean = sum / n;
        double variance = Math.Max(0.0, (squares / n) - (mean * mean));
        return new PsdDifference(efficiency, mean, Math.Sqrt(variance / n), Math.Sqrt((Binomial(removedA / n) + Binomial(removedB / n)) / n));
    }

    private static double Binomial(double p) => p * (1.0 - p);

    private static IEnumerable<PsdBin> Bins(string name, ScoredCandidates scored, double cut, Func<PsdCandidate, double> variable)
    {
        double[] all = [.. scored.Signal.Concat(scored.Background).Select(variable).Order()];
        for (int bin = 0; bin < BinsPerVariable; bin++)
        {
            double from = all[bin * (all.Length - 1) / BinsPerVariable];
            double to = all[(bin + 1) * (all.Length - 1) / BinsPerVariable];
            bool isLast = bin == BinsPerVariable - 1;
            bool IsInside(PsdCandidate candidate) => variable(candidate) >= from && (variable(candidate) < to || isLast);
            double? efficiency = Passed(scored.Signal, scored.SignalScores, IsInside, cut);
            double? leak = Passed(scored.Background, scored.BackgroundScores, IsInside, cut);
            yield return new PsdBin(name, from, to, efficiency, 1.0 - leak);
        }
    }

    private static double? Passed(IReadOnlyList<PsdCandidate> candidates, List<double> scores, Func<PsdCandidate, bool> isInside, double cut)
    {
        int inside = 0;
        int passed = 0;
        for (int i = 0; i < candidates.Count; i++)
        {
            if (isInside(candidates[i]))
            {
                inside++;
                passed += scores[i] >= cut ? 1 : 0;
            }
        }

        return inside > 0 ? (double)passed / inside : null;
    }
}
