using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using JparcSim.Core.Numerics;

namespace JparcSim.Benchmarks.Core;

/// <summary>Portable elementary functions beside those of the platform, which differ from machine to machine.</summary>
/// <remarks>1024 arguments: 8 KiB stay in the first-level cache.</remarks>
public class ElementaryBenchmarks
{
    private const int Count = 1024;
    private readonly double[] _arguments = [.. Enumerable.Range(0, Count).Select(i => 0.01 * (i + 1))];

    [GlobalSetup]
    public void Check()
    {
        Sane.Require(Exp() / PlatformExp(), 1.0 - 1e-12, 1.0 + 1e-12);
        Sane.Require(FourLanesOfExp() / PlatformExp(), 1.0 - 1e-12, 1.0 + 1e-12);
        Sane.Require(Log() / PlatformLog(), 1.0 - 1e-12, 1.0 + 1e-12);
    }

    [Benchmark(OperationsPerInvoke = Count, Baseline = true)]
    public double PlatformExp() => Sum(Math.Exp);

    [Benchmark(OperationsPerInvoke = Count)]
    public double Exp() => Sum(Elementary.Exp);

    [Benchmark(OperationsPerInvoke = Count)]
    public double FourLanesOfExp()
    {
        Vector256<double> sum = Vector256<double>.Zero;
        foreach (Vector256<double> x in MemoryMarshal.Cast<double, Vector256<double>>(_arguments))
        {
            sum += Elementary.Exp(x);
        }

        return Vector256Sum.Ordered(sum);
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double PlatformLog() => Sum(Math.Log);

    [Benchmark(OperationsPerInvoke = Count)]
    public double Log() => Sum(Elementary.Log);

    [Benchmark(OperationsPerInvoke = Count)]
    public double SinCos() => Sum(x => Elementary.SinCos(x).Sin);

    private double Sum(Func<double, double> function)
    {
        double sum = 0.0;
        foreach (double x in _arguments)
        {
            sum += function(x);
        }

        return sum;
    }
}
