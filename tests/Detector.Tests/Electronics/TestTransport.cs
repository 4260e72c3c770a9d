using JparcSim.Core.Events;

namespace JparcSim.Detector.Tests.Electronics;

/// <summary>Turns each primary into one deposit of its kinetic energy at its start.</summary>
internal sealed class TestTransport : IParticleTransport, ITransportWorker
{
    public ITransportWorker CreateWorker() => this;

    public void Transport(
        ulong seed, ulong eventKey, long eventId, int eventRow, ParticleTable primaries, int first, int end, ParticleTable particles, DepositBuffer deposits)
    {
        for (int row = first; row < end; row++)
        {
            Particle particle = primaries.At(row);
            particles.Add(eventId, row - first, null, particle);
            int volume = TestDetectorVolume(particle);
            if (volume >= 0)
            {
                deposits.Add(new Deposit(eventRow, volume, Scintillation.Electron, particle.StartTimeUs, particle.StartMm, particle.KineticEnergyMeV));
            }
        }
    }

    private static int TestDetectorVolume(Particle particle) => Catalog.TestDetector.Near.Geometry.VolumeAt(particle.StartMm);
}
