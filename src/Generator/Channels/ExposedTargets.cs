using JparcSim.Core.Configuration;
using JparcSim.Core.Random;
using JparcSim.Generator.Flux;

namespace JparcSim.Generator.Channels;

/// <summary>The targets of one reaction before the source: where neutrinos interact, and how many targets see one that is born.</summary>
public sealed class ExposedTargets
{
    // A flight is kept with (shortest / own length)^2: at least about one try in a hundred.
    private const double LeastShareOfBaseline = 0.1;

    private readonly ExtendedSource _source;
    private readonly VertexRegion _region;

    private ExposedTargets(ExtendedSource source, VertexRegion region)
    {
        _source = source;
        _region = region;
        MinBaselineM = source.MinBaselineM(region);
        MaxBaselineM = source.MaxBaselineM(region);
        Baselines = new BaselineSpectrum(source, region);
    }

    /// <summary>A distance that no flight falls below, m.</summary>
    public double MinBaselineM { get; }

    /// <summary>A distance that no flight exceeds, m.</summary>
    public double MaxBaselineM { get; }

    /// <summary>Targets by baseline.</summary>
    public BaselineSpectrum Baselines { get; }

    /// <summary>Prepares the targets; a missing source, no targets, or a source inside the detector are problems, and the result null.</summary>
    /// <param name="context">The rest of the macro.</param>
    /// <param name="section">The channel's section.</param>
    /// <param name="channel">Name of the channel.</param>
    /// <param name="region">The targets.</param>
    /// <param name="kind">What the targets are, for the message.</param>
    public static ExposedTargets? Create(ChannelContext context, ConfigSection section, string channel, VertexRegion region, string kind)
    {
        if (ChannelNeeds.Source(context, section, channel) is not { } source)
        {
            return null;
        }

        if (!(region.TotalTargets > 0.0))
        {
            section.Problem(
                ChannelNeeds.ChannelKey, $"detector '{context.Geometry.Name}' without {kind} where interactions happen",
                "a volume with interactions");
            return null;
        }

        double baselineM = 1e-3 * source.Extent.CentreMm.Length;
        double shortestM = source.Extent.MinBaselineM(region);
        if (!(shortestM > LeastShareOfBaseline * baselineM))
        {
            section.Problem(
                ChannelNeeds.ChannelKey,
                $"a source {baselineM} m from the detector's centre and flights as short as {Math.Max(0.0, shortestM):G3} m",
                $"a source outside the detector, no flight shorter than {LeastShareOfBaseline} of that distance: a larger baseline or a smaller rmsM");
            return null;
        }

        return new ExposedTargets(source.Extent, region);
    }

    /// <summary>A flight drawn in proportion to targets and 1/L^2.</summary>
    public NeutrinoFlight Sample(ref EventRandom random) => _source.Sample(_region, MinBaselineM, ref random);
}
