using JparcSim.Core.Detectors;
using JparcSim.Core.Events;
using JparcSim.Detector.Electronics;
using JparcSim.Detector.Optics;
using JparcSim.Detector.Transport;

namespace JparcSim.Detector;

/// <summary>From final states to triggers: transport, light, electronics. Immutable: one instance serves all workers.</summary>
/// <remarks>
/// The events of one spill share a time line. A flash opens at the first deposit with enough light in the next
/// 50 ns; whether it makes a trigger, and where its record ends, the readout says, and the next flash begins after that end.
/// A trigger belongs to the event with most expected p.e. in its record.
/// A spill must lie in one call: cut batches between spills.
/// </remarks>
public sealed class DetectorStage
{
    // A flash of fewer expected p.e. than this part of the threshold reaches it less often than once in 1e12.
    private const double HopelessPart = 0.2;

    // Assumed: a trigger forms on the front of a pulse. Light as weak as above within it does not open the window, so that
    // a faint recoil before a flash does not blind the electronics.
    private const double FrontUs = 0.05;

    private readonly DetectorModel _model;
    private readonly IParticleTransport _transport;
    private readonly IReadout _readout;
    private readonly VetoLight _veto;
    private readonly double _hopelessPe;
    private readonly double _openingMeV;

    /// <summary>Builds all tables of a detector: transport, light and electronics.</summary>
    public DetectorStage(DetectorModel model)
        : this(model, new ParticleTransport(model.Geometry, model.Transport))
    {
    }

    /// <summary>Builds the tables of light and electronics.</summary>
    public DetectorStage(DetectorModel model, IParticleTransport transport)
        : this(model, transport, model.Readout.HasWaveforms ? new WaveformReadout(model) : new ChargeReadout(model))
    {
    }

    /// <summary>Builds the tables of light, with electronics of another kind.</summary>
    public DetectorStage(DetectorModel model, IParticleTransport transport, IReadout readout)
    {
        _model = model;
        _transport = transport;
        _readout = readout;
        Optics = new OpticalModel(model);
        _veto = new VetoLight(model);
        _hopelessPe = HopelessPart * model.Readout.ThresholdPe;
        _openingMeV = _hopelessPe / Optics.PePerMeVAtCentre;
    }

    /// <summary>The light map that simulates.</summary>
    public OpticalModel Optics { get; }

    /// <summary>Variance of the charge of one photo-electron, in units of its mean squared.</summary>
    public double RelativeChargeVariance => _readout.RelativeChargeVariance;

    /// <summary>Makes the buffers of a worker.</summary>
    public DetectorWorkspace CreateWorkspace() => new(_transport.CreateWorker(), _readout.CreateWorker(), new FlashLight(Optics, _veto, _model.DinGradient), new FlashRecord(Optics.PmtCount, _model.Readout.SampleCount));

    /// <summary>
    /// Processes interaction rows from <paramref name="firstInteraction"/> to before <paramref name="endInteraction"/>: whole spills.
    /// </summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="part">Interactions to read; particles and triggers are appended.</param>
    /// <param name="primaries">Primary particles of these interactions, in the order of the events.</param>
    /// <param name="firstInteraction">First row.</param>
    /// <param name="endInteraction">Row after the last.</param>
    /// <param name="workspace">Buffers of this worker.</param>
    public void Process(
        ulong seed, PartTables part, ParticleTable primaries, int firstInteraction, int endInteraction, DetectorWorkspace workspace)
    {
        Span<long> spills = part.Interactions.SpillIndex.Values;
        int particle = 0;
        for (int first = firstInteraction; first < endInteraction;)
        {
            int end = first + 1;
            while (end < endInteraction && spills[end] == spills[first])
            {
                end++;
            }

            workspace.BeginSpill(first, end);
            for (int row = first; row < end; row++)
            {
                particle = TransportEvent(seed, part, primaries, particle, row, workspace);
            }

            FindFlashes(seed, part, workspace);
            first = end;
        }
    }

    private static int TransportEvent(
        ulong seed, PartTables part, ParticleTable primaries, int particle, int row, DetectorWorkspace workspace)
    {
        long eventId = part.Interactions.EventId[row];
        Span<long> owners = primaries.EventId.Values;
        while (particle < owners.Length && owners[particle] < eventId)
        {
            particle++;
        }

        int end = particle;
        while (end < owners.Length && owners[end] == eventId)
        {
            end++;
        }

        workspace.Transport.Transport(
            seed, part.Interactions.EventKey[row], eventId, row, primaries, particle, end, part.Particles, workspace.Deposits);
        return end;
    }

    private void FindFlashes(ulong seed, PartTables part, DetectorWorkspace workspace)
    {
        ReadOnlySpan<Deposit> deposits = workspace.Deposits.Items;
        ReadOnlySpan<int> order = workspace.Order.Sort(deposits);
        double reachUs = _readout.ReachNs * 1e-3;
        double windowUs = _model.Readout.WindowNs * 1e-3;
        for (int first = 0; first < order.Length;)
        {
            double startUs = deposits[order[first]].TimeUs;
            double frontMeV = 0.0;
            int end = first;
            for (; end < order.Length && deposits[order[end]].TimeUs < startUs + FrontUs; end++)
            {
                frontMeV += IsSeenBy(deposits[order[end]], LightReadout.Inner) ? deposits[order[end]].VisibleMeV : 0.0;
            }

            if (frontMeV < _openingMeV)
            {
                first++;
                continue;
            }

            while (end < order.Length && deposits[order[end]].TimeUs < startUs + reachUs)
            {
                end++;
            }

            ReadOnlySpan<int> flash = order[first..end];
            CollectLight(deposits, flash, startUs, workspace);
            double closedUs = startUs + windowUs;
            if (workspace.Light.TotalPe >= _hopelessPe)
            {
                closedUs = Record(seed, part, deposits, flash, startUs, workspace) ?? closedUs;
            }

            while (first < order.Length && deposits[order[first]].TimeUs < closedUs)
            {
                first++;
            }
        }
    }

    private bool IsSeenBy(in Deposit deposit, LightReadout readout) => _model.Geometry.Volumes[deposit.Volume].Readout == readout;

    private void CollectLight(ReadOnlySpan<Deposit> deposits, ReadOnlySpan<int> flash, double startUs, DetectorWorkspace workspace)
    {
        FlashLight light = workspace.Light;
        Span<double> pe = workspace.DepositPe(flash.Length);
        light.Clear();
        for (int i = 0; i < flash.Length; i++)
        {
            ref readonly Deposit deposit = ref deposits[flash[i]];
            pe[i] = 0.0;
            if (IsSeenBy(deposit, LightReadout.Inner))
            {
                pe[i] = light.AddInner(deposit, (deposit.TimeUs - startUs) * 1e3);
            }
            else if (IsSeenBy(deposit, LightReadout.Veto))
            {
                light.AddVeto(deposit);
            }
        }
    }

    // Returns the end of the record on the spill's clock; null when the flash made no trigger.
    private double? Record(
        ulong seed, PartTables part, ReadOnlySpan<Deposit> deposits, ReadOnlySpan<int> flash, double startUs, DetectorWorkspace workspace)
    {
        FlashRecord record = workspace.Record;
        int place = workspace.Truth(deposits, flash, startUs + (_model.Readout.WindowNs * 1e-3)).OwnerPlace;
        ulong eventKey = part.Interactions.EventKey[workspace.FirstRow + place];
        if (!workspace.Readout.TryRecord(seed, eventKey, workspace.Flashes[place]++, startUs, workspace.Light, record))
        {
            return null;
        }

        double endUs = startUs + (record.EndNs * 1e-3);
        FlashTruth truth = workspace.Truth(deposits, flash, endUs);
        int owner = workspace.FirstRow + truth.OwnerPlace;
        if (workspace.Triggers[truth.OwnerPlace] == TriggerTable.MaxPerEvent)
        {
            return endUs;
        }

        long eventId = part.Interactions.EventId[owner];
        TriggerTable triggers = part.Triggers;
        triggers.TriggerId.Add((eventId * TriggerTable.MaxPerEvent) + workspace.Triggers[truth.OwnerPlace]++);
        triggers.EventId.Add(eventId);
        triggers.SpillIndex.Add(part.Interactions.SpillIndex[owner]);
        triggers.TimeUs.Add(startUs + (record.TriggerTimeNs * 1e-3));
        triggers.ChargePe.Add(record.ChargePe);
        triggers.VetoTopChargePe.Add(record.VetoTopChargePe);
        triggers.VetoBottomChargePe.Add(record.VetoBottomChargePe);
        triggers.HitCount.Add(record.HitCount);
        triggers.SaturatedCount.Add(record.SaturatedCount);
        triggers.ChargesPe.Add(record.ChargesPe);
        triggers.FirstHitsNs.Add(record.FirstHitsNs);
        triggers.TrueVisibleEnergyMeV.Add(truth.VisibleMeV);
        triggers.TrueLightXMm.Add(truth.CentroidMm.X);
        triggers.TrueLightYMm.Add(truth.CentroidMm.Y);
        triggers.TrueLightZMm.Add(truth.CentroidMm.Z);
        if (_model.Readout.HasWaveforms && part.HasWaveforms)
        {
            Keep(record, triggers.TriggerId[triggers.RowCount - 1], part.Waveforms);
        }

        return endUs;
    }

    private static void Keep(FlashRecord record, long triggerId, WaveformTable waveforms)
    {
        for (int pmt = 0; pmt < record.ChargesPe.Length; pmt++)
        {
            waveforms.TriggerId.Add(triggerId);
            waveforms.PmtIndex.Add(pmt);
            waveforms.HighGainCounts.Add(record.HighGain(pmt)[..record.SampleCount]);
            waveforms.LowGainCounts.Add(record.LowGain(pmt)[..record.SampleCount]);
        }
    }
}
