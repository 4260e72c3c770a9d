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
/// A flash that opens within the beam gate is read by the gate, whatever the self trigger does: a record that runs into the gate does not
/// blind it, and there the next flash begins when the charge of the one before has been summed.
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
    private readonly Opening _selfTrigger;
    private readonly Opening _gated;

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
        _selfTrigger = OpeningOf(model.Readout.ThresholdPe, readout.ReachNs, model.Readout.WindowNs);
        _gated = OpeningOf(model.Readout.BeamGate?.ThresholdPe ?? model.Readout.ThresholdPe, readout.BeamGatedReachNs, model.Readout.ChargeWindowNs);
    }

    /// <summary>The light map that simulates.</summary>
    public OpticalModel Optics { get; }

    /// <summary>Variance of the charge of one photo-electron, in units of its mean squared.</summary>
    public double RelativeChargeVariance => _readout.RelativeChargeVariance;

    /// <summary>Makes the buffers of a worker.</summary>
    /// <param name="hasBeam">Whether there is a beam to open its gate; there is none while a source calibrates.</param>
    public DetectorWorkspace CreateWorkspace(bool hasBeam = true) => new(
        _transport.CreateWorker(), _readout.CreateWorker(), new FlashLight(Optics, _veto, _model.DinGradient),
        new FlashRecord(Optics.PmtCount, _model.Readout.SampleCount), hasBeam ? _model.Readout.BeamGate : null);

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
        for (int first = 0; first < order.Length;)
        {
            double startUs = deposits[order[first]].TimeUs;
            workspace.Record.IsBeamGated = workspace.Gate?.IsOpen(startUs) ?? false;
            Opening opening = workspace.Record.IsBeamGated ? _gated : _selfTrigger;
            double frontMeV = 0.0;
            int end = first;
            for (; end < order.Length && deposits[order[end]].TimeUs < startUs + FrontUs; end++)
            {
                frontMeV += IsSeenBy(deposits[order[end]], LightReadout.Inner) ? deposits[order[end]].VisibleMeV : 0.0;
            }

            if (frontMeV < opening.LeastMeV)
            {
                first++;
                continue;
            }

            while (end < order.Length && deposits[order[end]].TimeUs < startUs + opening.ReachUs)
            {
                end++;
            }

            ReadOnlySpan<int> flash = order[first..end];
            CollectLight(deposits, flash, startUs, workspace);
            double closedUs = startUs + opening.WindowUs;
            if (workspace.Light.TotalPe >= opening.LeastPe)
            {
                closedUs = Record(seed, part, deposits, flash, startUs, opening, workspace) ?? closedUs;
            }

            if (workspace.Gate is { } gate && startUs < gate.StartUs)
            {
                closedUs = Math.Min(closedUs, gate.StartUs);
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
        ulong seed, PartTables part, ReadOnlySpan<Deposit> deposits, ReadOnlySpan<int> flash, double startUs, in Opening opening, DetectorWorkspace workspace)
    {
        FlashRecord record = workspace.Record;
        int place = workspace.Truth(deposits, flash, startUs + opening.WindowUs).OwnerPlace;
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
        triggers.IsBeamGated.Add(record.IsBeamGated);
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

    private Opening OpeningOf(double thresholdPe, double reachNs, double windowNs) => new(
        HopelessPart * thresholdPe, HopelessPart * thresholdPe / Optics.PePerMeVAtCentre, reachNs * 1e-3, windowNs * 1e-3);

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

    /// <summary>What it takes to look at a flash: expected p.e., visible energy of its front, time over which light is collected, time of its record.</summary>
    private readonly record struct Opening(double LeastPe, double LeastMeV, double ReachUs, double WindowUs);
}
