using JparcSim.Core.Numerics;
using JparcSim.Core.Random;

namespace JparcSim.Detector.Recoil;

/// <summary>How a detector answers to a recoil: published responses, which are input and not simulated.</summary>
/// <param name="ThresholdKeVnr">Threshold, a step in the true recoil energy, keVnr.</param>
/// <param name="Efficiency">Part of the recoils above the threshold that is seen.</param>
/// <param name="ResolutionAtThreshold">Standard deviation over energy at the threshold.</param>
/// <param name="Time">Error of the time.</param>
/// <param name="S1">The prompt light that a time projection chamber needs to know the time; null where every event has a time.</param>
/// <param name="Quenching">Electron-equivalent energy.</param>
public sealed record RecoilResponse(
    double ThresholdKeVnr, double Efficiency, double ResolutionAtThreshold, TimeResponse Time, S1Response? S1, QuenchingFactor Quenching)
{
    /// <summary>Standard deviation of the reconstructed energy, keVnr: it grows with the root of the energy.</summary>
    public double SigmaKeVnr(double recoilKeVnr) =>
        ResolutionAtThreshold * ThresholdKeVnr * Math.Sqrt(Math.Max(0.0, recoilKeVnr) / ThresholdKeVnr);

    /// <summary>Probability that a recoil is seen.</summary>
    public double EfficiencyAt(double recoilKeVnr) => recoilKeVnr > ThresholdKeVnr ? Efficiency : 0.0;

    /// <summary>Probability that a recoil that is seen has a time.</summary>
    public double TimedAt(double recoilKeVnr) => S1 is { } light ? light.Probability(recoilKeVnr) : 1.0;

    /// <summary>Probability that a recoil is reconstructed below an energy, keVnr.</summary>
    /// <param name="recoilKeVnr">True recoil, keVnr, greater than 0.</param>
    /// <param name="recoKeVnr">Reconstructed recoil, keVnr.</param>
    public double BelowAt(double recoilKeVnr, double recoKeVnr) =>
        0.5 * Elementary.Erfc((recoilKeVnr - recoKeVnr) / (SigmaKeVnr(recoilKeVnr) * Math.Sqrt(2.0)));

    /// <summary>A reconstructed recoil, keVnr. One word.</summary>
    public double SampleKeVnr(double recoilKeVnr, ref EventRandom random) =>
        recoilKeVnr + (SigmaKeVnr(recoilKeVnr) * Sampling.Normal(ref random));
}

/// <summary>Detection of the prompt light (S1): a Poisson number of photons against a least number.</summary>
/// <param name="PhotonsPerKeVnr">Mean number of detected photons per recoil energy.</param>
/// <param name="LeastPhotons">Least number that counts as seen, 1 or more.</param>
public readonly record struct S1Response(double PhotonsPerKeVnr, int LeastPhotons)
{
    /// <summary>Probability of the least number or more.</summary>
    public double Probability(double recoilKeVnr)
    {
        double mean = PhotonsPerKeVnr * Math.Max(0.0, recoilKeVnr);
        double term = Elementary.Exp(-mean);
        double fewer = 0.0;
        for (int n = 0; n < LeastPhotons; n++)
        {
            fewer += term;
            term *= mean / (n + 1);
        }

        return Math.Max(0.0, 1.0 - fewer);
    }
}
