using JparcSim.Core.Numerics;
using JparcSim.Core.Random;

namespace JparcSim.Generator.Channels;

/// <summary>Prompt neutrons and gammas of the spontaneous fission of 252Cf.</summary>
public static class FissionOfCf252
{
    /// <summary>Mean number of prompt neutrons, 3.757 (N. E. Holden and M. S. Zucker, 1985; ENDF/B).</summary>
    public const double MeanNeutrons = 3.757;

    /// <summary>Width of the normal distribution under the neutron number, 1.21 (J. Terrell, Phys. Rev. 108 (1957) 783).</summary>
    public const double NeutronWidth = 1.21;

    /// <summary>
    /// Temperature of the neutrons' Maxwell spectrum, 1.42 MeV (ISO 8529-1; W. Mannhart 1987 within some percent from 0.2 to 10 MeV).
    /// </summary>
    public const double TemperatureMeV = 1.42;

    /// <summary>
    /// Mean number of prompt gammas, 8.3 (H. R. Bowman and S. G. Thompson 1958: 10;
    /// V. V. Verbinski et al. 1973: 7.8; between them, assumed).
    /// </summary>
    public const double MeanGammas = 8.3;

    /// <summary>Mean energy of all gammas together, 7.0 MeV (Verbinski et al. 1973: 6.84; assumed).</summary>
    public const double MeanGammaSumMeV = 7.0;

    /// <summary>A number of neutrons: a normal deviate collected into unit bins, everything below one half into zero. One word.</summary>
    public static int SampleNeutronCount(ref EventRandom random) =>
        (int)Math.Max(0.0, Math.Floor(MeanNeutrons + (NeutronWidth * Sampling.Normal(ref random)) + 0.5));

    /// <summary>A number of gammas: Poisson (assumed; the true one is somewhat wider). One word.</summary>
    public static int SampleGammaCount(ref EventRandom random) => Sampling.Poisson(ref random, MeanGammas);

    /// <summary>Spectrum of a neutron's kinetic energy, 1/MeV.</summary>
    public static double NeutronDensityPerMeV(double kineticMeV) =>
        2.0 / Math.Sqrt(Math.PI * TemperatureMeV) * Math.Sqrt(kineticMeV / TemperatureMeV) * Elementary.Exp(-kineticMeV / TemperatureMeV)
        / Math.Sqrt(TemperatureMeV);

    /// <summary>A neutron's kinetic energy, MeV: the Maxwell spectrum as a gamma deviate of order 3/2. Three words.</summary>
    public static double SampleNeutronMeV(ref EventRandom random)
    {
        double whole = Sampling.Exponential(ref random);
        double normalPart = Sampling.Exponential(ref random);
        double cos = Elementary.SinCos(0.5 * Math.PI * random.Uniform()).Cos;
        return TemperatureMeV * (whole + (normalPart * cos * cos));
    }

    /// <summary>A gamma's energy, MeV: exponential with the mean 7.0 / 8.3 MeV (assumed). One word.</summary>
    public static double SampleGammaMeV(ref EventRandom random) => MeanGammaSumMeV / MeanGammas * Sampling.Exponential(ref random);
}
