using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using Xunit.Abstractions;

namespace JparcSim.Detector.Tests.Transport;

/// <summary>Where the light of positrons is made, against an independent short Monte Carlo (losses within a fifth, places within a tenth).</summary>
public sealed class ContainmentTests(ITestOutputHelper output)
{
    private const int Positrons = 4000;

    private readonly NearDetector _detector = new();

    [Theory]
    [InlineData(20.0, 58.0, 0.033)]
    [InlineData(40.0, 110.0, 0.080)]
    [InlineData(50.0, 140.0, 0.095)]
    public void LightLiesAlongTheTrackAndSomeIsLost(double energyMeV, double medianMm, double lossShare)
    {
        double[] distancesMm = new double[Positrons];
        double[] visibleMeV = new double[Positrons];
        int deposits = 0;
        for (int i = 0; i < Positrons; i++)
        {
            var random = new EventRandom(23, (ulong)i, RandomStage.Interaction);
            double radius = 1400.0 * Math.Sqrt(random.Uniform());
            var place = new Vector3(radius, 0.0, 2000.0 * (random.Uniform() - 0.5));
            _detector.Carry((ulong)i, new Particle(-11, energyMeV, Sampling.Isotropic(ref random), 0.0, place));
            Vector3 centroid = default;
            foreach (Deposit deposit in _detector.Deposits.Items)
            {
                if (deposit.Volume < 3)
                {
                    visibleMeV[i] += deposit.VisibleMeV;
                    centroid += deposit.VisibleMeV * deposit.PlaceMm;
                }
            }

            distancesMm[i] = (((1.0 / visibleMeV[i]) * centroid) - place).Length;
            deposits += _detector.Deposits.Count;
        }

        Array.Sort(distancesMm);
        Array.Sort(visibleMeV);
        double fullMeV = visibleMeV[Positrons * 9 / 10];
        double lost = visibleMeV.Count(visible => visible < 0.9 * fullMeV) / (double)Positrons;
        output.WriteLine($"{energyMeV} MeV: median {distancesMm[Positrons / 2]:F1} mm, lost {lost:F4}, visible/E {fullMeV / energyMeV:F4}, deposits {deposits / (double)Positrons:F1}");
        Assert.Equal(medianMm, distancesMm[Positrons / 2], 0.1 * medianMm);
        Assert.Equal(lossShare, lost, (0.25 * lossShare) + (4.9 * Math.Sqrt(lossShare / Positrons)));
        Assert.True(deposits < 60 * Positrons);
    }
}
