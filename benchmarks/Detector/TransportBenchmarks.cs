using BenchmarkDotNet.Attributes;
using JparcSim.Core.Events;
using JparcSim.Detector;
using JparcSim.Detector.Transport;

namespace JparcSim.Benchmarks.Detector;

/// <summary>Transport of the positron and the neutron of IBD events, capture gammas included, to deposits of light.</summary>
public class TransportBenchmarks
{
    private const int Events = 256;
    private readonly NearDetector _near = new(Events);
    private readonly ParticleTable _particles = new();
    private readonly DepositBuffer _deposits = new();
    private ITransportWorker? _worker;

    [GlobalSetup]
    public void Check()
    {
        _worker = new ParticleTransport(_near.Run.Scintillator.Detector.Geometry, _near.Run.Scintillator.Detector.Transport).CreateWorker();
        Sane.Require(Event() / Events, 20.0, 200.0);
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public double Event()
    {
        double deposits = 0.0;
        _particles.Clear();
        for (int row = 0; row < Events; row++)
        {
            _deposits.Clear();
            InteractionTable interactions = _near.Part.Interactions;
            _worker!.Transport(
                1, interactions.EventKey[row], interactions.EventId[row], row, _near.Primaries, 2 * row, 2 * (row + 1), _particles, _deposits);
            deposits += _deposits.Count;
        }

        return deposits;
    }
}
