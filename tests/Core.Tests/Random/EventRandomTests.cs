using JparcSim.Core.Random;

namespace JparcSim.Core.Tests.Random;

public sealed class EventRandomTests
{
    [Fact]
    public void StreamsOfDifferentAddressesShareNoWord()
    {
        var seen = new HashSet<ulong>();
        foreach (ulong seed in new[] { 0ul, 1ul, 20260101ul, ulong.MaxValue })
        {
            foreach (ulong eventKey in new[] { 0ul, 1ul, 2ul, 1ul << 32, ulong.MaxValue })
            {
                foreach (RandomStage stage in Enum.GetValues<RandomStage>())
                {
                    foreach (int entity in new[] { 0, 1, 95, int.MaxValue, -1 })
                    {
                        var random = new EventRandom(seed, eventKey, stage, entity);
                        for (int word = 0; word < 9; word++)
                        {
                            Assert.True(seen.Add(random.NextUInt64()), $"({seed}, {eventKey}, {stage}, {entity}) repeats a word");
                        }
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(0, 8)]
    [InlineData(1, 23)]
    [InlineData(3, 3)]
    [InlineData(4, 40)]
    [InlineData(6, 1)]
    [InlineData(7, 0)]
    public void WordsByTheSpanAreTheWordsOneByOne(int before, int count)
    {
        var single = new EventRandom(3, 14, RandomStage.Shower, 15);
        var filled = single;
        for (int word = 0; word < before; word++)
        {
            Assert.Equal(single.NextUInt64(), filled.NextUInt64());
        }

        ulong[] words = new ulong[count];
        filled.Fill(words);
        Assert.Equal(before + count, filled.WordsDrawn);
        Assert.All(words, word => Assert.Equal(single.NextUInt64(), word));
        Assert.Equal(single.NextUInt64(), filled.NextUInt64());
    }

    [Fact]
    public void EqualAddressesGiveEqualWords()
    {
        var first = new EventRandom(3, 14, RandomStage.Shower, 15);
        var second = new EventRandom(3, 14, RandomStage.Shower, 15);
        for (int word = 0; word < 100; word++)
        {
            Assert.Equal(first.NextUInt64(), second.NextUInt64());
        }
    }

    [Fact]
    public void NeighbouringStreamsAreUncorrelated()
    {
        // Products of two centred uniform deviates have mean 0 and standard deviation 1/12.
        double[] products = new double[100_000];
        for (int i = 0; i < products.Length; i++)
        {
            var here = new EventRandom(1, (ulong)i, RandomStage.Charge, 7);
            var next = new EventRandom(1, (ulong)i, RandomStage.Charge, 8);
            products[i] = (here.Uniform() - 0.5) * (next.Uniform() - 0.5);
        }

        JparcSim.Tests.Shared.StatisticalAssert.MeanIs(0.0, 1.0 / 12.0, products);
    }

    [Fact]
    public void SamplersCostTheStatedWords()
    {
        var random = new EventRandom(1, 2, RandomStage.Interaction);
        random.Uniform();
        Assert.Equal(1, random.WordsDrawn);
        Sampling.Exponential(ref random);
        Assert.Equal(2, random.WordsDrawn);
        Sampling.Normal(ref random);
        Assert.Equal(3, random.WordsDrawn);
        Sampling.Poisson(ref random, 5.0);
        Sampling.Poisson(ref random, 500.0);
        Assert.Equal(5, random.WordsDrawn);
        Sampling.Isotropic(ref random);
        Assert.Equal(7, random.WordsDrawn);
    }

    [Fact]
    public void NormalQuantileInvertsTheDistribution()
    {
        // Published by Wichura beside the algorithm.
        Assert.Equal(-0.6744897501960817, NormalQuantile.Of(0.25), 15);
        Assert.Equal(-3.0902323061678132, NormalQuantile.Of(0.001), 14);
        Assert.Equal(-9.262340089798408, NormalQuantile.Of(1e-20), 13);
        Assert.Equal(0.0, NormalQuantile.Of(0.5));
    }
}
