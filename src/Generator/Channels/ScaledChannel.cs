using JparcSim.Core.Events;

namespace JparcSim.Generator.Channels;

/// <summary>A channel whose rate is multiplied by the macro's <c>scale</c>.</summary>
/// <param name="channel">The channel as it is.</param>
/// <param name="scale">Factor of its rate.</param>
internal sealed class ScaledChannel(IInteractionChannel channel, double scale) : IInteractionChannel
{
    /// <inheritdoc/>
    public string Name => channel.Name;

    /// <inheritdoc/>
    public bool HasRate => channel.HasRate;

    /// <inheritdoc/>
    public double ExpectedCount(double protonsOnTarget) => scale * channel.ExpectedCount(protonsOnTarget);

    /// <inheritdoc/>
    public double SampleTimeUs(ulong seed, ulong eventKey) => channel.SampleTimeUs(seed, eventKey);

    /// <inheritdoc/>
    public double TimeFraction(double fromUs, double toUs) => channel.TimeFraction(fromUs, toUs);

    /// <inheritdoc/>
    public void Generate(in EventAddress address, InteractionTable interactions, ParticleTable primaries) =>
        channel.Generate(address, interactions, primaries);
}
