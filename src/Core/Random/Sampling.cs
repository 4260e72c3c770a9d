using JparcSim.Core.Numerics;

namespace JparcSim.Core.Random;

/// <summary>Deviates of the standard distributions, all by inversion: one word each, monotone in it.</summary>
public static class Sampling
{
    /// <summary>An exponential deviate of mean 1. One word.</summary>
    public static double Exponential(ref EventRandom random) => -Elementary.Log(random.Uniform());

    /// <summary>A standard normal deviate. One word.</summary>
    public static double Normal(ref EventRandom random) => NormalQuantile.Of(random.Uniform());

    /// <summary>A Poisson deviate. One word.</summary>
    public static int Poisson(ref EventRandom random, double mean) => PoissonQuantile.Of(random.Uniform(), mean);

    /// <summary>A place drawn in proportion to its share. One word.</summary>
    /// <param name="random">Stream.</param>
    /// <param name="cumulative">Sums of the shares up to each place, ascending to a positive one.</param>
    public static int Place(ref EventRandom random, ReadOnlySpan<double> cumulative)
    {
        double wanted = random.Uniform() * cumulative[^1];
        int place = 0;
        while (place < cumulative.Length - 1 && wanted > cumulative[place])
        {
            place++;
        }

        return place;
    }

    /// <summary>A direction uniform on the sphere. Two words.</summary>
    public static Vector3 Isotropic(ref EventRandom random)
    {
        double cosTheta = (2.0 * random.Uniform()) - 1.0;
        (double sinPhi, double cosPhi) = Elementary.SinCos(2.0 * Math.PI * random.Uniform());
        double sinTheta = Math.Sqrt((1.0 - cosTheta) * (1.0 + cosTheta));
        return new Vector3(sinTheta * cosPhi, sinTheta * sinPhi, cosTheta);
    }
}
