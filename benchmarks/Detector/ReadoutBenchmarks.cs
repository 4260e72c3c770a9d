using BenchmarkDotNet.Attributes;
using JparcSim.Core.Numerics;
using JparcSim.Detector;
using JparcSim.Detector.Electronics;

namespace JparcSim.Benchmarks.Detector;

/// <summary>Charges and first hits of one flash at 96 photomultipliers, without and with waveforms, for the light of a capture (8 MeV) and of a prompt (40 MeV).</summary>
public class ReadoutBenchmarks
{
    private readonly NearDetector _near = new(1);
    private readonly FlashRecord _record = new(96, 248);
    private FlashLight? _light;
    private IReadoutWorker? _readout;
    private ulong _key;

    [Params(8.0, 40.0)]
    public double VisibleMeV { get; set; }

    [Params(false, true)]
    public bool HasWaveforms { get; set; }

    [GlobalSetup]
    public void Check()
    {
        _readout = (HasWaveforms ? (IReadout)new WaveformReadout(_near.Run.Scintillator.Detector) : new ChargeReadout(_near.Run.Scintillator.Detector)).CreateWorker();
        _light = _near.Chain.Detector.CreateWorkspace().Light;
        _light.AddInner(new Deposit(0, 0, Scintillation.Electron, 0.0, new Vector3(300.0, -200.0, 500.0), VisibleMeV), 0.0);
        Sane.Require(Flash() / _light.TotalPe, 0.7, 1.3);
    }

    [Benchmark]
    public double Flash()
    {
        _readout!.BeginSpill();
        _readout.TryRecord(1, _key++, 0, 0.0, _light!, _record);
        return _record.ChargePe;
    }
}
