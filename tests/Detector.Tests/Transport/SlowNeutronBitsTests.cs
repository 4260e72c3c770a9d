using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;

namespace JparcSim.Detector.Tests.Transport;

/// <summary>Datasets of inverse beta decay rest on the words that slow neutrons draw: they are frozen.</summary>
public sealed class SlowNeutronBitsTests
{
    private readonly NearDetector _detector = new();

    [Fact]
    public void NeutronsBelowTheFastOnesKeepTheirBits()
    {
        ulong hash = 14695981039346656037;
        for (int i = 0; i < 400; i++)
        {
            var random = new EventRandom(31, (ulong)i, RandomStage.Interaction);
            double energyMeV = 4.4 * random.Uniform();
            var place = new Vector3(2000.0 * random.Uniform(), 0.0, 3000.0 * (random.Uniform() - 0.5));
            _detector.Carry((ulong)i, new Particle(2112, energyMeV, Sampling.Isotropic(ref random), 1.0, place));
            foreach (Deposit deposit in _detector.Deposits.Items)
            {
                Add(ref hash, deposit.TimeUs);
                Add(ref hash, deposit.PlaceMm.X);
                Add(ref hash, deposit.VisibleMeV);
            }
        }

        Assert.Equal("c7cc20316daa87f8", hash.ToString("x16"));
    }

    private static void Add(ref ulong hash, double value) =>
        hash = (hash ^ (ulong)BitConverter.DoubleToInt64Bits(value)) * 1099511628211;
}
