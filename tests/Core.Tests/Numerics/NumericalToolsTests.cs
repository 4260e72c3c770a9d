using System.Runtime.Intrinsics;
using JparcSim.Core.Numerics;

namespace JparcSim.Core.Tests.Numerics;

public sealed class NumericalToolsTests
{
    [Fact]
    public void QuadratureIsExactForDegreeFifteen()
    {
        Assert.Equal((Math.Pow(3.0, 16) - 1.0) / 16.0, GaussLegendre.Integrate(x => Math.Pow(x, 15), 1.0, 3.0), 7.0 * 1e-8);
        Assert.Equal(2.0, GaussLegendre.Integrate(Math.Sin, 0.0, Math.PI, 2), 14);
        Assert.Equal(-2.0, GaussLegendre.Integrate(Math.Sin, Math.PI, 0.0, 2), 14);
        Assert.NotEqual(2.0 / 17.0, GaussLegendre.Integrate(x => Math.Pow(x, 16), -1.0, 1.0), 10);
    }

    [Fact]
    public void MomentsDoNotCancel()
    {
        // 1e9 + {4, 7, 13, 16}: mean 1e9 + 10, variance 30.
        var moments = default(RunningMoments);
        foreach (double value in (ReadOnlySpan<double>)[1e9 + 4.0, 1e9 + 7.0, 1e9 + 13.0, 1e9 + 16.0])
        {
            moments.Add(value);
        }

        Assert.Equal(4, moments.Count);
        Assert.Equal(1e9 + 10.0, moments.Mean);
        Assert.Equal(30.0, moments.Variance, 1e-6);
        Assert.Equal(Math.Sqrt(7.5), moments.ErrorOfMean, 1e-6);
        Assert.True(double.IsNaN(default(RunningMoments).Variance));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public void SolverSolvesAndInverts(int n)
    {
        var random = new System.Random(n);
        double[] a = new double[n * n];
        double[] x = new double[n];
        double[] b = new double[n];
        double[] m = [.. Enumerable.Range(0, n * n).Select(_ => random.NextDouble() - 0.5)];
        for (int i = 0; i < n; i++)
        {
            x[i] = i + 1.0;
            for (int j = 0; j < n; j++)
            {
                a[(i * n) + j] = (i == j ? 0.1 : 0.0) + Enumerable.Range(0, n).Sum(k => m[(i * n) + k] * m[(j * n) + k]);
            }
        }

        for (int i = 0; i < n; i++)
        {
            b[i] = Enumerable.Range(0, n).Sum(j => a[(i * n) + j] * x[j]);
        }

        // Only the lower triangle is read.
        for (int i = 0; i < n; i++)
        {
            a.AsSpan((i * n) + i + 1, n - i - 1).Fill(double.NaN);
        }

        Assert.True(SymmetricSolver.Solve(a, b, n));
        Assert.All(Enumerable.Range(0, n), i => Assert.Equal(x[i], b[i], 1e-11));
    }

    [Theory]
    [InlineData(1.0, 2.0, 1.0)]
    [InlineData(1.0, 1.0, 1.0)]
    [InlineData(-1.0, 0.0, 1.0)]
    [InlineData(0.0, 0.0, 1.0)]
    [InlineData(1.0, double.NaN, 1.0)]
    [InlineData(double.PositiveInfinity, 0.0, 1.0)]
    public void SolverRefusesWhatIsNotPositiveDefinite(double a, double b, double c)
    {
        double[] right = [1.0, 2.0];
        Assert.False(SymmetricSolver.Solve([a, b, b, c], right, 2));
        Assert.Equal([1.0, 2.0], right);
    }

    [Fact]
    public void LanesAreSummedInOneOrder() =>
        Assert.Equal((1e16 + 1.0) + (1.0 - 1e16), Vector256Sum.Ordered(Vector256.Create(1e16, 1.0, 1.0, -1e16)));
}
