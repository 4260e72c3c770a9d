using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Reco.Calibration;

namespace JparcSim.Reco.Tests;

/// <summary>
/// An independent toy of the JSNS2 near detector: 96 photomultipliers at their places, 150 p.e./MeV at the centre, an angular response
/// and a diffuse share of other forms than the nominal light map's, and Poisson photo-electrons with a single-p.e. width of 0.41.
/// </summary>
internal static class ToyDetector
{
    public const double VarianceFactor = 1.0 + (0.41 * 0.41);
    public const double DarkMeanPe = 0.003;
    public static readonly Cylinder Envelope = new(1850.0, 1470.0);
    public static readonly PmtArray Pmts = CreatePmts();
    private static readonly double[] Efficiencies = CreateEfficiencies();
    private static readonly double Scale = 150.0 / Total(default, 1.0);
    private static readonly Lazy<NominalLightMap> Fitted = new(() => NominalLightMap.Fit(Pmts, CalibrationRun(), DarkMeanPe));

    public static NominalLightMap NominalMap => Fitted.Value;

    public static void Expect(Vector3 vertexMm, double energyMeV, Span<double> meansPe)
    {
        for (int i = 0; i < Pmts.Count; i++)
        {
            meansPe[i] = (energyMeV * Scale * Shape(vertexMm, i)) + DarkMeanPe;
        }
    }

    public static float[] Sample(Vector3 vertexMm, double energyMeV, ref EventRandom random)
    {
        double[] means = new double[Pmts.Count];
        Expect(vertexMm, energyMeV, means);
        return SampleFrom(means, ref random);
    }

    public static float[] SampleFrom(ReadOnlySpan<double> meansPe, ref EventRandom random)
    {
        float[] charges = new float[meansPe.Length];
        for (int i = 0; i < charges.Length; i++)
        {
            int count = Sampling.Poisson(ref random, meansPe[i]);
            double width = 0.41 * Math.Sqrt(count) * Sampling.Normal(ref random);
            charges[i] = (float)Math.Max(0.0, count + width);
        }

        return charges;
    }

    /// <summary>A run on a grid of the target with exact means of 8 MeV flashes, statistics of 2000 events added.</summary>
    public static IReadOnlyList<CalibrationPoint> CalibrationRun()
    {
        const int EventCount = 2000;
        var points = new List<CalibrationPoint>();
        var random = new EventRandom(77, 0, RandomStage.Charge);
        foreach (double z in (double[])[-1100, -550, 0, 550, 1100])
        {
            foreach ((double radius, int count) in ((double, int)[])[(0, 1), (700, 4), (1350, 6)])
            {
                for (int k = 0; k < count; k++)
                {
                    double phi = (2.0 * Math.PI * k / count) + (0.3 * radius);
                    var place = new Vector3(radius * Math.Cos(phi), radius * Math.Sin(phi), z);
                    double[] means = new double[Pmts.Count];
                    Expect(place, 8.0, means);
                    for (int i = 0; i < means.Length; i++)
                    {
                        means[i] += Math.Sqrt(means[i] * VarianceFactor / EventCount) * Sampling.Normal(ref random);
                    }

                    points.Add(new CalibrationPoint(place, 8.0, means, EventCount));
                }
            }
        }

        return points;
    }

    private static double Total(Vector3 vertexMm, double scale)
    {
        double total = 0.0;
        for (int i = 0; i < Pmts.Count; i++)
        {
            total += scale * Shape(vertexMm, i);
        }

        return total;
    }

    private static double Shape(Vector3 vertexMm, int i)
    {
        Vector3 sight = vertexMm - Pmts.CentresMm[i];
        double d = sight.Length;
        double cosine = Math.Max(0.0, Vector3.Dot(Pmts.Facings[i], sight) / d);
        double angular = 0.35 + (0.65 * Math.Pow(cosine, 1.3));
        double solidAngle = 0.5 * (1.0 - (d / Math.Sqrt((d * d) + (Pmts.RadiusMm * Pmts.RadiusMm))));
        double diffuse = 1.0e-4 * (1.0 + (0.3 * Math.Exp(-d / 800.0)));
        return Efficiencies[i] * ((solidAngle * angular * Math.Exp(-d / 11000.0)) + diffuse);
    }

    private static double[] CreateEfficiencies()
    {
        var random = new EventRandom(5, 0, RandomStage.AsBuilt);
        double[] efficiencies = new double[Pmts.Count];
        for (int i = 0; i < efficiencies.Length; i++)
        {
            efficiencies[i] = 1.0 + (0.1 * Sampling.Normal(ref random));
        }

        return efficiencies;
    }

    private static PmtArray CreatePmts()
    {
        var centres = new List<Vector3>();
        var facings = new List<Vector3>();
        foreach (double z in (double[])[1200, 600, 0, -600, -1200])
        {
            Ring(12, 1850.0, z, -22.5, -30.0, null);
        }

        foreach (double sign in (double[])[1.0, -1.0])
        {
            Ring(6, 550.0, sign * 1470.0, 0.0, -60.0, -sign);
            Ring(12, 1100.0, sign * 1470.0, -15.0, -30.0, -sign);
        }

        return new PmtArray(centres, facings, 127.0);

        void Ring(int count, double radius, double z, double firstDeg, double stepDeg, double? facingZ)
        {
            for (int k = 0; k < count; k++)
            {
                double phi = (firstDeg + (k * stepDeg)) * Math.PI / 180.0;
                (double sin, double cos) = Elementary.SinCos(phi);
                centres.Add(new Vector3(radius * cos, radius * sin, z));
                facings.Add(facingZ is { } up ? new Vector3(0, 0, up) : new Vector3(-cos, -sin, 0));
            }
        }
    }
}
