using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Reco.Fitting;

namespace JparcSim.Reco.Tests.Fitting;

/// <summary>Fits many flashes of the toy, or of the nominal map itself, and keeps what came out.</summary>
internal static class FlashSource
{
    public static readonly ChargeLikelihoodFit Fit = new(ToyDetector.NominalMap, ToyDetector.Envelope, ToyDetector.DarkMeanPe, ToyDetector.VarianceFactor);
    public static readonly ChargeLikelihood Likelihood = new(ToyDetector.NominalMap, ToyDetector.DarkMeanPe);

    /// <summary>Uniform within the target of the near detector.</summary>
    public static Vector3 InTarget(ref EventRandom random)
    {
        double radius = 1580.0 * Math.Sqrt(random.Uniform());
        double phi = 2.0 * Math.PI * random.Uniform();
        return new Vector3(radius * Math.Cos(phi), radius * Math.Sin(phi), 1250.0 * ((2.0 * random.Uniform()) - 1.0));
    }

    /// <summary>Charges that follow the nominal map exactly: no mismodelling.</summary>
    public static float[] NominalCharges(Vector3 vertexMm, double energyMeV, ref EventRandom random)
    {
        double[] means = new double[96];
        ToyDetector.NominalMap.Expect(vertexMm, means);
        for (int i = 0; i < means.Length; i++)
        {
            means[i] = (energyMeV * means[i]) + ToyDetector.DarkMeanPe;
        }

        return ToyDetector.SampleFrom(means, ref random);
    }

    /// <summary>Standard deviation of x, y, z and the logarithm of the energy at the Cramer-Rao limit.</summary>
    public static double[] LimitAt(Vector3 vertexMm, double energyMeV)
    {
        var buffers = new FitBuffers(96);
        Likelihood.Evaluate(vertexMm, energyMeV, buffers);
        double[] limits = new double[4];
        for (int i = 0; i < 4; i++)
        {
            double[] matrix = [.. buffers.Information];
            double[] unit = new double[4];
            unit[i] = 1.0;
            Assert.True(SymmetricSolver.Solve(matrix, unit, 4));
            limits[i] = Math.Sqrt(unit[i] * ToyDetector.VarianceFactor);
        }

        return limits;
    }
}
