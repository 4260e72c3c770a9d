using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Reco.Fitting;
using Xunit.Abstractions;

namespace JparcSim.Reco.Tests.Fitting;

public sealed class ChargeWeightedFitTests(ITestOutputHelper output)
{
    private static readonly ChargeWeightedFit Fit = new(
        ToyDetector.NominalMap, ToyDetector.Pmts, ToyDetector.Envelope, ToyDetector.DarkMeanPe, ToyDetector.VarianceFactor);

    private readonly FitBuffers _buffers = new(96);

    [Fact]
    public void At_the_centre_vertex_and_energy_are_right()
    {
        (Vector3 meanMm, double energy, double deviance) = Mean(default, 400);
        Assert.InRange(meanMm.Length, 0.0, 15.0);
        Assert.Equal(8.0, energy, 0.05);
        Assert.InRange(deviance, 0.9, 1.2);
    }

    // A mean of places is not linear in the vertex: the factor is a compromise, and near the wall the mean lags behind or runs ahead.
    [Theory]
    [InlineData(900.0, 0.0, 0.0, 0.0, 40.0)]
    [InlineData(0.0, 0.0, 900.0, 0.0, 40.0)]
    [InlineData(900.0, 900.0, -900.0, 20.0, 60.0)]
    [InlineData(1500.0, 0.0, 0.0, 30.0, 300.0)]
    [InlineData(0.0, 1400.0, 1100.0, 30.0, 300.0)]
    public void It_follows_the_light_with_a_bias_that_grows_towards_the_wall(double x, double y, double z, double least, double most)
    {
        var place = new Vector3(x, y, z);
        (Vector3 meanMm, double energy, double deviance) = Mean(place, 400);
        output.WriteLine($"({x}, {y}, {z}): mean ({meanMm.X:F0}, {meanMm.Y:F0}, {meanMm.Z:F0}), energy {energy:F3}, deviance {deviance:F2}");
        Assert.InRange((meanMm - place).Length, least, most);
        Assert.Equal(8.0, energy, 0.8);
    }

    [Fact]
    public void Light_at_the_wall_stays_inside_and_no_light_gives_nothing()
    {
        (Vector3 meanMm, _, _) = Mean(new Vector3(1800.0, 0.0, 1400.0), 20);
        Assert.InRange(Math.Sqrt(meanMm.RhoSquared), 1000.0, ToyDetector.Envelope.RadiusMm);
        VertexFit none = Fit.Fit(new float[96], _buffers);
        Assert.False(none.IsConverged);
        Assert.Equal(0.0, none.Energy);
        Assert.Equal(default, none.VertexMm);
    }

    private (Vector3 MeanMm, double Energy, double Deviance) Mean(Vector3 place, int count)
    {
        Vector3 sum = default;
        double energy = 0.0;
        double deviance = 0.0;
        for (int i = 0; i < count; i++)
        {
            var random = new EventRandom(21, (ulong)i, RandomStage.Charge);
            VertexFit fit = Fit.Fit(FlashSource.NominalCharges(place, 8.0, ref random), _buffers);
            sum += (1.0 / count) * fit.VertexMm;
            energy += fit.Energy / count;
            deviance += fit.DeviancePerDof / count;
            Assert.True(fit.IsConverged);
        }

        return (sum, energy, deviance);
    }
}
