using JparcSim.Core.Numerics;
using JparcSim.Core.Random;

namespace JparcSim.Detector.Recoil;

/// <summary>What lies between the true and the reconstructed time of a recoil.</summary>
public abstract record TimeResponse
{
    /// <summary>Microseconds in a nanosecond.</summary>
    private protected const double UsPerNs = 1e-3;

    private const double Reach = 8.0;

    /// <summary>The difference with a standard normal deviate in place of the random number, us.</summary>
    public abstract double ShiftUs(double deviate);

    /// <summary>A difference, us. One word.</summary>
    public double SampleUs(ref EventRandom random) => ShiftUs(Sampling.Normal(ref random));

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

/// <summary>A normal error.</summary>
/// <param name="SigmaNs">Standard deviation, ns.</param>
public sealed record NormalTimeError(double SigmaNs) : TimeResponse
{
    /// <inheritdoc/>
    public override double ShiftUs(double deviate) => UsPerNs * (SigmaNs * deviate);
}

/// <summary>A delay whose logarithm is normal.</summary>
/// <param name="LogMean">Mean of the logarithm of the delay in ns.</param>
/// <param name="LogSigma">Standard deviation of that logarithm.</param>
public sealed record LogNormalTimeDelay(double LogMean, double LogSigma) : TimeResponse
{
    /// <inheritdoc/>
    public override double ShiftUs(double deviate) => UsPerNs * Elementary.Exp(LogMean + (LogSigma * deviate));
}
