using JparcSim.Core.Events;

namespace JparcSim.Generator.Channels;

/// <summary>A channel whose rate is multiplied by the macro's <c>scale</c>.</summary>
/// <param name="channel">The channel as it is.</param>
/// <param name="scale">Factor of its rate.</param>
public sealed class ScaledChannel(IInteractionChannel channel, double scale) : IInteractionChannel
{
    /// <summary>The channel as it is.</summary>
    public IInteractionChannel Plain { get; } = channel;

    /// <summary>Factor of its rate.</summary>
    public double Scale { get; } = scale;

    /// <inheritdoc/>
    public string Name => Plain.Name;

    /// <inheritdoc/>
    public bool HasRate => Plain.HasRate;

    /// <inheritdoc/>
    public double ExpectedCount(double protonsOnTarget) => Scale * Plain.ExpectedCount(protonsOnTarget);

    /// <inheritdoc/>
    public double SampleTimeUs(ulong seed, ulong eventKey) => Plain.SampleTimeUs(seed, eventKey);

    /// <inheritdoc/>
    public double TimeFraction(double fromUs, double toUs) => Plain.TimeFraction(fromUs, toUs);

    /// <inheritdoc/>
    public void Generate(in EventAddress address, InteractionTable interactions, ParticleTable primaries) =>
        Plain.Generate(address, interactions, primaries);
}
