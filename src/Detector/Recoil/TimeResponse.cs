using JparcSim.Core.Numerics;
using JparcSim.Core.Random;

namespace JparcSim.Detector.Recoil;

/// <summary>What lies between the true and the reconstructed time of a recoil: a normal error, or a delay whose logarithm is normal.</summary>
/// <param name="IsLogNormal">Whether it is such a delay.</param>
/// <param name="Centre">Mean of the logarithm of the delay in ns; not used by a normal error, whose mean is 0.</param>
/// <param name="Width">Standard deviation of that logarithm; of a normal error, ns.</param>
public readonly record struct TimeResponse(bool IsLogNormal, double Centre, double Width)
{
    private const double UsPerNs = 1e-3;
    private const double Reach = 8.0;

    /// <summary>The difference with a standard normal deviate in place of the random number, us.</summary>
    public double ShiftUs(double deviate) =>
        UsPerNs * (IsLogNormal ? Elementary.Exp(Centre + (Width * deviate)) : Width * deviate);

    /// <summary>A difference, us. One word.</summary>
    public double Sample(ref EventRandom random) => ShiftUs(Sampling.Normal(ref random));

    /// <summary>Distribution of the reconstructed time from that of the true one, at a time: quadrature over the deviate.</summary>
    /// <param name="cumulative">Distribution of the true time, us.</param>
    /// <param name="timeUs">Reconstructed time, us.</param>
    public double Smear(Func<double, double> cumulative, double timeUs)
    {
        double sum = 0.0;
        foreach (QuadratureNode node in GaussLegendre.Nodes(-Reach, Reach, 200))
        {
            sum += node.Weight * Elementary.Exp(-0.5 * node.X * node.X) * cumulative(timeUs - ShiftUs(node.X));
        }

        return sum / Math.Sqrt(2.0 * Math.PI);
    }
}
