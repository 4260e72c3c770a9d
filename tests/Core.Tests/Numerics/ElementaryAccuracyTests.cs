using System.Runtime.Intrinsics;
using JparcSim.Core.Numerics;

namespace JparcSim.Core.Tests.Numerics;

/// <summary>The stated accuracies, in ulp, measured against twice the precision on seeded points.</summary>
public sealed class ElementaryAccuracyTests
{
    private const int Points = 50_000;

    [Theory]
    [InlineData(-1.0, 1.0, 1.0)]
    [InlineData(-708.0, 708.0, 1.0)]
    public void ExpIsAccurate(double from, double to, double ulps) =>
        Within(ulps, from, to, Elementary.Exp, x => DoubleDouble.Exp(new DoubleDouble(x, 0.0)));

    [Fact]
    public void SinglePrecisionExpIsAccurate()
    {
        for (float x = -87.0f; x <= 87.0f; x += 0.0071f)
        {
            float y = Elementary.Exp(Vector256.Create(x)).GetElement(3);
            Assert.InRange((y / Math.Exp(x)) - 1.0, -1.2e-7, 1.2e-7);
        }

        Assert.Equal(Elementary.Exp(Vector256.Create(-87.0f)), Elementary.Exp(Vector256.Create(-1e30f)));
    }

    [Theory]
    [InlineData(0.5, 2.0, 1.0)]
    [InlineData(1e-9, 1.0, 1.0)]
    [InlineData(1.0, 1e9, 1.0)]
    public void LogIsAccurate(double from, double to, double ulps) =>
        Within(ulps, from, to, Elementary.Log, x => DoubleDouble.Log(new DoubleDouble(x, 0.0)));

    [Theory]
    [InlineData(-7.0, 7.0, 1.0)]
    [InlineData(-1e-3, 1e-3, 1.0)]
    [InlineData(-1e6, 1e6, 1.0)]
    public void SinCosIsAccurate(double from, double to, double ulps)
    {
        Within(ulps, from, to, x => Elementary.SinCos(x).Sin, x => DoubleDouble.SinCos(new DoubleDouble(x, 0.0)).Sin);
        Within(ulps, from, to, x => Elementary.SinCos(x).Cos, x => DoubleDouble.SinCos(new DoubleDouble(x, 0.0)).Cos);
    }

    [Theory]
    [InlineData(0.0, 3.1415926)]
    [InlineData(-1.6, 1.6)]
    [InlineData(-1e-3, 1e-3)]
    public void Atan2IsAccurate(double from, double to) =>
        Within(2.0, from, to, a => Elementary.Atan2(Math.Sin(a), Math.Cos(a)), a => AngleOf(Math.Sin(a), Math.Cos(a)));

    [Theory]
    [InlineData(0.0, 3.0, -10.0, 10.0, 1.0)]
    [InlineData(0.0, 1e4, -5.0, 5.0, 1.0)]
    [InlineData(0.9, 1.1, -300.0, 300.0, 1.0)]
    [InlineData(0.0, 1e4, -70.0, 70.0, 2.0)]
    public void PowIsAccurate(double fromBase, double toBase, double from, double to, double ulps)
    {
        Within(
            ulps,
            from,
            to,
            y => Elementary.Pow(BaseOf(y), y),
            y => DoubleDouble.Exp(new DoubleDouble(y, 0.0) * DoubleDouble.Log(new DoubleDouble(BaseOf(y), 0.0))));

        // A base that belongs to the exponent, so that both sides see the same.
        double BaseOf(double y) => fromBase + ((toBase - fromBase) * (0.001 + (0.998 * Math.Abs(Math.Sin(1e4 * y)))));
    }

    // One Newton step in twice the precision from the platform's own answer.
    private static DoubleDouble AngleOf(double y, double x)
    {
        var guess = new DoubleDouble(Math.Atan2(y, x), 0.0);
        (DoubleDouble sin, DoubleDouble cos) = DoubleDouble.SinCos(guess);
        var yy = new DoubleDouble(y, 0.0);
        var xx = new DoubleDouble(x, 0.0);
        return guess + (((yy * cos) - (xx * sin)) / ((xx * cos) + (yy * sin)));
    }

    private static void Within(double ulps, double from, double to, Func<double, double> ours, Func<double, DoubleDouble> oracle)
    {
        var random = new System.Random(20260101);
        double worst = 0.0;
        double where = 0.0;
        for (int i = 0; i < Points; i++)
        {
            double x = from + ((to - from) * random.NextDouble());
            double error = oracle(x).UlpsTo(ours(x));
            if (!(error <= worst))
            {
                worst = error;
                where = x;
            }
        }

        Assert.True(worst <= ulps, $"{worst:F3} ulp at {where:R}");
    }
}
