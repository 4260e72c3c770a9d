using BenchmarkDotNet.Attributes;
using JparcSim.Core.Random;
using JparcSim.Generator.Cevns;
using JparcSim.Pipeline.Recoils;

namespace JparcSim.Benchmarks.Generator;

/// <summary>Price of an interaction in a recoil detector, each from a stream of its own: isotope, recoil, energy.</summary>
public class RecoilSamplerBenchmarks
{
    private const int Count = 1000;
    private RecoilSampler _sampler = null!;

    [Params("cevns/csi", "cevns/ge", "cevns/xe", "cevns/ar")]
    public string Macro { get; set; } = "";

    [GlobalSetup]
    public void Check()
    {
        RecoilRun run = RecoilRun.Load(Macro, []);
        _sampler = new RecoilSampler(run.Model!, 1e-3 * run.Detector.Response.ThresholdKeVnr);
        Sane.Require(NuMu() / Count, 29.7, 29.9);
        Sane.Require(NuE() / Count, 30.0, 45.0);
        Sane.Require(NuMuBar() / Count, 35.0, 50.0);
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double NuMu() => Sample(CevnsFlavour.NuMu);

    [Benchmark(OperationsPerInvoke = Count)]
    public double NuE() => Sample(CevnsFlavour.NuE);

    [Benchmark(OperationsPerInvoke = Count)]
    public double NuMuBar() => Sample(CevnsFlavour.NuMuBar);

    private double Sample(CevnsFlavour flavour)
    {
        double sum = 0.0;
        for (int i = 0; i < Count; i++)
        {
            var random = new EventRandom(1, (ulong)i, RandomStage.Interaction);
            sum += _sampler.Sample(flavour, ref random).EnergyMeV;
        }

        return sum;
    }
}
