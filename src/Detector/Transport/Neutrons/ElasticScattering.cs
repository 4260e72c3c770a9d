using JparcSim.Core.Numerics;
using JparcSim.Core.Random;

namespace JparcSim.Detector.Transport.Neutrons;

/// <summary>Elastic scattering of neutrons, isotropic in the centre of mass (good below 10 MeV on hydrogen, assumed on carbon).</summary>
/// <remarks>Velocities are in units in which a neutron of energy E has the speed sqrt(E).</remarks>
internal static class ElasticScattering
{
    /// <summary>Velocity after a collision with a nucleus at rest. Two words.</summary>
    public static Vector3 OnRest(ref EventRandom random, Vector3 velocity, double massRatio)
    {
        double speed = velocity.Length;
        Vector3 turned = Sampling.Isotropic(ref random);
        return (1.0 / (1.0 + massRatio)) * (velocity + ((massRatio * speed) * turned));
    }

    /// <summary>Velocity after a collision with a nucleus of a free gas. Six words and more.</summary>
    public static Vector3 OnGas(ref EventRandom random, Vector3 velocity, double massRatio, double thermalMeV)
    {
        Vector3 target = SampleTarget(ref random, velocity, massRatio, thermalMeV);
        double relativeSpeed = (velocity - target).Length;
        Vector3 turned = Sampling.Isotropic(ref random);
        Vector3 centre = (1.0 / (1.0 + massRatio)) * (velocity + (massRatio * target));
        return centre + ((massRatio / (1.0 + massRatio) * relativeSpeed) * turned);
    }

    /// <summary>Velocity of the nucleus met: Maxwell's distribution weighted by relative speed.</summary>
    /// <remarks>
    /// R. R. Coveyou, R. R. Bate and R. K. Osborn, J. Nucl. Energy 2 (1956) 153: speeds from a mixture for the weight v + V,
    /// directions uniform, accepted with |v - V| / (v + V).
    /// </remarks>
    internal static Vector3 SampleTarget(ref EventRandom random, Vector3 velocity, double massRatio, double thermalMeV)
    {
        const double HalfRootPi = 0.8862269254527580;
        double scale = Math.Sqrt(thermalMeV / massRatio);
        double y = velocity.Length / scale;
        double fastShare = 1.0 / (1.0 + (HalfRootPi * y));
        while (true)
        {
            double xSquared;
            if (random.Uniform() < fastShare)
            {
                xSquared = -Elementary.Log(random.Uniform() * random.Uniform());
            }
            else
            {
                (double sine, double _) = Elementary.SinCos(0.5 * Math.PI * random.Uniform());
                double first = random.Uniform();
                xSquared = -Elementary.Log(first) - (sine * sine * Elementary.Log(random.Uniform()));
            }

            double x = Math.Sqrt(xSquared);
            Vector3 direction = Sampling.Isotropic(ref random);
            Vector3 target = (scale * x) * direction;
            if (random.Uniform() * (y + x) * scale < (velocity - target).Length)
            {
                return target;
            }
        }
    }
}
