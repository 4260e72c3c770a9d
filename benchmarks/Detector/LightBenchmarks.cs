using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using JparcSim.Core.Numerics;
using JparcSim.Detector.Optics;

namespace JparcSim.Benchmarks.Detector;

/// <summary>Expected light of one deposit at 96 photomultipliers: about 75 of them make an IBD event.</summary>
public class LightBenchmarks
{
    private readonly OpticalModel _optics = new NearDetector(1).Chain.Detector.Optics;
    private Vector256<float>[] _meanPe = [];
    private Vector256<float>[] _peTimesNs = [];

    [GlobalSetup]
    public void Check()
    {
        _meanPe = new Vector256<float>[_optics.Blocks];
        _peTimesNs = new Vector256<float>[_optics.Blocks];
        Sane.Require(Deposit(), 50.0, 500.0);
    }

    [Benchmark]
    public double Deposit() => _optics.Accumulate(new Vector3(300.0, -200.0, 500.0), 1.0, 20.0, _meanPe, _peTimesNs);
}
