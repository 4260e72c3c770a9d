using JparcSim.Core.Numerics;

namespace JparcSim.Core.Tests.Numerics;

public sealed class ElementaryEdgeTests
{
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(1e-300, 1.0)]
    [InlineData(709.79, Infinity)]
    [InlineData(1e300, Infinity)]
    [InlineData(Infinity, Infinity)]
    [InlineData(-745.14, 0.0)]
    [InlineData(-745.13, double.Epsilon)]
    [InlineData(-Infinity, 0.0)]
    [InlineData(double.NaN, double.NaN)]
    public void ExpAtTheEdges(double x, double expected) => Assert.Equal(expected, Elementary.Exp(x));

    [Theory]
    [InlineData(709.7)]
    [InlineData(708.5)]
    [InlineData(-708.2)]
    [InlineData(-730.0)]
    [InlineData(-744.0)]
    public void ExpNearTheEdgesIsWithinOneUlp(double x)
    {
        long distance = BitConverter.DoubleToInt64Bits(Elementary.Exp(x)) - BitConverter.DoubleToInt64Bits(Math.Exp(x));
        Assert.InRange(distance, -1, 1);
    }

    [Theory]
    [InlineData(1.0, 0.0)]
    [InlineData(0.0, -Infinity)]
    [InlineData(Infinity, Infinity)]
    [InlineData(-1.0, double.NaN)]
    [InlineData(-Infinity, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void LogAtTheEdges(double x, double expected) => Assert.Equal(expected, Elementary.Log(x));

    [Theory]
    [InlineData(double.Epsilon)]
    [InlineData(1e-310)]
    [InlineData(2.2250738585072014e-308)]
    [InlineData(double.MaxValue)]
    public void LogOfExtremesIsWithinOneUlp(double x)
    {
        long distance = BitConverter.DoubleToInt64Bits(Elementary.Log(x)) - BitConverter.DoubleToInt64Bits(Math.Log(x));
        Assert.InRange(distance, -1, 1);
    }

    [Theory]
    [InlineData(2.0, 0.0, 1.0)]
    [InlineData(1.0, Infinity, 1.0)]
    [InlineData(0.0, 2.5, 0.0)]
    [InlineData(0.0, -2.5, Infinity)]
    [InlineData(Infinity, 0.1, Infinity)]
    [InlineData(Infinity, -0.1, 0.0)]
    [InlineData(0.5, Infinity, 0.0)]
    [InlineData(2.0, Infinity, Infinity)]
    [InlineData(2.0, -Infinity, 0.0)]
    [InlineData(2.0, 1024.0, Infinity)]
    [InlineData(2.0, -1074.0, double.Epsilon)]
    [InlineData(2.0, -1080.0, 0.0)]
    [InlineData(-2.0, 2.0, double.NaN)]
    [InlineData(double.NaN, 2.0, double.NaN)]
    [InlineData(2.0, double.NaN, double.NaN)]
    [InlineData(3.0, 5.0, 243.0)]
    [InlineData(10.0, 22.0, 1e22)]
    [InlineData(4.0, 0.5, 2.0)]
    [InlineData(double.Epsilon, 1.0, double.Epsilon)]
    public void PowAtTheEdges(double x, double y, double expected) => Assert.Equal(expected, Elementary.Pow(x, y));

    [Theory]
    [InlineData(0.0, 0.0, 1.0)]
    [InlineData(1e-200, 1e-200, 1.0)]
    [InlineData(1000001.0, double.NaN, double.NaN)]
    [InlineData(Infinity, double.NaN, double.NaN)]
    [InlineData(double.NaN, double.NaN, double.NaN)]
    public void SinCosAtTheEdges(double x, double sin, double cos) => Assert.Equal((sin, cos), Elementary.SinCos(x));

    [Fact]
    public void Atan2KnowsSignsAndInfinities()
    {
        double[] values = [0.0, -0.0, 1.0, -1.0, 2.5, -2.5, 1e-320, 1e308, -1e308, Infinity, -Infinity, double.NaN];
        foreach (double y in values)
        {
            foreach (double x in values)
            {
                double expected = Math.Atan2(y, x);
                double found = Elementary.Atan2(y, x);
                Assert.True(
                    double.IsNaN(expected) ? double.IsNaN(found) : Math.Abs(found - expected) <= 4e-16 * Math.Abs(expected),
                    $"atan2({y:R}, {x:R}) = {found:R}, not {expected:R}");
                Assert.True(double.IsNaN(expected) || double.IsNegative(found) == double.IsNegative(expected), $"sign of atan2({y:R}, {x:R})");
            }
        }
    }
}
