using System.Runtime.Intrinsics;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;

namespace JparcSim.Core.Tests.Numerics;

/// <summary>The same bits everywhere: lanes against scalars, and a fingerprint that another machine would change.</summary>
public sealed class ElementaryBitsTests
{
    private static readonly double[] Edges =
    [
        0.0, -0.0, 1.0, -1.0, double.Epsilon, -double.Epsilon, 1e-310, 2.2250738585072014e-308, double.MaxValue, double.MinValue,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN, 708.0, -708.0, 709.78, 709.79, -745.13, -745.14, 1e-17, 0.7071067811865475, 1.4142135623730951,
    ];

    [Fact]
    public void EveryLaneOfExpHasTheBitsOfTheScalarForm() => LanesAgree(Elementary.Exp, Elementary.Exp, 800.0);

    [Fact]
    public void EveryLaneOfLogHasTheBitsOfTheScalarForm() => LanesAgree(Elementary.Log, Elementary.Log, 1e5);

    // Golden: FNV-1a over the bits of 4096 results. A change here is a change of every dataset.
    [Theory]
    [InlineData("Exp", 0x87a8335760903f99ul)]
    [InlineData("Log", 0xcd7e21add6cd38eful)]
    [InlineData("Pow", 0xbf8d2948cdb5b7a4ul)]
    [InlineData("Sin", 0xdf12c4789b5e12b7ul)]
    [InlineData("Cos", 0x9adca6f397b67db7ul)]
    [InlineData("Atan2", 0x5402e36c3d33872aul)]
    [InlineData("Erfc", 0x3ba0b4083ff1af5ful)]
    [InlineData("PoissonQuantile", 0x95100c83ce3b6325ul)]
    [InlineData("NormalQuantile", 0xc7d641896ba4ee99ul)]
    public void BitsAreThoseOfEveryOtherMachine(string name, ulong fingerprint)
    {
        Func<double, double> function = name switch
        {
            "Exp" => u => Elementary.Exp((u - 0.5) * 1490.0),
            "Log" => u => Elementary.Log(u / (1.0 - u)),
            "Pow" => u => Elementary.Pow(10.0 * u, 30.0 * (0.7 - u)),
            "Sin" => u => Elementary.SinCos(1e3 * (u - 0.5)).Sin,
            "Cos" => u => Elementary.SinCos(1e3 * (u - 0.5)).Cos,
            "Atan2" => u => Elementary.Atan2(u - 0.5, (3.0 * u) - 2.0),
            "Erfc" => u => Elementary.Erfc(8.0 * (u - 0.3)),
            "PoissonQuantile" => u => PoissonQuantile.Of(u, 60.0 * u),
            _ => NormalQuantile.Of,
        };
        ulong hash = 0xCBF29CE484222325;
        for (int i = 0; i < 4096; i++)
        {
            hash = unchecked((hash ^ (ulong)BitConverter.DoubleToInt64Bits(function((i + 0.5) / 4096.0))) * 0x100000001B3);
        }

        Assert.True(hash == fingerprint, $"{name}: 0x{hash:x16}ul");
    }

    // Golden too: eight lanes in single precision, each with its neighbours' worth of arguments.
    [Fact]
    public void BitsOfTheSinglePrecisionExponentialAreThoseOfEveryOtherMachine()
    {
        ulong hash = 0xCBF29CE484222325;
        for (int i = 0; i < 512; i++)
        {
            Vector256<float> x = Vector256.Create((i - 256) * 0.34f) + Vector256.Create(0.0f, 0.04f, 0.08f, 0.12f, 0.16f, 0.2f, 0.24f, 0.28f);
            Vector256<int> bits = Elementary.Exp(x).AsInt32();
            for (int lane = 0; lane < 8; lane++)
            {
                hash = unchecked((hash ^ (uint)bits.GetElement(lane)) * 0x100000001B3);
            }
        }

        Assert.True(hash == 0x12d558d17f3d4c35ul, $"0x{hash:x16}ul");
    }

    private static void LanesAgree(Func<Vector256<double>, Vector256<double>> lanes, Func<double, double> scalar, double range)
    {
        var random = new System.Random(11);
        double[] x = new double[4];
        for (int i = 0; i < 100_000; i++)
        {
            for (int lane = 0; lane < 4; lane++)
            {
                // Mostly ordinary values; an edge case in one of sixteen blocks, in any lane.
                bool isEdge = i % 16 == 0 && lane == (i / 16 % 4);
                x[lane] = isEdge ? Edges[i / 64 % Edges.Length] : (random.NextDouble() - (range < 1e4 ? 0.5 : 0.0)) * range;
            }

            Vector256<double> y = lanes(Vector256.Create(x[0], x[1], x[2], x[3]));
            for (int lane = 0; lane < 4; lane++)
            {
                double expected = scalar(x[lane]);
                bool same = double.IsNaN(expected)
                    ? double.IsNaN(y.GetElement(lane))
                    : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(y.GetElement(lane));
                Assert.True(same, $"lane {lane} of {x[lane]:R}: {y.GetElement(lane):R}, scalar {expected:R}");
            }
        }
    }
}
