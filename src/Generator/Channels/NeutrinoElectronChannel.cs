using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Generator.Flux;

namespace JparcSim.Generator.Channels;

/// <summary>Elastic scattering of nu_e, nubar_mu and nu_mu of decays at rest on electrons. All electrons count as free.</summary>
public sealed class NeutrinoElectronChannel : IInteractionChannel
{
    // In the order of the mixture.
    private static readonly ElasticCrossSection[] Kinds =
        [ElasticCrossSection.ElectronNeutrino, ElasticCrossSection.MuonAntineutrino, ElasticCrossSection.MuonNeutrino];

    private readonly NeutrinoMixture _neutrinos;

    private NeutrinoElectronChannel(NeutrinoMixture neutrinos) => _neutrinos = neutrinos;

    /// <inheritdoc/>
    public string Name => "nue-elastic";

    /// <inheritdoc/>
    public bool HasRate => true;

    /// <summary>Builds the channel.</summary>
    public static IInteractionChannel? Create(ChannelContext context, ConfigSection section)
    {
        var region = VertexRegion.OfElectrons(context.Geometry);
        return ExposedTargets.Create(context, section, "nue-elastic", region, "matter") is { } targets
            ? new NeutrinoElectronChannel(new NeutrinoMixture(
                targets, context.Source!.MuonPlusPerProton,
                NeutrinoComponent.OfSpectrum(
                    PdgCode.ElectronNeutrino, DecayAtRestSpectrum.ElectronFlavour, 0.0, WithoutZero(Kinds[0])),
                NeutrinoComponent.OfSpectrum(
                    PdgCode.MuonAntineutrino, DecayAtRestSpectrum.MuonFlavour, 0.0, WithoutZero(Kinds[1])),
                NeutrinoComponent.OfPion(Kinds[2].TotalCm2(DecayAtRestSpectrum.PionLineMeV))))
            : null;
    }

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
        double kineticMeV = Kinds[_neutrinos.KindOf(address)].SampleKineticMeV(energyMeV, ref random);
        (double sin, double cos) = Elementary.SinCos(2.0 * Math.PI * random.Uniform());
        Vector3 direction = flight.Direction.Rotated(ElasticCrossSection.CosTheta(energyMeV, kineticMeV), cos, sin);
        primaries.Add(address.EventId, 0, null, new Particle(PdgCode.Electron, kineticMeV, direction, address.TimeUs, flight.VertexMm));
    }

    private static Func<double, double> WithoutZero(ElasticCrossSection kind) =>
        energyMeV => energyMeV > 0.0 ? kind.TotalCm2(energyMeV) : 0.0;
}
