using BenchmarkDotNet.Attributes;
using JparcSim.Core.Random;

namespace JparcSim.Benchmarks.Core;

/// <summary>Price of one deviate. A thousand from one stream: about what an IBD event draws in a stage.</summary>
public class RandomBenchmarks
{
    private const int Count = 1000;
    private readonly ulong _eventKey = 2;

    [GlobalSetup]
    public void Check()
    {
        Sane.Require(Uniform() / Count, 0.45, 0.55);
        Sane.Require(Exponential() / Count, 0.9, 1.1);
        Sane.Require(PoissonOf5() / Count, 4.7, 5.3);
        Sane.Require(PoissonOf50() / Count, 49.0, 51.0);
    }

    [Benchmark(OperationsPerInvoke = Count, Baseline = true)]
    public double Uniform()
    {
        var random = new EventRandom(1, _eventKey, RandomStage.Charge);
        double sum = 0.0;
        for (int i = 0; i < Count; i++)
        {
            sum += random.Uniform();
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double Exponential()
    {
        var random = new EventRandom(1, _eventKey, RandomStage.Charge);
        double sum = 0.0;
        for (int i = 0; i < Count; i++)
        {
            sum += Sampling.Exponential(ref random);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double Normal()
    {
        var random = new EventRandom(1, _eventKey, RandomStage.Charge);
        double sum = 0.0;
        for (int i = 0; i < Count; i++)
        {
            sum += Sampling.Normal(ref random);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double PoissonOf5() => Poisson(5.0);

    [Benchmark(OperationsPerInvoke = Count)]
    public double PoissonOf50() => Poisson(50.0);

    private double Poisson(double mean)
    {
        var random = new EventRandom(1, _eventKey, RandomStage.Charge);
        double sum = 0.0;
        for (int i = 0; i < Count; i++)
        {
            sum += Sampling.Poisson(ref random, mean);
        }

        return sum;
    }
}
