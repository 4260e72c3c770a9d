using System.Runtime.InteropServices;
using JparcSim.Analysis.Selection;
using JparcSim.Core.Events;
using JparcSim.Detector;
using JparcSim.Generator;
using JparcSim.Reco;
using JparcSim.Reco.Pairing;
using JparcSim.Reco.PulseShape;

namespace JparcSim.Pipeline.Running;

/// <summary>The stages of a run, immutable and shared by all workers.</summary>
internal sealed record Chain(
    GeneratorModel Generator,
    DetectorStage Detector,
    ReconstructionStage Reconstruction,
    PulseShapeStage PulseShape,
    PairingOptions Pairing,
    SelectionStage Selection,
    Calibration Calibration);

/// <summary>One worker's tables and scratch: takes a part's time line through the chain.</summary>
internal sealed class ChainWorker
{
    private readonly Chain _chain;
    private readonly int _batchEvents;
    private readonly ParticleTable _primaries = new();
    private readonly DetectorWorkspace _detectorWorkspace;
    private readonly RecoWorkspace _recoWorkspace;
    private readonly PulseShapeWorkspace _pulseShapeWorkspace;
    private readonly PairFinder _pairing;

    /// <param name="chain">The stages.</param>
    /// <param name="batchEvents">Events taken through a stage before the next stage runs; never changes a result.</param>
    /// <param name="waveforms">Events whose waveforms stay in the tables.</param>
    public ChainWorker(Chain chain, int batchEvents, WaveformChoice waveforms = default)
    {
        Waveforms = waveforms;
        _chain = chain;
        _batchEvents = batchEvents;
        _detectorWorkspace = chain.Detector.CreateWorkspace();
        _recoWorkspace = chain.Reconstruction.CreateWorkspace();
        _pulseShapeWorkspace = chain.PulseShape.CreateWorkspace();
        _pairing = new PairFinder(chain.Pairing);
        Tables = new PartTables([.. chain.Generator.Channels.Select(channel => channel.Name)], [.. CutCatalog.Names]);
    }

    /// <summary>The tables of the last time line.</summary>
    public PartTables Tables { get; }

    /// <summary>Events whose waveforms stay in the tables; those of all others are gone at the end of their batch, or of their part.</summary>
    public WaveformChoice Waveforms { get; }

    /// <summary>Simulates a time line from its first event to its last, replacing <see cref="Tables"/>.</summary>
    public void Simulate(List<EventAddress> timeline, CancellationToken cancellation, Action<int>? progress = null)
    {
        Tables.Clear();
        ReadOnlySpan<EventAddress> events = CollectionsMarshal.AsSpan(timeline);
        int first = 0;
        while (first < events.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            int end = EndOfBatch(events, first);
            SimulateBatch(timeline[0].Seed, events[first..end]);
            progress?.Invoke(end - first);
            first = end;
        }

        Tables.Triggers.SortBy(Tables.Triggers.TriggerId);   // events of one spill take turns
        Tables.Waveforms.SortBy(Tables.Waveforms.TriggerId);
        _pairing.Find(Tables);
        _chain.Selection.Process(Tables.Pairs, 0, Tables.Pairs.RowCount);
        Waveforms.ApplySelection(Tables);
    }

    private void SimulateBatch(ulong seed, ReadOnlySpan<EventAddress> events)
    {
        int firstInteraction = Tables.Interactions.RowCount;
        int firstTrigger = Tables.Triggers.RowCount;
        int firstWaveform = Tables.Waveforms.RowCount;
        _primaries.Clear();
        foreach (ref readonly EventAddress address in events)
        {
            _chain.Generator.Channels[address.ChannelCode].Generate(address, Tables.Interactions, _primaries);
        }

        _chain.Detector.Process(seed, Tables, _primaries, firstInteraction, Tables.Interactions.RowCount, _detectorWorkspace);
        int endTrigger = Tables.Triggers.RowCount;
        _chain.Reconstruction.Process(Tables.Triggers, firstTrigger, endTrigger, _recoWorkspace);
        _chain.PulseShape.Process(Tables.Triggers, firstTrigger, endTrigger, Tables.Waveforms, firstWaveform, _pulseShapeWorkspace);
        Waveforms.ApplyFraction(seed, Tables.Waveforms, firstWaveform);
    }

    // Events of one spill share light flashes: a batch never ends inside a spill.
    private int EndOfBatch(ReadOnlySpan<EventAddress> events, int first)
    {
        int end = Math.Min(first + _batchEvents, events.Length);
        while (end < events.Length && events[end].SpillIndex == events[end - 1].SpillIndex)
        {
            end++;
        }

        return end;
    }
}
