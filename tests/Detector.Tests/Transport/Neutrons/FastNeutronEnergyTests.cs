using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Detector.Transport.Hadrons;
using JparcSim.Detector.Transport.Neutrons.Reactions;

namespace JparcSim.Detector.Tests.Transport.Neutrons;

/// <summary>No channel and no event makes or loses energy.</summary>
public sealed class FastNeutronEnergyTests
{
    private readonly NearDetector _detector = new();

    [Theory]
    [InlineData((int)CarbonChannel.InelasticGamma, 4.9)]
    [InlineData((int)CarbonChannel.InelasticGamma, 30.0)]
    [InlineData((int)CarbonChannel.InelasticGamma, 700.0)]
    [InlineData((int)CarbonChannel.HighGamma, 20.0)]
    [InlineData((int)CarbonChannel.HighGamma, 90.0)]
    [InlineData((int)CarbonChannel.ThreeAlpha, 9.0)]
    [InlineData((int)CarbonChannel.ThreeAlpha, 60.0)]
    [InlineData((int)CarbonChannel.ThreeAlpha, 3000.0)]
    [InlineData((int)CarbonChannel.Alpha, 9.0)]
    [InlineData((int)CarbonChannel.Proton, 14.0)]
    [InlineData((int)CarbonChannel.Deuteron, 15.0)]
    [InlineData((int)CarbonChannel.QuasiFree, 20.1)]
    [InlineData((int)CarbonChannel.QuasiFree, 40.0)]
    [InlineData((int)CarbonChannel.QuasiFree, 150.0)]
    [InlineData((int)CarbonChannel.QuasiFree, 600.0)]
    [InlineData((int)CarbonChannel.QuasiFree, 5000.0)]
    public void EveryReactionWithCarbonKeepsTheEnergy(int channel, double energyMeV)
    {
        var random = new EventRandom(3, (ulong)channel, RandomStage.Neutron);
        var products = new ReactionProducts();
        for (int i = 0; i < 2000; i++)
        {
            products.Clear();
            CarbonChannels.React(ref random, (CarbonChannel)channel, energyMeV, Sampling.Isotropic(ref random), products);
            Assert.Equal(energyMeV, Sum(products), 1e-8);
        }
    }

    [Theory]
    [InlineData(5.0)]
    [InlineData(100.0)]
    [InlineData(350.0)]
    [InlineData(5000.0)]
    public void CollisionsWithProtonsKeepEnergyAndMomentum(double energyMeV)
    {
        var random = new EventRandom(3, 1, RandomStage.Neutron);
        var products = new ReactionProducts();
        var before = FourMomentum.Of(Product.MassMeV(ProductKind.Neutron), energyMeV, new Vector3(0.0, 0.6, 0.8));
        for (int i = 0; i < 2000; i++)
        {
            products.Clear();
            NucleonScattering.OnProton(ref random, energyMeV, new Vector3(0.0, 0.6, 0.8), products);
            Assert.Equal(energyMeV, Sum(products), 1e-8);
            Vector3 sum = default;
            for (int k = 0; k < products.Count; k++)
            {
                Product product = products[k];
                sum += FourMomentum.Of(Product.MassMeV(product.Kind), product.KineticMeV, product.Direction).MomentumMeV;
            }

            Assert.Equal(0.0, (sum - before.MomentumMeV).Length, 1e-8);
        }
    }

    [Theory]
    [InlineData(10.0, 300)]
    [InlineData(50.0, 300)]
    [InlineData(200.0, 300)]
    [InlineData(1000.0, 300)]
    [InlineData(5000.0, 200)]
    public void AWholeEventKeepsTheEnergy(double energyMeV, int events)
    {
        for (int i = 0; i < events; i++)
        {
            var random = new EventRandom(17, (ulong)i, RandomStage.Interaction);
            var place = new Vector3(2200.0 * random.Uniform(), 0.0, 1700.0 * random.Uniform());
            _detector.Carry((ulong)i, new Particle(2112, energyMeV, Sampling.Isotropic(ref random), 1.0, place));
            Assert.Equal(energyMeV, _detector.Tally.BalanceMeV, 1e-3);
        }
    }

    private static double Sum(ReactionProducts products)
    {
        double sum = products.BindingMeV;
        for (int i = 0; i < products.Count; i++)
        {
            Assert.InRange(products[i].KineticMeV, 0.0, 1e4);
            sum += products[i].KineticMeV;
        }

        return sum;
    }
}
