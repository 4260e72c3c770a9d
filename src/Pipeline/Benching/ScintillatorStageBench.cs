using JparcSim.Core.Events;
using JparcSim.Detector;
using JparcSim.Detector.Transport;
using JparcSim.Pipeline.Running;
using JparcSim.Reco;
using JparcSim.Reco.Pairing;
using JparcSim.Reco.PulseShape;

namespace JparcSim.Pipeline.Benching;

/// <summary>Times the stages of a liquid scintillator.</summary>
/// <remarks>
/// Transport runs inside the detector stage: it is timed by itself, and light and electronics are the rest of the stage.
/// </remarks>
internal sealed class ScintillatorStageBench : StageBench
{
    private const int MostEvents = 512;   // the waveforms of a whole part would not stay in memory

    private readonly ScintillatorChain _chain;
    private readonly ParticleTable _transported = new();
    private readonly DepositBuffer _deposits = new();
    private readonly ITransportWorker _transport;
    private readonly DetectorWorkspace _detectorWorkspace;
    private readonly RecoWorkspace _recoWorkspace;
    private readonly PulseShapeWorkspace _pulseShapeWorkspace;
    private readonly PairFinder _pairing;

    public ScintillatorStageBench(ResolvedRun run, ScintillatorChain chain)
        : base(run, MostEvents)
    {
        _chain = chain;
        _transport = new ParticleTransport(chain.Setup.Geometry, chain.Setup.Detector.Transport).CreateWorker();
        _detectorWorkspace = chain.Detector.CreateWorkspace();
        _recoWorkspace = chain.Reconstruction.CreateWorkspace();
        _pulseShapeWorkspace = chain.PulseShape.CreateWorkspace();
        _pairing = new PairFinder(chain.Setup.Pairing);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Names => ["transport", "light-and-electronics", "reconstruct", "pulse-shape", "pair-and-select"];

    /// <inheritdoc/>
    protected override IEnumerable<double> MeasureStages()
    {
        double transport = Time(Transport);
        double detect = Time(() => _chain.Detector.Process(Seed, Tables, Primaries, 0, Tables.Interactions.RowCount, _detectorWorkspace));
        double reconstruct = Time(() => _chain.Reconstruction.Process(Tables.Triggers, 0, Tables.Triggers.RowCount, _recoWorkspace));
        double pulseShape = Time(() => _chain.PulseShape.Process(Tables.Triggers, 0, Tables.Triggers.RowCount, Tables.Waveforms, 0, _pulseShapeWorkspace));
        double pair = Time(() =>
        {
            _pairing.Find(Tables);
            _chain.Setup.Selection.Process(Tables.Pairs, 0, Tables.Pairs.RowCount);
        });
        return [transport, Math.Max(0.0, detect - transport), reconstruct, pulseShape, pair];
    }

    private void Transport()
    {
        _transported.Clear();
        int particle = 0;
        for (int row = 0; row < Tables.Interactions.RowCount; row++)
        {
            _deposits.Clear();
            long eventId = Tables.Interactions.EventId[row];
            int end = particle;
            while (end < Primaries.RowCount && Primaries.EventId[end] == eventId)
            {
                end++;
            }

            _transport.Transport(Seed, Tables.Interactions.EventKey[row], eventId, row, Primaries, particle, end, _transported, _deposits);
            particle = end;
        }
    }
}
