using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Generator.Flux;

namespace JparcSim.Generator.Channels;

/// <summary>Michel electrons and positrons, spread evenly over the volumes with interactions.</summary>
public sealed class MichelChannel : IInteractionChannel
{
    private static readonly NumberKey PositiveFraction = new(
        "positiveFraction", 0.0, 1.0,
        "part of the decays that are mu+; 0.56 is the charge ratio 1.27 of cosmic muons at sea level (assumed for those that stop)", 0.56);

    private readonly VertexRegion _region;
    private readonly TimeWindow _window;
    private readonly double _positiveFraction;

    private MichelChannel(VertexRegion region, TimeWindow window, double positiveFraction)
    {
        _region = region;
        _window = window;
        _positiveFraction = positiveFraction;
    }

    /// <summary>Keys beside channel and share.</summary>
    public static IReadOnlyList<ConfigKey> Keys { get; } = [PositiveFraction, TimeWindow.Key];

    /// <inheritdoc/>
    public string Name => "michel";

    /// <inheritdoc/>
    public bool HasRate => false;

    /// <summary>Builds the channel.</summary>
    public static IInteractionChannel? Create(ChannelContext context, ConfigSection section)
    {
        var region = VertexRegion.OfVolume(context.Geometry);
        if (!(region.TotalTargets > 0.0))
        {
            section.Problem(PositiveFraction, $"detector '{context.Geometry.Name}' without a volume with interactions", "at least one");
            return null;
        }

        return new MichelChannel(region, TimeWindow.Read(section), section.Number(PositiveFraction));
    }

    /// <inheritdoc/>
    public double ExpectedCount(double protonsOnTarget) => 0.0;

    /// <inheritdoc/>
    public double SampleTimeUs(ulong seed, ulong eventKey) => _window.Sample(seed, eventKey);

    /// <inheritdoc/>
    public double TimeFraction(double fromUs, double toUs) => _window.Fraction(fromUs, toUs);

    /// <inheritdoc/>
    public void Generate(in EventAddress address, InteractionTable interactions, ParticleTable primaries)
    {
        var random = new EventRandom(address.Seed, address.EventKey, RandomStage.Interaction);
        Vector3 vertexMm = _region.Sample(ref random);
        int pdgCode = random.Uniform() < _positiveFraction ? PdgCode.Positron : PdgCode.Electron;
        Vector3 direction = Sampling.Isotropic(ref random);
        double kineticMeV = MichelSpectrum.SampleTotalEnergyMeV(ref random) - PhysicalConstants.ElectronMassMeV;
        InteractionRows.Add(interactions, address, vertexMm);
        primaries.Add(address.EventId, 0, null, new Particle(pdgCode, kineticMeV, direction, address.TimeUs, vertexMm));
    }
}
