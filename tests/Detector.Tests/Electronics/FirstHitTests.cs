using JparcSim.Core.Random;
using JparcSim.Detector.Electronics;

namespace JparcSim.Detector.Tests.Electronics;

/// <summary>What a first hit is made of beside its arrival time: how much of the charge is dark noise, and whose light it is.</summary>
public class FirstHitTests
{
    private const int Draws = 200_000;

    [Theory]
    [InlineData(1, 0.3)]
    [InlineData(3, 0.25)]
    [InlineData(9, 0.08)]
    [InlineData(4, 0.6)]
    public void Dark_counts_are_binomial(int count, double share)
    {
        long[] seen = new long[count + 1];
        foreach (double word in Words())
        {
            seen[ChargeReadout.DarkCount(word, count, share)]++;
        }

        double[] expected = ByDrawingOneAfterAnother(count, share);
        for (int dark = 0; dark <= count; dark++)
        {
            StatisticalAssert.FractionIs(expected[dark], seen[dark], Draws);
        }

        long without = seen[0];
        StatisticalAssert.WouldNotice(() => StatisticalAssert.FractionIs(ByDrawingOneAfterAnother(count, 1.05 * share)[0], without, Draws));
    }

    [Fact]
    public void Without_light_all_counts_are_dark() =>
        Assert.All(Words().Take(1000), word => Assert.Equal(3, ChargeReadout.DarkCount(word, 3, 1.0)));

    [Fact]
    public void The_kind_of_emission_is_drawn_by_its_share_of_the_light()
    {
        double[] visibleMeV = [3.0, 4.0, 1.0];
        long[] seen = new long[3];
        foreach (double word in Words())
        {
            seen[ChargeReadout.Kind(word, visibleMeV)]++;
        }

        for (int kind = 0; kind < 3; kind++)
        {
            double share = visibleMeV[kind] / 8.0;
            long hits = seen[kind];
            StatisticalAssert.FractionIs(share, hits, Draws);
            StatisticalAssert.WouldNotice(() => StatisticalAssert.FractionIs(1.06 * share, hits, Draws));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_kind_without_light_is_never_drawn(int kind)
    {
        double[] visibleMeV = [1.0, 1.0, 1.0];
        visibleMeV[kind] = 0.0;
        Assert.All(Words().Take(1000), word => Assert.NotEqual(kind, ChargeReadout.Kind(word, visibleMeV)));
    }

    // Every count is dark or not: the distribution after one more is a mixture of the one before.
    private static double[] ByDrawingOneAfterAnother(int count, double share)
    {
        double[] distribution = [1.0];
        for (int drawn = 0; drawn < count; drawn++)
        {
            double[] next = new double[distribution.Length + 1];
            for (int dark = 0; dark < distribution.Length; dark++)
            {
                next[dark] += (1.0 - share) * distribution[dark];
                next[dark + 1] += share * distribution[dark];
            }

            distribution = next;
        }

        return distribution;
    }

    private static IEnumerable<double> Words()
    {
        var random = new EventRandom(8, 0, RandomStage.FirstHit);
        for (int i = 0; i < Draws; i++)
        {
            yield return random.Uniform();
        }
    }
}
