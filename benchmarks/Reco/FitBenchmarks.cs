using BenchmarkDotNet.Attributes;
using JparcSim.Core.Events;
using JparcSim.Reco;

namespace JparcSim.Benchmarks.Reco;

/// <summary>Fit of vertex and energy, averaged over the prompt and delayed flashes of IBD events.</summary>
public class FitBenchmarks
{
    private const int Events = 256;
    private readonly NearDetector _near = new(Events);
    private RecoWorkspace? _workspace;

    [GlobalSetup]
    public void Check()
    {
        _near.Chain.Detector.Process(1, _near.Part, _near.Primaries, 0, Events, _near.Chain.Detector.CreateWorkspace());
        _workspace = _near.Chain.Reconstruction.CreateWorkspace();
        Sane.Require(Event(), 1.5 * Events, 2.5 * Events);
        Sane.Require(_near.Part.Triggers.IsFitConverged.Values.Count(true), 0.95 * _near.Part.Triggers.RowCount, _near.Part.Triggers.RowCount);
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public int Event()
    {
        TriggerTable triggers = _near.Part.Triggers;
        foreach (Column column in (Column[])[
            triggers.RecoEnergyMeV, triggers.RecoXMm, triggers.RecoYMm, triggers.RecoZMm, triggers.FitDeviancePerDof, triggers.IsFitConverged])
        {
            column.Clear();
        }

        _near.Chain.Reconstruction.Process(triggers, 0, triggers.ChargesPe.RowCount, _workspace!);
        return triggers.RecoEnergyMeV.RowCount;
    }
}
