using System.Diagnostics;
using JparcSim.Analysis.Selection;
using JparcSim.Core.Events;
using JparcSim.Detector;
using JparcSim.Detector.Transport;
using JparcSim.Generator;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;
using JparcSim.Reco;
using JparcSim.Reco.Pairing;
using JparcSim.Reco.PulseShape;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Benching;

/// <summary>Times the stages of a chain one by one on the first part of a run, on one thread.</summary>
/// <remarks>
/// Transport runs inside the detector stage: it is timed by itself, and light and electronics are the rest of the stage.
/// </remarks>
internal sealed class StageBench
{
    private const int Repeats = 7;
    private const int MostEvents = 512;   // the waveforms of a whole part would not stay in memory
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);   // until the just-in-time compiler has settled

    private static readonly string[] Names = ["generate", "transport", "light-and-electronics", "reconstruct", "pulse-shape", "pair-and-select", "write"];

    private readonly ResolvedRun _run;
    private readonly Chain _chain;
    private readonly List<EventAddress> _timeline = [];
    private readonly PartTables _tables;
    private readonly ParticleTable _primaries = new();
    private readonly ParticleTable _transported = new();
    private readonly DepositBuffer _deposits = new();
    private readonly ITransportWorker _transport;
    private readonly DetectorWorkspace _detectorWorkspace;
    private readonly RecoWorkspace _recoWorkspace;
    private readonly PulseShapeWorkspace _pulseShapeWorkspace;
    private readonly PairFinder _pairing;

    public StageBench(ResolvedRun run, Chain chain)
    {
        (_run, _chain) = (run, chain);
        _tables = new PartTables([.. chain.Generator.Channels.Select(channel => channel.Name)], [.. CutCatalog.Names]);
        _transport = new ParticleTransport(run.Detector.Geometry, run.Detector.Transport).CreateWorker();
        _detectorWorkspace = chain.Detector.CreateWorkspace();
        _recoWorkspace = chain.Reconstruction.CreateWorkspace();
        _pulseShapeWorkspace = chain.PulseShape.CreateWorkspace();
        _pairing = new PairFinder(chain.Pairing);
    }

    /// <summary>Median times per event; writing is left out where nothing is to be written.</summary>
    public IReadOnlyList<StageTime> Measure(bool writesFiles, CancellationToken cancellation)
    {
        using var folder = new ScratchFolder([]);
        using var writer = new PartWriter(folder.Dataset, _run.RunId, _tables, [], FileCompression.Zstd);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < WarmUp;)
        {
            MeasureOnce(writer, cancellation);
        }

        var samples = new List<double[]>();
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            samples.Add(MeasureOnce(writer, cancellation));
        }

        return [.. Names.SkipLast(writesFiles ? 0 : 1).Select((name, stage) => new StageTime(name, samples.Select(sample => sample[stage]).Order().ElementAt(Repeats / 2)))];
    }

    private double[] MeasureOnce(PartWriter writer, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _tables.Clear();
        double generate = Time(Generate);
        double transport = Time(Transport);
        double detect = Time(() => _chain.Detector.Process(_run.Seed, _tables, _primaries, 0, _tables.Interactions.RowCount, _detectorWorkspace));
        double reconstruct = Time(() => _chain.Reconstruction.Process(_tables.Triggers, 0, _tables.Triggers.RowCount, _recoWorkspace));
        double pulseShape = Time(() => _chain.PulseShape.Process(
            _tables.Triggers, 0, _tables.Triggers.RowCount, _tables.Waveforms, 0, _pulseShapeWorkspace));
        double pair = Time(() =>
        {
            _pairing.Find(_tables);
            _chain.Selection.Process(_tables.Pairs, 0, _tables.Pairs.RowCount);
        });
        double write = Time(() => writer.Write(0, _tables, []));
        return [generate, transport, Math.Max(0.0, detect - transport), reconstruct, pulseShape, pair, write];
    }

    private void Generate()
    {
        _primaries.Clear();
        _run.Plan.Fill(0, _timeline);
        _timeline.RemoveRange(Math.Min(MostEvents, _timeline.Count), Math.Max(0, _timeline.Count - MostEvents));
        foreach (EventAddress address in _timeline)
        {
            _chain.Generator.Channels[address.ChannelCode].Generate(address, _tables.Interactions, _primaries);
        }
    }

    private void Transport()
    {
        _transported.Clear();
        int particle = 0;
        for (int row = 0; row < _tables.Interactions.RowCount; row++)
        {
            _deposits.Clear();
            long eventId = _tables.Interactions.EventId[row];
            int end = particle;
            while (end < _primaries.RowCount && _primaries.EventId[end] == eventId)
            {
                end++;
            }

            _transport.Transport(_run.Seed, _tables.Interactions.EventKey[row], eventId, row, _primaries, particle, end, _transported, _deposits);
            particle = end;
        }
    }

    private double Time(Action stage)
    {
        long start = Stopwatch.GetTimestamp();
        stage();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / Math.Max(1, _timeline.Count);
    }
}
