using JparcSim.Core.Random;

namespace JparcSim.Pipeline.Auditing;

/// <summary>A random choice of rows, each at most once (Floyd's algorithm, Comm. ACM 30 (1987) 754): the same for the same seed.</summary>
internal static class RandomEvents
{
    /// <summary>Places of <paramref name="count"/> out of <paramref name="total"/>, ascending; all when there are not more.</summary>
    public static SortedSet<long> Choose(ulong seed, long total, long count)
    {
        var random = new EventRandom(seed, 0, RandomStage.Audit);
        var chosen = new SortedSet<long>();
        for (long last = Math.Max(0, total - count); last < total; last++)
        {
            long place = Math.Min(last, (long)(random.Uniform() * (last + 1)));
            if (!chosen.Add(place))
            {
                chosen.Add(last);
            }
        }

        return chosen;
    }
}
