using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;

namespace JparcSim.Generator.Beam;

/// <summary>Birth time of a neutrino: the two proton bunches, then up to two decays in a row.</summary>
/// <remarks>
/// The origin is the start of the first bunch. The flight to the detector is left out, as in the published time cuts; the
/// differences within the detector are below 10 ns.
/// </remarks>
/// <param name="FirstLifetimeUs">Mean life of the first decay, us; 0 for none.</param>
/// <param name="SecondLifetimeUs">Mean life of the second decay, us; 0 for none. Must differ from the first unless both are 0.</param>
public readonly record struct DecayTime(double FirstLifetimeUs, double SecondLifetimeUs)
{
    /// <summary>nu_mu of pi+ decay at rest.</summary>
    public static readonly DecayTime Pion = new(PhysicalConstants.PionLifetimeUs, 0.0);

    /// <summary>nubar_mu and nu_e of mu+ decay at rest after pi+ decay at rest.</summary>
    public static readonly DecayTime PionThenMuon = new(PhysicalConstants.PionLifetimeUs, PhysicalConstants.MuonLifetimeUs);

    /// <summary>nu_mu of K+ decay at rest.</summary>
    public static readonly DecayTime Kaon = new(PhysicalConstants.KaonLifetimeUs, 0.0);

    /// <summary>Mean, us.</summary>
    public double MeanUs => (0.5 * (ProtonBeam.BunchWidthUs + ProtonBeam.BunchSpacingUs)) + FirstLifetimeUs + SecondLifetimeUs;

    /// <summary>Variance, us2.</summary>
    public double VarianceUs2 =>
        (ProtonBeam.BunchWidthUs * ProtonBeam.BunchWidthUs / 12.0) + (0.25 * ProtonBeam.BunchSpacingUs * ProtonBeam.BunchSpacingUs)
        + (FirstLifetimeUs * FirstLifetimeUs) + (SecondLifetimeUs * SecondLifetimeUs);

    /// <summary>Probability density, 1/us.</summary>
    public double DensityPerUs(double timeUs) => 0.5 * (BunchDensity(timeUs) + BunchDensity(timeUs - ProtonBeam.BunchSpacingUs));

    /// <summary>Probability of a birth before a time.</summary>
    public double Cumulative(double timeUs) => 0.5 * (BunchCumulative(timeUs) + BunchCumulative(timeUs - ProtonBeam.BunchSpacingUs));

    /// <summary>Probability of a birth within a window.</summary>
    public double Fraction(double fromUs, double toUs) => Cumulative(toUs) - Cumulative(fromUs);

    /// <summary>A birth time, us. Four words.</summary>
    public double Sample(ref EventRandom random)
    {
        double bunchStartUs = random.Uniform() < 0.5 ? 0.0 : ProtonBeam.BunchSpacingUs;
        double inBunchUs = ProtonBeam.BunchWidthUs * random.Uniform();
        double firstUs = FirstLifetimeUs * Sampling.Exponential(ref random);
        return bunchStartUs + inBunchUs + firstUs + (SecondLifetimeUs * Sampling.Exponential(ref random));
    }

    private static double Decayed(double timeUs, double lifetimeUs) => lifetimeUs > 0.0 ? 1.0 - Elementary.Exp(-timeUs / lifetimeUs) : 1.0;

    private double BunchDensity(double timeUs) =>
        (DecayCumulative(timeUs) - DecayCumulative(timeUs - ProtonBeam.BunchWidthUs)) / ProtonBeam.BunchWidthUs;

    private double BunchCumulative(double timeUs) =>
        (DecayIntegral(timeUs) - DecayIntegral(timeUs - ProtonBeam.BunchWidthUs)) / ProtonBeam.BunchWidthUs;

    // Distribution of the sum of two exponentials, F(t) = sum of w_i (1 - exp(-t / tau_i)) with w_1 = tau_1 / (tau_1 - tau_2).
    private double DecayCumulative(double timeUs)
    {
        if (timeUs <= 0.0)
        {
            return 0.0;
        }

        double first = FirstWeight;
        return (first * Decayed(timeUs, FirstLifetimeUs)) + ((1.0 - first) * Decayed(timeUs, SecondLifetimeUs));
    }

    // Integral of F from 0 to t.
    private double DecayIntegral(double timeUs)
    {
        if (timeUs <= 0.0)
        {
            return 0.0;
        }

        double first = FirstWeight;
        return timeUs - (first * FirstLifetimeUs * Decayed(timeUs, FirstLifetimeUs))
            - ((1.0 - first) * SecondLifetimeUs * Decayed(timeUs, SecondLifetimeUs));
    }

    private double FirstWeight => FirstLifetimeUs > 0.0 ? FirstLifetimeUs / (FirstLifetimeUs - SecondLifetimeUs) : 0.0;
}
