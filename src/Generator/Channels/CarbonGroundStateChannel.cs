using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Generator.Flux;

namespace JparcSim.Generator.Channels;

/// <summary>12C(nu_e, e-)12N to the ground state, and the positron of the 12N some 16 ms later.</summary>
/// <remarks>
/// Cross section ~ (E - Q)^2, normalised to the mean of KARMEN and LSND over the nu_e of mu+ decay at rest; electrons isotropic (the data
/// and calculations are near it); the recoil of the nucleus left out. 12N stays where it is made.
/// </remarks>
public sealed class CarbonGroundStateChannel : IInteractionChannel
{
    /// <summary>What the electron's kinetic energy falls short of the neutrino's, 17.34 MeV.</summary>
    public const double ThresholdMeV = 17.34;

    /// <summary>Mean cross section, 9.1e-42 cm2 (average of KARMEN and LSND, +- 0.7).</summary>
    public const double MeanCm2 = 9.1e-42;

    private readonly NeutrinoMixture _neutrinos;

    private CarbonGroundStateChannel(NeutrinoMixture neutrinos) => _neutrinos = neutrinos;

    /// <inheritdoc/>
    public string Name => "carbon-gs";

    /// <inheritdoc/>
    public bool HasRate => true;

    /// <summary>Builds the channel.</summary>
    public static IInteractionChannel? Create(ChannelContext context, ConfigSection section)
    {
        var region = VertexRegion.OfCarbon12(context.Geometry);
        return ExposedTargets.Create(context, section, "carbon-gs", region, "carbon") is { } targets
            ? new CarbonGroundStateChannel(new NeutrinoMixture(
                targets, context.Source!.MuonPlusPerProton,
                NeutrinoComponent.OfShape(
                    PdgCode.ElectronNeutrino, DecayAtRestSpectrum.ElectronFlavour, ThresholdMeV, Shape, MeanCm2)))
            : null;
    }

    /// <summary>Shape of the cross section, MeV2.</summary>
    public static double Shape(double energyMeV) => (energyMeV - ThresholdMeV) * (energyMeV - ThresholdMeV);

    /// <inheritdoc/>
    public double ExpectedCount(double protonsOnTarget) => _neutrinos.ExpectedCount(protonsOnTarget);

    /// <inheritdoc/>
    public double SampleTimeUs(ulong seed, ulong eventKey) => _neutrinos.SampleTimeUs(seed, eventKey);

    /// <inheritdoc/>
    public double TimeFraction(double fromUs, double toUs) => _neutrinos.TimeFraction(fromUs, toUs);

    /// <inheritdoc/>
    public void Generate(in EventAddress address, InteractionTable interactions, ParticleTable primaries)
    {
        var random = new EventRandom(address.Seed, address.EventKey, RandomStage.Interaction);
        (NeutrinoFlight flight, double energyMeV) = _neutrinos.Interact(address, ref random, interactions);
        primaries.Add(address.EventId, 0, null, new Particle(
            PdgCode.Electron, energyMeV - ThresholdMeV, Sampling.Isotropic(ref random), address.TimeUs, flight.VertexMm));

        var beta = new EventRandom(address.Seed, address.EventKey, RandomStage.Interaction, 1);
        double decayUs = address.TimeUs + (NitrogenBeta.LifetimeUs * Sampling.Exponential(ref beta));
        double kineticMeV = NitrogenBeta.SampleKineticMeV(ref beta);
        primaries.Add(address.EventId, 1, null, new Particle(
            PdgCode.Positron, kineticMeV, Sampling.Isotropic(ref beta), decayUs, flight.VertexMm));
    }
}
