using JparcSim.Core.Random;

namespace JparcSim.Detector.Optics;

/// <summary>Individual properties of the photomultipliers of one detector.</summary>
internal static class AsBuilt
{
    /// <summary>First entity of the efficiencies of the inner photomultipliers.</summary>
    public const int Efficiency = 0;

    /// <summary>First entity of their gains.</summary>
    public const int Gain = 1 << 16;

    /// <summary>First entity of the fractions of a count by which their pedestals differ.</summary>
    public const int Pedestal = 2 << 16;

    private const double MaxDeviations = 4.0;   // no tube with no or negative response, whatever the seed

    /// <summary>Relative factors about 1, one for each photomultiplier.</summary>
    public static double[] Factors(long seed, int property, int count, double spread)
    {
        var factors = new double[count];
        for (int i = 0; i < count; i++)
        {
            var random = new EventRandom((ulong)seed, 0, RandomStage.AsBuilt, property + i);
            factors[i] = 1.0 + (spread * Math.Clamp(Sampling.Normal(ref random), -MaxDeviations, MaxDeviations));
        }

        return factors;
    }

    /// <summary>Numbers even between 0 and 1, one for each photomultiplier.</summary>
    public static double[] Fractions(long seed, int property, int count)
    {
        var fractions = new double[count];
        for (int i = 0; i < count; i++)
        {
            var random = new EventRandom((ulong)seed, 0, RandomStage.AsBuilt, property + i);
            fractions[i] = random.Uniform();
        }

        return fractions;
    }
}
