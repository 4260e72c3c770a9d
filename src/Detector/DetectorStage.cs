using JparcSim.Core.Detectors;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Detector.Electronics;
using JparcSim.Detector.Optics;
using JparcSim.Detector.Transport;

namespace JparcSim.Detector;

/// <summary>From final states to triggers: transport, light, electronics. Immutable: one instance serves all workers.</summary>
/// <remarks>
/// The events of one spill share a time line. A flash opens at the first deposit with enough light in the next
/// 50 ns and takes all deposits within the readout window; it is a trigger when its total inner charge reaches the threshold.
/// It belongs to the event with most expected p.e.
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
    private readonly double _vetoPePerMeVPerPmt;
    private readonly double _hopelessPe;
    private readonly double _openingMeV;

    /// <summary>Builds all tables of a detector: transport, light and electronics.</summary>
    public DetectorStage(DetectorModel model)
        : this(model, new ParticleTransport(model.Geometry, model.Transport))
    {
    }

    /// <summary>Builds the tables of light and electronics.</summary>
    public DetectorStage(DetectorModel model, IParticleTransport transport)
        : this(model, transport, new ChargeReadout(model))
    {
    }

    /// <summary>Builds the tables of light, with electronics of another kind.</summary>
    public DetectorStage(DetectorModel model, IParticleTransport transport, IReadout readout)
    {
        _model = model;
        _transport = transport;
        _readout = readout;
        Optics = new OpticalModel(model);
        _vetoPePerMeVPerPmt = VetoLight.PePerMeVPerPmt(model);
        _hopelessPe = HopelessPart * model.Readout.ThresholdPe;
        _openingMeV = _hopelessPe / Optics.PePerMeVAtCentre;
    }

    /// <summary>The light map that simulates.</summary>
    public OpticalModel Optics { get; }

    /// <summary>Variance of the charge of one photo-electron, in units of its mean squared.</summary>
    public double RelativeChargeVariance => _readout.RelativeChargeVariance;

    /// <summary>Makes the buffers of a worker.</summary>
    public DetectorWorkspace CreateWorkspace() => new(_transport.CreateWorker(), Optics, _vetoPePerMeVPerPmt);

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

            while (end < order.Length && deposits[order[end]].TimeUs < startUs + windowUs)
            {
                end++;
            }

            int owner = CollectLight(deposits, order[first..end], startUs, workspace);
            if (workspace.Light.TotalPe >= _hopelessPe)
            {
                Record(seed, part, owner, startUs, workspace);
            }

            first = end;
        }
    }

    private bool IsSeenBy(in Deposit deposit, LightReadout readout) => _model.Geometry.Volumes[deposit.Volume].Readout == readout;

    // Returns the interaction row with most expected p.e., the earlier row of equals.
    private int CollectLight(ReadOnlySpan<Deposit> deposits, ReadOnlySpan<int> flash, double startUs, DetectorWorkspace workspace)
    {
        FlashLight light = workspace.Light;
        Span<double> pe = workspace.ClearPe();
        light.Clear();
        foreach (int i in flash)
        {
            ref readonly Deposit deposit = ref deposits[i];
            if (IsSeenBy(deposit, LightReadout.Inner))
            {
                pe[deposit.EventRow - workspace.FirstRow] += light.AddInner(deposit, (deposit.TimeUs - startUs) * 1e3);
            }
            else if (IsSeenBy(deposit, LightReadout.Veto))
            {
                light.AddVeto(deposit);
            }
        }

        int owner = 0;
        for (int i = 1; i < pe.Length; i++)
        {
            owner = pe[i] > pe[owner] ? i : owner;
        }

        return workspace.FirstRow + owner;
    }

    private void Record(ulong seed, PartTables part, int owner, double startUs, DetectorWorkspace workspace)
    {
        int place = owner - workspace.FirstRow;
        FlashRecord record = workspace.Record;
        _readout.Record(seed, part.Interactions.EventKey[owner], workspace.Flashes[place]++, workspace.Light, record);
        if (record.ChargePe < _model.Readout.ThresholdPe || workspace.Triggers[place] == TriggerTable.MaxPerEvent)
        {
            return;
        }

        long eventId = part.Interactions.EventId[owner];
        Vector3 centroidMm = workspace.Light.CentroidMm;
        TriggerTable triggers = part.Triggers;
        triggers.TriggerId.Add((eventId * TriggerTable.MaxPerEvent) + workspace.Triggers[place]++);
        triggers.EventId.Add(eventId);
        triggers.SpillIndex.Add(part.Interactions.SpillIndex[owner]);
        triggers.TimeUs.Add(startUs + (record.TriggerTimeNs * 1e-3));
        triggers.ChargePe.Add(record.ChargePe);
        triggers.VetoChargePe.Add(record.VetoChargePe);
        triggers.HitCount.Add(record.HitCount);
        triggers.ChargesPe.Add(record.ChargesPe);
        triggers.FirstHitsNs.Add(record.FirstHitsNs);
        triggers.TrueVisibleEnergyMeV.Add(workspace.Light.VisibleMeV);
        triggers.TrueLightXMm.Add(centroidMm.X);
        triggers.TrueLightYMm.Add(centroidMm.Y);
        triggers.TrueLightZMm.Add(centroidMm.Z);
    }
}
