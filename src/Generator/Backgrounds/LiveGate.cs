using JparcSim.Core.Configuration;
using JparcSim.Generator.Channels;

namespace JparcSim.Generator.Backgrounds;

/// <summary>The time in which a background with a rate per second is simulated: the gate of every spill.</summary>
/// <param name="Window">The gate on the spill's clock.</param>
/// <param name="ProtonsPerSpill">Protons on target in one spill.</param>
public readonly record struct LiveGate(TimeWindow Window, double ProtonsPerSpill)
{
    /// <summary>Takes gate and source from the macro; null without a source, which is then a problem.</summary>
    public static LiveGate? Of(ChannelContext context, ConfigSection section, string channel) =>
        ChannelNeeds.Source(context, section, channel) is { } source ? new LiveGate(context.Gate, source.ProtonsPerSpill) : null;

    /// <summary>Length of the gate, s.</summary>
    public double LengthS => 1e-6 * (Window.ToUs - Window.FromUs);

    /// <summary>Live time of an exposure, s: spills times gate.</summary>
    public double LiveTimeS(double protonsOnTarget) => protonsOnTarget / ProtonsPerSpill * LengthS;
}
