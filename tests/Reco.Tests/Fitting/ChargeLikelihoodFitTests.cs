using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Reco.Calibration;
using JparcSim.Reco.Fitting;
using Xunit.Abstractions;

namespace JparcSim.Reco.Tests.Fitting;

public sealed class ChargeLikelihoodFitTests(ITestOutputHelper output)
{
    private readonly FitBuffers _buffers = new(96);

    [Fact]
    public void Score_is_the_derivative_of_the_objective()
    {
        var random = new EventRandom(3, 1, RandomStage.Charge);
        float[] charges = ToyDetector.Sample(new Vector3(300, 200, -500), 6.0, ref random);
        for (int i = 0; i < 96; i++)
        {
            _buffers.Charges[i] = charges[i];
        }

        var place = new Vector3(250, 260, -430);
        const double energy = 5.5, h = 0.05;
        FlashSource.Likelihood.Evaluate(place, energy, _buffers);
        double[] score = [.. _buffers.Score];
        Vector3[] axes = [new(1, 0, 0), new(0, 1, 0), new(0, 0, 1)];
        for (int i = 0; i < 4; i++)
        {
            double up = i < 3 ? FlashSource.Likelihood.Evaluate(place + (h * axes[i]), energy, _buffers) : FlashSource.Likelihood.Evaluate(place, energy * Math.Exp(1e-4), _buffers);
            double down = i < 3 ? FlashSource.Likelihood.Evaluate(place + (-h * axes[i]), energy, _buffers) : FlashSource.Likelihood.Evaluate(place, energy * Math.Exp(-1e-4), _buffers);
            double expected = (down - up) / (2 * (i < 3 ? h : 1e-4));
            Assert.Equal(expected, score[i], 1e-6 * (Math.Abs(expected) + (i < 3 ? 0.1 : 100.0)));
        }
    }

    [Fact]
    public void The_unit_of_energy_does_not_matter()
    {
        LightMapParameters p = ToyDetector.NominalMap.Parameters;
        var tenfold = new NominalLightMap(
            ToyDetector.Pmts, p with { Efficiencies = [.. p.Efficiencies.Select(e => 10.0 * e)] }, 0.0);
        var fit = new ChargeLikelihoodFit(tenfold, ToyDetector.Envelope, ToyDetector.DarkMeanPe, ToyDetector.VarianceFactor);
        for (int i = 0; i < 50; i++)
        {
            var random = new EventRandom(4, (ulong)i, RandomStage.Charge);
            float[] charges = ToyDetector.Sample(FlashSource.InTarget(ref random), 6.0, ref random);
            VertexFit one = FlashSource.Fit.Fit(charges, _buffers);
            VertexFit ten = fit.Fit(charges, _buffers);
            Assert.Equal(one.Energy, 10.0 * ten.Energy, 1e-9);
            Assert.Equal(0.0, (one.VertexMm - ten.VertexMm).Length, 1e-6);
            Assert.Equal(one.DeviancePerDof, ten.DeviancePerDof, 1e-9);
        }
    }

    [Fact]
    public void Light_from_the_walls_is_placed_inside_the_envelope()
    {
        int unconverged = 0;
        for (int i = 0; i < 2000; i++)
        {
            var random = new EventRandom(6, (ulong)i, RandomStage.Charge);
            double phi = 2.0 * Math.PI * random.Uniform();
            Vector3 place = (i % 2) == 0
                ? new Vector3(1840.0 * Math.Cos(phi), 1840.0 * Math.Sin(phi), 1400.0 * ((2.0 * random.Uniform()) - 1.0))
                : new Vector3(1700.0 * random.Uniform() * Math.Cos(phi), 1700.0 * random.Uniform() * Math.Sin(phi), 1465.0);
            VertexFit fit = FlashSource.Fit.Fit(ToyDetector.Sample(place, 3.0, ref random), _buffers);
            Assert.True(double.IsFinite(fit.Energy) && double.IsFinite(fit.DeviancePerDof));
            Assert.True(Math.Sqrt(fit.VertexMm.RhoSquared) <= 1850.0 + 1e-9 && Math.Abs(fit.VertexMm.Z) <= 1470.0);
            unconverged += fit.IsConverged ? 0 : 1;
        }

        output.WriteLine($"{unconverged} of 2000 not converged");
        Assert.InRange(unconverged, 0, 120);
    }

    [Theory]
    [InlineData(0.0f)]
    [InlineData(-1.0f)]
    [InlineData(float.NaN)]
    public void Without_light_there_is_no_energy(float charge)
    {
        float[] charges = new float[96];
        Array.Fill(charges, charge);
        VertexFit fit = FlashSource.Fit.Fit(charges, _buffers);
        Assert.Equal(0.0, fit.Energy);
        Assert.Equal(default, fit.VertexMm);
        Assert.False(fit.IsConverged);
        Assert.True(double.IsFinite(fit.DeviancePerDof));
    }

    [Fact]
    public void Dark_noise_and_single_photo_electrons_give_finite_values()
    {
        for (int i = 0; i < 2000; i++)
        {
            var random = new EventRandom(8, (ulong)i, RandomStage.Charge);
            double[] means = new double[96];
            Array.Fill(means, 0.003 * (1 + (i % 20)));
            VertexFit fit = FlashSource.Fit.Fit(ToyDetector.SampleFrom(means, ref random), _buffers);
            Assert.True(double.IsFinite(fit.Energy) && fit.Energy >= 0.0 && double.IsFinite(fit.DeviancePerDof) && double.IsFinite(fit.VertexMm.Length));
        }
    }

    [Fact]
    public void A_fit_allocates_nothing()
    {
        var random = new EventRandom(9, 1, RandomStage.Charge);
        float[] charges = ToyDetector.Sample(FlashSource.InTarget(ref random), 35.0, ref random);
        FlashSource.Fit.Fit(charges, _buffers);
        long before = GC.GetAllocatedBytesForCurrentThread();
        FlashSource.Fit.Fit(charges, _buffers);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>The same bits with and without vector hardware, in Debug and Release. A change of the fit changes the constant.</summary>
    [Fact]
    public void Bits_are_those_of_every_machine()
    {
        var parameters = new LightMapParameters(500, 800, 300, 1e-4, 0.16, 0.01, [.. Enumerable.Range(0, 96).Select(i => 0.95 + (0.001 * i))]);
        var map = new NominalLightMap(ToyDetector.Pmts, parameters, 0.0);
        var fit = new ChargeLikelihoodFit(map, ToyDetector.Envelope, ToyDetector.DarkMeanPe, ToyDetector.VarianceFactor);
        double[] means = new double[96];
        float[] charges = new float[96];
        ulong hash = 14695981039346656037;
        for (int i = 0; i < 200; i++)
        {
            var random = new EventRandom(16, (ulong)i, RandomStage.Charge);
            map.Expect(new Vector3(1100.0 * ((2.0 * random.Uniform()) - 1.0), 1100.0 * ((2.0 * random.Uniform()) - 1.0), 1400.0 * ((2.0 * random.Uniform()) - 1.0)), means);
            for (int pmt = 0; pmt < 96; pmt++)
            {
                charges[pmt] = (float)Math.Max(0.0, (5.0 * means[pmt]) + (4.0 * Math.Sqrt(means[pmt]) * (random.Uniform() + random.Uniform() - 1.0)));
            }

            VertexFit result = fit.Fit(charges, _buffers);
            foreach (double value in (ReadOnlySpan<double>)[result.Energy, result.VertexMm.X, result.VertexMm.Y, result.VertexMm.Z, result.DeviancePerDof])
            {
                hash = unchecked((hash ^ BitConverter.DoubleToUInt64Bits(value)) * 1099511628211);
            }
        }

        Assert.Equal(13842490446017513405UL, hash);
    }
}
