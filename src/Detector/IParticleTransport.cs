using JparcSim.Core.Events;

namespace JparcSim.Detector;

/// <summary>Turns particles into light at places and times. Immutable: one instance serves all workers.</summary>
public interface IParticleTransport
{
    /// <summary>Makes a worker with buffers of its own.</summary>
    ITransportWorker CreateWorker();
}

/// <summary>Transports the particles of one event after another. Belongs to one thread.</summary>
public interface ITransportWorker
{
    /// <summary>Transports all primaries of one event.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="eventKey">Address of the event's random streams.</param>
    /// <param name="eventId">Identity of the event.</param>
    /// <param name="eventRow">Row of the event in the part's interactions: goes into every deposit.</param>
    /// <param name="primaries">Primary particles.</param>
    /// <param name="first">First row of the event.</param>
    /// <param name="end">Row after its last.</param>
    /// <param name="particles">Receives the primaries, then the nuclei left by captures.</param>
    /// <param name="deposits">Receives the light, in any order; what is there stays.</param>
    void Transport(
        ulong seed, ulong eventKey, long eventId, int eventRow, ParticleTable primaries, int first, int end, ParticleTable particles,
        DepositBuffer deposits);
}
