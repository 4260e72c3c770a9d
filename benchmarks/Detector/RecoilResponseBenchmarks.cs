using BenchmarkDotNet.Attributes;
using JparcSim.Core.Random;
using JparcSim.Detector.Recoil;
using JparcSim.Pipeline.Recoils;

namespace JparcSim.Benchmarks.Detector;

/// <summary>Price of a detector's answer to a recoil, each from a stream of its own, and of its parts without chance.</summary>
public class RecoilResponseBenchmarks
{
    private const int Count = 1000;
    private readonly double[] _recoilsKeVnr = new double[Count];
    private RecoilResponse _response = null!;

    [Params("cevns/csi", "cevns/ge", "cevns/xe", "cevns/ar")]
    public string Macro { get; set; } = "";

    [GlobalSetup]
    public void Check()
    {
        _response = RecoilRun.Load(Macro, []).Detector.Response;
        var random = new EventRandom(1, 0, RandomStage.Interaction);
        for (int i = 0; i < Count; i++)
        {
            _recoilsKeVnr[i] = _response.ThresholdKeVnr + (5.0 * Sampling.Exponential(ref random));
        }

        double mean = _recoilsKeVnr.Sum() / Count;
        Sane.Require(Energy() / Count, mean - 0.3, mean + 0.3);
        Sane.Require(Time() / Count, -0.02, 0.02);
        Sane.Require(Quenching() / Count, 0.03 * mean, 0.3 * mean);
        Sane.Require(PromptLight() / Count, 0.1, 1.0);
        Sane.Require(Everything() / Count, mean, 2.5 * mean);
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double Energy()
    {
        double sum = 0.0;
        for (int i = 0; i < Count; i++)
        {
            var random = new EventRandom(1, (ulong)i, RandomStage.Charge);
            sum += _response.SampleKeVnr(_recoilsKeVnr[i], ref random);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double Time()
    {
        double sum = 0.0;
        for (int i = 0; i < Count; i++)
        {
            var random = new EventRandom(1, (ulong)i, RandomStage.Charge);
            sum += _response.Time.SampleUs(ref random);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double Quenching()
    {
        double sum = 0.0;
        for (int i = 0; i < Count; i++)
        {
            sum += _response.Quenching.KeVeeOf(_recoilsKeVnr[i]);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double PromptLight()
    {
        double sum = 0.0;
        for (int i = 0; i < Count; i++)
        {
            sum += _response.TimedAt(_recoilsKeVnr[i]);
        }

        return sum;
    }

    /// <summary>What a row of recoils takes: two energies, true and reconstructed, in keVee too.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public double Everything()
    {
        double sum = 0.0;
        for (int i = 0; i < Count; i++)
        {
            double recoilKeVnr = _recoilsKeVnr[i];
            var random = new EventRandom(1, (ulong)i, RandomStage.Charge);
            double isTimed = random.Uniform() < _response.TimedAt(recoilKeVnr) ? 1.0 : 0.0;
            double recoKeVnr = _response.SampleKeVnr(recoilKeVnr, ref random);
            double timeUs = _response.Time.SampleUs(ref random);
            sum += recoKeVnr + (isTimed * timeUs) + _response.Quenching.KeVeeOf(recoilKeVnr) + _response.Quenching.KeVeeOf(recoKeVnr);
        }

        return sum;
    }
}
