using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;
using JparcSim.Generator.Channels;

namespace JparcSim.Generator.Cevns;

/// <summary>A background of recoils as a channel: the spectrum says nothing of the nucleus, nor of the place, which is even in the detector.</summary>
public sealed class RecoilBackgroundChannel : IInteractionChannel
{
    private readonly ExposedNuclei _nuclei;
    private readonly double _perProton;

    private RecoilBackgroundChannel(string name, RecoilBackground background, ExposedNuclei nuclei, double protonsPerYear)
    {
        (Name, Background, _nuclei) = (name, background, nuclei);
        _perProton = background.RecoilsPerYear / protonsPerYear;
    }

    /// <summary>What the macro says.</summary>
    public RecoilBackground Background { get; }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool HasRate => true;

    /// <summary>Builds the channel; null after a problem.</summary>
    public static IInteractionChannel? Create(string name, ChannelContext context, ConfigSection section)
    {
        var background = RecoilBackground.Read(RecoilChannels.Backgrounds[name], section);
        return RecoilChannels.SourceOf(context, section, name) is { } source && background is not null
            ? new RecoilBackgroundChannel(name, background, context.Nuclei!, RecoilChannels.ProtonsPerYear(source))
            : null;
    }

    /// <inheritdoc/>
    public double ExpectedCount(double protonsOnTarget) => protonsOnTarget * _perProton;

    /// <inheritdoc/>
    public double SampleTimeUs(ulong seed, ulong eventKey)
    {
        var random = new EventRandom(seed, eventKey, RandomStage.Timeline);
        return Background.SampleTimeUs(ref random);
    }

    /// <inheritdoc/>
    public double TimeFraction(double fromUs, double toUs) => Background.TimeCumulative(toUs) - Background.TimeCumulative(fromUs);

    /// <inheritdoc/>
    public void Generate(in EventAddress address, InteractionTable interactions, ParticleTable primaries)
    {
        const double MeVPerKeV = 1e-3;
        var random = new EventRandom(address.Seed, address.EventKey, RandomStage.Interaction);
        double recoilMeV = MeVPerKeV * Background.Shape.Sample(random.Uniform());
        var vertexMm = new Vector3(_nuclei.PlaceMm(random.Uniform()), 0.0, 0.0);
        InteractionRows.Add(interactions, address, vertexMm);
        primaries.Add(address.EventId, 0, null, new Particle(PdgCode.UnknownNucleus, recoilMeV, default, address.TimeUs, vertexMm));
    }
}
