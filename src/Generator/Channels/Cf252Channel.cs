using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;

namespace JparcSim.Generator.Channels;

/// <summary>A 252Cf calibration source at one place: every event is a fission.</summary>
public sealed class Cf252Channel : IInteractionChannel
{
    private const int FirstNeutronEntity = 1;
    private const int FirstGammaEntity = 1000;   // beyond any number of neutrons

    private readonly Vector3 _positionMm;
    private readonly TimeWindow _window;

    private Cf252Channel(Vector3 positionMm, TimeWindow window)
    {
        _positionMm = positionMm;
        _window = window;
    }

    /// <summary>Keys beside channel and share.</summary>
    public static IReadOnlyList<ConfigKey> Keys { get; } = [PlaceKey.PositionMm, TimeWindow.Key];

    /// <inheritdoc/>
    public string Name => "cf252";

    /// <inheritdoc/>
    public bool HasRate => false;

    /// <summary>Builds the channel.</summary>
    public static IInteractionChannel Create(ChannelContext context, ConfigSection section) =>
        new Cf252Channel(PlaceKey.Read(section, context.Geometry), TimeWindow.Read(section));

    /// <summary>The source at a place, as calibration runs deploy it; its time starts with the spill.</summary>
    public static IInteractionChannel At(Vector3 positionMm) => new Cf252Channel(positionMm, new TimeWindow(0.0, 0.0));

    /// <inheritdoc/>
    public double ExpectedCount(double protonsOnTarget) => 0.0;

    /// <inheritdoc/>
    public double SampleTimeUs(ulong seed, ulong eventKey) => _window.Sample(seed, eventKey);

    /// <inheritdoc/>
    public double TimeFraction(double fromUs, double toUs) => _window.Fraction(fromUs, toUs);

    /// <inheritdoc/>
    public void Generate(in EventAddress address, InteractionTable interactions, ParticleTable primaries)
    {
        InteractionRows.Add(interactions, address, _positionMm);
        var random = new EventRandom(address.Seed, address.EventKey, RandomStage.Interaction);
        int neutrons = FissionOfCf252.SampleNeutronCount(ref random);
        int gammas = Math.Max(FissionOfCf252.SampleGammaCount(ref random), neutrons == 0 ? 1 : 0);   // an event has a particle
        for (int i = 0; i < neutrons; i++)
        {
            var own = new EventRandom(address.Seed, address.EventKey, RandomStage.Interaction, FirstNeutronEntity + i);
            Add(primaries, address, i, PdgCode.Neutron, FissionOfCf252.SampleNeutronMeV(ref own), ref own);
        }

        for (int i = 0; i < gammas; i++)
        {
            var own = new EventRandom(address.Seed, address.EventKey, RandomStage.Interaction, FirstGammaEntity + i);
            Add(primaries, address, neutrons + i, PdgCode.Gamma, FissionOfCf252.SampleGammaMeV(ref own), ref own);
        }
    }

    private void Add(ParticleTable primaries, in EventAddress address, int index, int pdgCode, double kineticMeV, ref EventRandom random) =>
        primaries.Add(
            address.EventId, index, null, new Particle(pdgCode, kineticMeV, Sampling.Isotropic(ref random), address.TimeUs, _positionMm));
}
