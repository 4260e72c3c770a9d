using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Generator.Channels;

namespace JparcSim.Generator.Backgrounds;

/// <summary>Fast neutrons of cosmic rays, at the place where they enter the tank.</summary>
public sealed class CosmicNeutronChannel : IInteractionChannel
{
    private static readonly NumberKey RoofTransmission = new(
        "roofTransmission", 0.0, 10.0,
        "part of the neutron flux at sea level, 3.2e-3 /cm2/s above 20 MeV, that the building lets through: the normalisation of this "
            + "channel, fixed by the published 1000 pairs before pulse-shape discrimination in 0.8e22 protons at 0.75 MW",
        0.164);

    private readonly LiveGate _gate;
    private readonly CosmicShower _shower;
    private readonly double _rateHz;

    private CosmicNeutronChannel(LiveGate gate, CosmicShower shower, double transmission)
    {
        _gate = gate;
        _shower = shower;
        _rateHz = GordonSpectrum.FluxPerCm2PerS * transmission * shower.AreaCm2;
    }

    /// <summary>Keys beside those of every channel with a rate.</summary>
    public static IReadOnlyList<ConfigKey> Keys { get; } = [RoofTransmission, CosmicShower.ZenithExponent];

    /// <inheritdoc/>
    public string Name => "cosmic-neutron";

    /// <inheritdoc/>
    public bool HasRate => true;

    /// <summary>Builds the channel.</summary>
    public static IInteractionChannel? Create(ChannelContext context, ConfigSection section)
    {
        double transmission = section.Number(RoofTransmission);
        var shower = new CosmicShower(context.Geometry, section.Number(CosmicShower.ZenithExponent));
        return LiveGate.Of(context, section, "cosmic-neutron") is { } gate ? new CosmicNeutronChannel(gate, shower, transmission) : null;
    }

    /// <inheritdoc/>
    public double ExpectedCount(double protonsOnTarget) => _rateHz * _gate.LiveTimeS(protonsOnTarget);

    /// <inheritdoc/>
    public double SampleTimeUs(ulong seed, ulong eventKey) => _gate.Window.Sample(seed, eventKey);

    /// <inheritdoc/>
    public double TimeFraction(double fromUs, double toUs) => _gate.Window.Fraction(fromUs, toUs);

    /// <inheritdoc/>
    public void Generate(in EventAddress address, InteractionTable interactions, ParticleTable primaries)
    {
        var random = new EventRandom(address.Seed, address.EventKey, RandomStage.Interaction);
        double energyMeV = GordonSpectrum.SampleMeV(ref random);
        (Vector3 placeMm, Vector3 direction) = _shower.Sample(ref random);
        InteractionRows.Add(interactions, address, placeMm);
        primaries.Add(address.EventId, 0, null, new Particle(PdgCode.Neutron, energyMeV, direction, address.TimeUs, placeMm));
    }
}
