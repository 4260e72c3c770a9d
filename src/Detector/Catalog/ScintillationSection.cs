using JparcSim.Core.Configuration;
using JparcSim.Detector.Transport;

namespace JparcSim.Detector.Catalog;

/// <summary>Emission times of the light that one kind of particle makes: a mixture of exponentials.</summary>
/// <param name="DecayTimesNs">Decay times, ns.</param>
/// <param name="Shares">Share of the light in each; they sum to 1.</param>
public sealed record EmissionTimes(IReadOnlyList<double> DecayTimesNs, IReadOnlyList<double> Shares);

/// <summary>Reads the section of the scintillating liquid.</summary>
internal static class ScintillationSection
{
    private const double SumTolerance = 1e-6;

    private static readonly NumberKey LightYieldPhotonsPerMeV = new(
        "lightYieldPhotonsPerMeV", 1.0, 1e5, "photons per MeV of visible energy");
    private static readonly NumberKey BirksElectron = new("birksElectronCmPerMeV", 0.0, 0.1, "Birks constant of electrons");
    private static readonly NumberKey BirksProton = new("birksProtonCmPerMeV", 0.0, 0.1, "Birks constant of protons");
    private static readonly NumberKey BirksAlpha = new("birksAlphaCmPerMeV", 0.0, 0.1, "Birks constant of alphas");
    private static readonly NumberKey CarbonRecoil = new(
        "carbonRecoilQuenchingFactor", 0.0, 1.0, "visible over kinetic energy of carbon recoils");
    private static readonly NumberKey TemperatureK = new("temperatureK", 200.0, 400.0, "temperature of the liquid");
    private static readonly NumbersKey DecayTimesNs = new("decayTimesNs", 0, 0.1, 1e4, "decay times of the components");
    private static readonly NumbersKey Shares = new("shares", 0, 0.0, 1.0, "share of the light in each component; they sum to 1");
    /// <summary>Keys of a mixture of exponentials.</summary>
    public static readonly SectionSchema EmissionSchema = new("Emission times of one kind of particle.", [DecayTimesNs, Shares]);
    private static readonly SectionKey ElectronEmission = new(
        "electronEmission", EmissionSchema, "emission times of electrons, positrons and gammas");
    private static readonly SectionKey ProtonEmission = new("protonEmission", EmissionSchema, "emission times of protons");
    private static readonly SectionKey AlphaEmission = new("alphaEmission", EmissionSchema, "emission times of alphas and heavier ions");
    private static readonly SectionKey Gradient = new(
        "dinGradient", DinGradient.Schema, "how the DIN fraction depends on the height; without it the liquid is uniform", IsOptional: true);

    public static readonly SectionSchema Schema = new(
        "The scintillating liquid: how much light, and when.",
        [
            LightYieldPhotonsPerMeV, BirksElectron, BirksProton, BirksAlpha, CarbonRecoil, TemperatureK, ElectronEmission, ProtonEmission,
            AlphaEmission, Gradient,
        ]);

    public static (double LightYieldPhotonsPerMeV, TransportParameters Transport, IReadOnlyList<EmissionTimes> Emission, DinGradient? Gradient) Read(
        ConfigSection section)
    {
        double lightYield = section.Number(LightYieldPhotonsPerMeV);
        var transport = new TransportParameters(
            section.Number(BirksElectron), section.Number(BirksProton), section.Number(BirksAlpha), section.Number(CarbonRecoil),
            section.Number(TemperatureK));
        IReadOnlyList<EmissionTimes> emission =
            [ReadEmission(section, ElectronEmission), ReadEmission(section, ProtonEmission), ReadEmission(section, AlphaEmission)];
        DinGradient? gradient = null;
        if (section.Section(Gradient) is { } uneven)
        {
            gradient = DinGradient.Read(uneven);
            emission = gradient.AtEnds(emission, uneven);
        }

        section.RejectUnknown(Schema);
        return (lightYield, transport, emission, gradient);
    }

    /// <summary>Reads a mixture of exponentials; empty when the section is missing, which is then in the log.</summary>
    public static EmissionTimes ReadEmission(ConfigSection section, SectionKey key)
    {
        if (section.Section(key) is not { } emission)
        {
            return new EmissionTimes([], []);
        }

        var times = new EmissionTimes(emission.Numbers(DecayTimesNs), emission.Numbers(Shares));
        double sum = 0.0;
        foreach (double share in times.Shares)
        {
            sum += share;
        }

        if (times.DecayTimesNs.Count != times.Shares.Count)
        {
            emission.Problem(Shares, $"{times.Shares.Count} shares", $"as many as decay times, {times.DecayTimesNs.Count}");
        }
        else if (!(Math.Abs(sum - 1.0) <= SumTolerance))
        {
            emission.Problem(Shares, $"shares that sum to {sum:R}", "a sum of 1");
        }

        emission.RejectUnknown(EmissionSchema);
        return times;
    }
}
