using JparcSim.Core.Events;

namespace JparcSim.Detector.Transport;

/// <summary>A transport with the buffers of one thread.</summary>
internal sealed class TransportWorker(ParticleTransport transport) : ITransportWorker
{
    private readonly TransportWorkspace _workspace = transport.CreateWorkspace();

    /// <inheritdoc/>
    public void Transport(
        ulong seed, ulong eventKey, long eventId, int eventRow, ParticleTable primaries, int first, int end, ParticleTable particles,
        DepositBuffer deposits) =>
        transport.Transport(seed, eventKey, eventId, eventRow, primaries, first, end, particles, deposits, _workspace);
}
