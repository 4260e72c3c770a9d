using JparcSim.Core.Configuration;
using JparcSim.Core.Random;

namespace JparcSim.Generator.Channels;

/// <summary>Times spread evenly over a window of the spill's clock.</summary>
/// <param name="FromUs">Start, us.</param>
/// <param name="ToUs">End, us.</param>
public readonly record struct TimeWindow(double FromUs, double ToUs)
{
    /// <summary>The key <c>timeUs: [from, to]</c>.</summary>
    public static readonly NumbersKey Key = new(
        "timeUs", 2, 0.0, 40_000.0,
        "first and last time after the first bunch, us, evenly in between; the default is far from the beam", Default: [1000.0, 1100.0]);

    /// <summary>Reads the window; ends in the wrong order are a problem.</summary>
    public static TimeWindow Read(ConfigSection section)
    {
        IReadOnlyList<double> ends = section.Numbers(Key);
        if (ends[1] < ends[0])
        {
            section.Problem(Key, $"{ends[0]} before {ends[1]}", "the smaller time first");
        }

        return new TimeWindow(ends[0], ends[1]);
    }

    /// <summary>Probability of a time within [from, to).</summary>
    public double Fraction(double fromUs, double toUs) => ToUs > FromUs
        ? Math.Max(0.0, Math.Min(toUs, ToUs) - Math.Max(fromUs, FromUs)) / (ToUs - FromUs)
        : fromUs <= FromUs && FromUs < toUs ? 1.0 : 0.0;

    /// <summary>A time, us (stream <c>Timeline</c>).</summary>
    public double Sample(ulong seed, ulong eventKey)
    {
        var random = new EventRandom(seed, eventKey, RandomStage.Timeline);
        return FromUs + ((ToUs - FromUs) * random.Uniform());
    }
}
