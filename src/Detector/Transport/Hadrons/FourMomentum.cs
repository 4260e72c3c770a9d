using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;

namespace JparcSim.Detector.Transport.Hadrons;

/// <summary>Energy and momentum of a particle or of a system, MeV.</summary>
internal readonly record struct FourMomentum(double EnergyMeV, Vector3 MomentumMeV)
{
    /// <summary>Mass squared of the system, MeV2.</summary>
    public double MassSquaredMeV2
    {
        get
        {
            double momentumMeV = MomentumMeV.Length;
            return (EnergyMeV - momentumMeV) * (EnergyMeV + momentumMeV);
        }
    }

    /// <summary>A particle by its kinetic energy.</summary>
    public static FourMomentum Of(double massMeV, double kineticMeV, Vector3 direction) =>
        new(massMeV + kineticMeV, Math.Sqrt(kineticMeV * (kineticMeV + (2.0 * massMeV))) * direction);

    /// <summary>Speed of a particle, mm/us.</summary>
    public static double SpeedMmPerUs(double kineticMeV, double massMeV) =>
        PhysicalConstants.SpeedOfLightMmPerUs * Math.Sqrt(kineticMeV * (kineticMeV + (2.0 * massMeV))) / (kineticMeV + massMeV);

    /// <summary>Sum.</summary>
    public static FourMomentum operator +(FourMomentum a, FourMomentum b) => new(a.EnergyMeV + b.EnergyMeV, a.MomentumMeV + b.MomentumMeV);

    /// <summary>Kinetic energy of a particle of a mass, MeV; from the momentum, so that slow particles lose no digits.</summary>
    public double KineticMeV(double massMeV) => MomentumMeV.LengthSquared / (EnergyMeV + massMeV);

    /// <summary>As seen by an observer who moves with a system.</summary>
    public FourMomentum SeenFrom(in FourMomentum system) => Boosted(system, -1.0);

    /// <summary>As seen from the laboratory, when this was measured by an observer who moves with a system.</summary>
    public FourMomentum SeenFromRestOf(in FourMomentum system) => Boosted(system, 1.0);

    private FourMomentum Boosted(in FourMomentum system, double sign)
    {
        double massMeV = Math.Sqrt(system.MassSquaredMeV2);
        double along = sign * Vector3.Dot(MomentumMeV, system.MomentumMeV);
        double factor = sign * ((along / (massMeV * (system.EnergyMeV + massMeV))) + (EnergyMeV / massMeV));
        return new FourMomentum(((system.EnergyMeV * EnergyMeV) + along) / massMeV, MomentumMeV + (factor * system.MomentumMeV));
    }
}

/// <summary>Break-up of a system into two particles.</summary>
internal static class TwoBody
{
    /// <summary>Whether the system is heavy enough for two particles.</summary>
    public static bool IsOpen(in FourMomentum system, double firstMassMeV, double secondMassMeV)
    {
        double sum = firstMassMeV + secondMassMeV;
        return system.EnergyMeV > 0.0 && system.MassSquaredMeV2 > sum * sum;
    }

    /// <summary>Momentum of either particle in the rest frame of the system, MeV.</summary>
    public static double MomentumMeV(double massSquaredMeV2, double firstMassMeV, double secondMassMeV)
    {
        double sum = firstMassMeV + secondMassMeV;
        double difference = firstMassMeV - secondMassMeV;
        double product = (massSquaredMeV2 - (sum * sum)) * (massSquaredMeV2 - (difference * difference));
        return Math.Sqrt(Math.Max(0.0, product) / massSquaredMeV2) / 2.0;
    }

    /// <summary>The two particles in the laboratory.</summary>
    /// <param name="system">The system: at least as heavy as the two.</param>
    /// <param name="firstMassMeV">Mass of the first, MeV.</param>
    /// <param name="secondMassMeV">Mass of the second, MeV.</param>
    /// <param name="direction">Direction of the first in the rest frame of the system.</param>
    public static (FourMomentum First, FourMomentum Second) Split(
        in FourMomentum system, double firstMassMeV, double secondMassMeV, Vector3 direction)
    {
        double momentumMeV = MomentumMeV(system.MassSquaredMeV2, firstMassMeV, secondMassMeV);
        var first = new FourMomentum(Math.Sqrt((momentumMeV * momentumMeV) + (firstMassMeV * firstMassMeV)), momentumMeV * direction);
        var second = new FourMomentum(
            Math.Sqrt((momentumMeV * momentumMeV) + (secondMassMeV * secondMassMeV)), -momentumMeV * direction);
        return (first.SeenFromRestOf(system), second.SeenFromRestOf(system));
    }
}
