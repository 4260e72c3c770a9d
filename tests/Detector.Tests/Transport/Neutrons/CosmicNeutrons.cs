using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;

namespace JparcSim.Detector.Tests.Transport.Neutrons;

/// <summary>Sea-level neutrons of 20 MeV to 5 GeV from above on the tank, intensity as the cosine of the zenith angle, no roof.</summary>
/// <remarks>Spectrum: M. S. Gordon et al., IEEE Trans. Nucl. Sci. 51 (2004) 3427; 3.2e-3 per cm2 and s above 20 MeV.</remarks>
internal static class CosmicNeutrons
{
    private const double RadiusMm = 2300.0;
    private const double HalfHeightMm = 1750.0;
    private const double DiscRadiusMm = 2900.0;      // more than half of the tank's diagonal
    private const double FluxPerCm2PerS = 3.2e-3;

    private static readonly InverseCdfTable LogEnergy = Spectrum();

    /// <summary>Neutrons per second that one draw of <see cref="Sample"/>, hit or miss, stands for when N are drawn: this over N.</summary>
    public static double RateHz => FluxPerCm2PerS * Math.PI * DiscRadiusMm * DiscRadiusMm * 0.01;

    /// <summary>Flux per MeV by Gordon's fit, per cm2, s and MeV.</summary>
    public static double FluxPerMeV(double energyMeV)
    {
        double l = Math.Log(energyMeV);
        return (1.006e-6 * Math.Exp((-0.35 * l * l) + (2.1451 * l))) + (1.011e-3 * Math.Exp((-0.4106 * l * l) - (0.667 * l)));
    }

    /// <summary>A neutron at the border of the tank; null when it passes by.</summary>
    public static Particle? Sample(ulong key)
    {
        var random = new EventRandom(41, key, RandomStage.Interaction);
        double energyMeV = Math.Exp(LogEnergy.Sample(random.Uniform()));
        double cosine = Math.Sqrt(random.Uniform());
        double sine = Math.Sqrt(1.0 - (cosine * cosine));
        (double sinPhi, double cosPhi) = Math.SinCos(2.0 * Math.PI * random.Uniform());
        var direction = new Vector3(sine * cosPhi, sine * sinPhi, -cosine);
        double radius = DiscRadiusMm * Math.Sqrt(random.Uniform());
        double azimuth = 2.0 * Math.PI * random.Uniform();
        Vector3 start = (radius * direction.Rotated(0.0, Math.Cos(azimuth), Math.Sin(azimuth))) + (-2.0 * DiscRadiusMm * direction);

        // Enters through the lid or the mantle.
        double toLid = (start.Z - HalfHeightMm) / cosine;
        Vector3 lid = start + (toLid * direction);
        if (lid.RhoSquared < RadiusMm * RadiusMm)
        {
            return new Particle(2112, energyMeV, direction, 0.0, start + ((toLid + 1e-6) * direction));
        }

        double b = ((start.X * direction.X) + (start.Y * direction.Y)) / (sine * sine);
        double root = (b * b) - ((start.RhoSquared - (RadiusMm * RadiusMm)) / (sine * sine));
        if (root <= 0.0)
        {
            return null;
        }

        double toMantle = -b - Math.Sqrt(root);
        Vector3 mantle = start + ((toMantle + 1e-6) * direction);
        return Math.Abs(mantle.Z) < HalfHeightMm ? new Particle(2112, energyMeV, direction, 0.0, mantle) : null;
    }

    private static InverseCdfTable Spectrum()
    {
        const int Points = 400;
        double[] logs = new double[Points];
        double[] density = new double[Points];
        for (int i = 0; i < Points; i++)
        {
            logs[i] = Math.Log(20.0) + (Math.Log(250.0) * i / (Points - 1));
            density[i] = Math.Exp(logs[i]) * FluxPerMeV(Math.Exp(logs[i]));
        }

        return new InverseCdfTable(logs, density);
    }
}
