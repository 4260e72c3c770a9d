using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;

namespace JparcSim.Generator.Cevns;

/// <summary>nu_e that oscillate to a sterile neutrino on baselines spread evenly over the depth of a detector.</summary>
/// <param name="Sin2TwoTheta">Depth of the oscillation.</param>
/// <param name="DeltaM2EV2">Difference of squared masses, eV2.</param>
/// <param name="BaselineM">Mean baseline, m.</param>
/// <param name="DepthM">Extent of the detector along the flight, m.</param>
public readonly record struct SterileOscillation(double Sin2TwoTheta, double DeltaM2EV2, double BaselineM, double DepthM)
{
    /// <summary>Whether nothing oscillates.</summary>
    public bool IsNone => Sin2TwoTheta == 0.0 || DeltaM2EV2 == 0.0;

    /// <summary>The mean of sin^2(phase) over the detector.</summary>
    /// <param name="energyMeV">Energy, MeV.</param>
    public double MeanPhaseFactor(double energyMeV)
    {
        double perMetre = PhysicalConstants.OscillationPhaseMeVPerEV2M * DeltaM2EV2 / energyMeV;
        double across = perMetre * DepthM;
        double washed = across < 1e-4 ? 1.0 : Elementary.SinCos(across).Sin / across;
        return 0.5 * (1.0 - (washed * Elementary.SinCos(2.0 * perMetre * BaselineM).Cos));
    }

    /// <summary>Probability that a nu_e of one flight is still active.</summary>
    /// <param name="energyMeV">Energy, MeV.</param>
    /// <param name="baselineM">Length of the flight, m.</param>
    public double Survival(double energyMeV, double baselineM)
    {
        double sin = Elementary.SinCos(PhysicalConstants.OscillationPhaseMeVPerEV2M * DeltaM2EV2 * baselineM / energyMeV).Sin;
        return 1.0 - (Sin2TwoTheta * sin * sin);
    }
}
