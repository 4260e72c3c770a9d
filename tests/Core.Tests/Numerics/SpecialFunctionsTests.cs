using JparcSim.Core.Numerics;

namespace JparcSim.Core.Tests.Numerics;

/// <summary>Error functions against values computed with 40 digits.</summary>
public sealed class SpecialFunctionsTests
{
    [Theory]
    [InlineData("Erf", 1e-10, 1.1283791670955126e-10)]
    [InlineData("Erf", 0.1, 0.1124629160182849)]
    [InlineData("Erf", 0.3, 0.3286267594591274)]
    [InlineData("Erf", 0.5, 0.5204998778130465)]
    [InlineData("Erf", 0.75, 0.7111556336535151)]
    [InlineData("Erf", 0.99, 0.8385080695553698)]
    [InlineData("Erf", 1.0, 0.8427007929497149)]
    [InlineData("Erf", 1.01, 0.8468104962282768)]
    [InlineData("Erf", 1.5, 0.9661051464753108)]
    [InlineData("Erf", 2.0, 0.9953222650189527)]
    [InlineData("Erf", 3.0, 0.9999779095030014)]
    [InlineData("Erf", 5.0, 0.9999999999984626)]
    [InlineData("Erf", -0.4, -0.42839235504666845)]
    [InlineData("Erf", -2.5, -0.999593047982555)]
    [InlineData("Erfc", -3.0, 1.9999779095030015)]
    [InlineData("Erfc", -0.7, 1.6778011938374184)]
    [InlineData("Erfc", 0.1, 0.887537083981715)]
    [InlineData("Erfc", 0.49, 0.4883317388114769)]
    [InlineData("Erfc", 0.5, 0.4795001221869535)]
    [InlineData("Erfc", 0.51, 0.4707563801588296)]
    [InlineData("Erfc", 0.75, 0.28884436634648486)]
    [InlineData("Erfc", 1.0, 0.15729920705028513)]
    [InlineData("Erfc", 1.5, 0.033894853524689274)]
    [InlineData("Erfc", 2.0, 0.004677734981047266)]
    [InlineData("Erfc", 3.0, 2.209049699858544e-05)]
    [InlineData("Erfc", 4.0, 1.541725790028002e-08)]
    [InlineData("Erfc", 5.0, 1.537459794428035e-12)]
    [InlineData("Erfc", 7.0, 4.183825607779414e-23)]
    [InlineData("Erfc", 10.0, 2.088487583762545e-45)]
    [InlineData("Erfc", 15.0, 7.212994172451207e-100)]
    [InlineData("Erfc", 20.0, 5.395865611607901e-176)]
    [InlineData("Erfc", 25.0, 8.300172571196523e-274)]
    [InlineData("Erfc", 26.5, 2.2109076642637343e-307)]
    public void MatchesValuesOfFortyDigits(string name, double x, double expected)
    {
        (double found, double allowed) = name == "Erf"
            ? (Elementary.Erf(x), 5e-16 * Math.Abs(expected))
            : (Elementary.Erfc(x), 2e-15 * expected);
        Assert.True(Math.Abs(found - expected) <= allowed, $"{found:R} is {(found - expected) / expected:E1} from {expected:R}");
    }

    [Theory]
    [InlineData(0.0, 0.0, 1.0)]
    [InlineData(double.PositiveInfinity, 1.0, 0.0)]
    [InlineData(double.NegativeInfinity, -1.0, 2.0)]
    [InlineData(double.NaN, double.NaN, double.NaN)]
    public void ErrorFunctionsAtTheEdges(double x, double erf, double erfc) =>
        Assert.Equal((erf, erfc), (Elementary.Erf(x), Elementary.Erfc(x)));

    [Fact]
    public void ErrorFunctionsAddUpToOneAndJoinSmoothly()
    {
        for (int i = -3000; i <= 3000; i++)
        {
            double x = i * 1e-3;
            Assert.InRange(Elementary.Erf(x) + Elementary.Erfc(x), 1.0 - 4e-16, 1.0 + 4e-16);
        }
    }

    [Fact]
    public void ErrorFunctionsInvertTheNormalQuantile()
    {
        for (int i = 1; i < 2000; i++)
        {
            double p = i / 2000.0;
            double back = 0.5 * Elementary.Erfc(-Core.Random.NormalQuantile.Of(p) / Math.Sqrt(2.0));
            Assert.InRange(back / p, 1.0 - 4e-15, 1.0 + 4e-15);
        }
    }
}
