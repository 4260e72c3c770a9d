using JparcSim.Core.Numerics;
using JparcSim.Generator.Flux;

namespace JparcSim.Generator.Cevns;

/// <summary>Moments of the part of the nu_e flux that a full oscillation would take away, by energy.</summary>
/// <remarks>
/// Eight-point quadrature in cells of 0.1 MeV, cubic interpolation with exact slopes between: to 1e-6 of the whole flux for
/// deltaM2 L up to 400 eV2 m. Beyond, at the low energies where the phase turns within a cell, the mean of 1/2 is met in all but a few MeV.
/// </remarks>
public sealed class SterileLoss
{
    private const int Cells = 528;
    private const double StepMeV = DecayAtRestSpectrum.EndPointMeV / Cells;

    private readonly SterileOscillation _oscillation;
    private readonly FluxMoments[] _above = new FluxMoments[Cells + 1];
    private readonly double[] _lostPerMeV = new double[Cells + 1];

    /// <summary>Tabulates the loss.</summary>
    public SterileLoss(SterileOscillation oscillation)
    {
        _oscillation = oscillation;
        var sum = new FluxMoments(0.0, 0.0, 0.0);
        _above[Cells] = sum;
        _lostPerMeV[Cells] = LostPerMeV(Cells * StepMeV);
        for (int i = Cells - 1; i >= 0; i--)
        {
            _lostPerMeV[i] = LostPerMeV(i * StepMeV);
            foreach (QuadratureNode node in GaussLegendre.Nodes(i * StepMeV, (i + 1) * StepMeV))
            {
                double lost = node.Weight * LostPerMeV(node.X);
                sum = new FluxMoments(sum.Zeroth + lost, sum.First + (lost / node.X), sum.Second + (lost / (node.X * node.X)));
            }

            _above[i] = sum;
        }
    }

    /// <summary>Moments above an energy, MeV.</summary>
    public FluxMoments MomentsAbove(double energyMeV)
    {
        double place = Math.Clamp(energyMeV / StepMeV, 0.0, Cells);
        int cell = Math.Min((int)place, Cells - 1);
        double t = place - cell;
        double fromMeV = cell * StepMeV;
        double toMeV = fromMeV + StepMeV;
        double fromSlope = StepMeV * _lostPerMeV[cell];
        double toSlope = StepMeV * _lostPerMeV[cell + 1];
        FluxMoments low = _above[cell];
        FluxMoments high = _above[cell + 1];
        return new FluxMoments(
            Cubic(low.Zeroth, high.Zeroth, fromSlope, toSlope, t),
            Cubic(low.First, high.First, fromMeV > 0.0 ? fromSlope / fromMeV : 0.0, toSlope / toMeV, t),
            Cubic(low.Second, high.Second, fromMeV > 0.0 ? fromSlope / (fromMeV * fromMeV) : 0.0, toSlope / (toMeV * toMeV), t));
    }

    // The table falls with the energy: its slope is less the density.
    private static double Cubic(double low, double high, double fromSlope, double toSlope, double t)
    {
        double rest = 1.0 - t;
        return (low * rest * rest * (1.0 + (2.0 * t))) + (high * t * t * (3.0 - (2.0 * t)))
            - (fromSlope * t * rest * rest) + (toSlope * t * t * rest);
    }

    private double LostPerMeV(double energyMeV) => energyMeV > 0.0
        ? DecayAtRestSpectrum.ElectronFlavour.DensityPerMeV(energyMeV) * _oscillation.MeanPhaseFactor(energyMeV)
        : 0.0;
}
