using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Generator.Flux;

namespace JparcSim.Generator.Channels;

/// <summary>What an inverse beta decay leaves.</summary>
/// <param name="PositronKineticMeV">Kinetic energy of the positron, MeV.</param>
/// <param name="PositronDirection">Unit vector.</param>
/// <param name="NeutronKineticMeV">Kinetic energy of the neutron, MeV.</param>
/// <param name="NeutronDirection">Unit vector.</param>
public readonly record struct IbdFinalState(
    double PositronKineticMeV, Vector3 PositronDirection, double NeutronKineticMeV, Vector3 NeutronDirection);

/// <summary>Samples the final state of inverse beta decay from the exact differential cross section.</summary>
/// <remarks>
/// The positron's energy and its angle are one variable. It is drawn by rejection below a linear envelope: the cross section is
/// nearly linear in it, so less than 1 % of the tries are lost.
/// </remarks>
public static class IbdKinematics
{
    private const int EnvelopeIntervals = 1024;
    private const double Margin = 1.004;   // the envelope's interpolation and the curvature between its three nodes; a test scans it

    // The grid is even in the square root of the energy above threshold, in which the ends of the range are smooth.
    private static readonly double Step = Math.Sqrt(DecayAtRestSpectrum.EndPointMeV - IbdCrossSection.ThresholdMeV) / EnvelopeIntervals;
    private static readonly (double Low, double High)[] Envelope = MakeEnvelope();

    /// <summary>A final state. Three words, and two more for each rejected try.</summary>
    /// <param name="neutrinoMeV">Neutrino energy between threshold and the end point of the muon's decay at rest, MeV.</param>
    /// <param name="neutrinoDirection">Unit vector.</param>
    /// <param name="random">Source of randomness.</param>
    public static IbdFinalState Sample(double neutrinoMeV, Vector3 neutrinoDirection, ref EventRandom random)
    {
        double positronMeV = SamplePositronEnergy(neutrinoMeV, ref random);
        return FinalState(neutrinoMeV, neutrinoDirection, positronMeV, random.Uniform());
    }

    /// <summary>The final state for a total positron energy and a turn about the neutrino's direction.</summary>
    public static IbdFinalState FinalState(double neutrinoMeV, Vector3 neutrinoDirection, double positronMeV, double turn)
    {
        double cosTheta = IbdCrossSection.CosTheta(neutrinoMeV, positronMeV);
        (double sinPhi, double cosPhi) = Elementary.SinCos(2.0 * Math.PI * turn);
        Vector3 positronDirection = neutrinoDirection.Rotated(cosTheta, cosPhi, sinPhi);
        double kineticMeV = positronMeV - PhysicalConstants.ElectronMassMeV;
        double momentumMeV = Math.Sqrt(Math.Max(0.0, kineticMeV * (positronMeV + PhysicalConstants.ElectronMassMeV)));
        Vector3 neutronMomentum = (neutrinoMeV * neutrinoDirection) - (momentumMeV * positronDirection);

        // From the momentum, not from the difference of large energies: stays exact for slow neutrons.
        double squared = neutronMomentum.LengthSquared;
        double neutronMeV = Math.Sqrt(squared + (PhysicalConstants.NeutronMassMeV * PhysicalConstants.NeutronMassMeV));
        return new IbdFinalState(
            kineticMeV, positronDirection, squared / (neutronMeV + PhysicalConstants.NeutronMassMeV), neutronMomentum.Normalized());
    }

    /// <summary>
    /// The envelope of <see cref="IbdCrossSection.ByPositronEnergyCm2PerMeV"/> at a fraction of the positron's range, cm2/MeV.
    /// </summary>
    internal static double EnvelopeAt(double neutrinoMeV, double fraction)
    {
        (double low, double high) = EnvelopeEnds(neutrinoMeV);
        return low + (fraction * (high - low));
    }

    private static double SamplePositronEnergy(double neutrinoMeV, ref EventRandom random)
    {
        (double minMeV, double maxMeV) = IbdCrossSection.PositronRange(neutrinoMeV);
        (double low, double high) = EnvelopeEnds(neutrinoMeV);
        while (true)
        {
            double fraction = LinearQuantile(low, high, random.Uniform());
            double positronMeV = minMeV + (fraction * (maxMeV - minMeV));
            double boundary = low + (fraction * (high - low));
            if (random.Uniform() * boundary < IbdCrossSection.ByPositronEnergyCm2PerMeV(neutrinoMeV, positronMeV))
            {
                return positronMeV;
            }
        }
    }

    // Quantile of the density proportional to low + x (high - low) on (0, 1).
    private static double LinearQuantile(double low, double high, double probability)
    {
        double area = probability * (low + high);
        return area / (low + Math.Sqrt((low * low) + ((high - low) * area)));
    }

    private static (double Low, double High) EnvelopeEnds(double neutrinoMeV)
    {
        double place = Math.Min(Math.Sqrt(Math.Max(0.0, neutrinoMeV - IbdCrossSection.ThresholdMeV)) / Step, EnvelopeIntervals);
        int bin = Math.Min((int)place, EnvelopeIntervals - 1);
        double part = place - bin;
        (double low, double high) = Envelope[bin];
        (double nextLow, double nextHigh) = Envelope[bin + 1];
        return (low + (part * (nextLow - low)), high + (part * (nextHigh - high)));
    }

    // The chord through both ends, lifted by the bulge in the middle (if any) and a margin.
    private static (double Low, double High)[] MakeEnvelope()
    {
        var envelope = new (double, double)[EnvelopeIntervals + 1];
        for (int i = 0; i <= EnvelopeIntervals; i++)
        {
            double root = Math.Max(i, 0.1) * Step;   // just above threshold for the first, where the range would be empty
            double neutrinoMeV = IbdCrossSection.ThresholdMeV + (root * root);
            (double minMeV, double maxMeV) = IbdCrossSection.PositronRange(neutrinoMeV);
            double low = IbdCrossSection.ByPositronEnergyCm2PerMeV(neutrinoMeV, minMeV);
            double middle = IbdCrossSection.ByPositronEnergyCm2PerMeV(neutrinoMeV, 0.5 * (minMeV + maxMeV));
            double high = IbdCrossSection.ByPositronEnergyCm2PerMeV(neutrinoMeV, maxMeV);
            double bulge = Math.Max(0.0, middle - (0.5 * (low + high)));
            envelope[i] = (Margin * (low + bulge), Margin * (high + bulge));
        }

        return envelope;
    }
}
