namespace JparcSim.Detector.Electronics;

/// <summary>What turns the expected light of a flash into what the electronics record. Immutable: one instance serves all workers.</summary>
public interface IReadout
{
    /// <summary>Variance of the charge of one photo-electron, in units of its mean squared: what a single-p.e. calibration measures.</summary>
    double RelativeChargeVariance { get; }

    /// <summary>How long after its start a flash must know its light, ns.</summary>
    double ReachNs { get; }

    /// <summary>The same in the beam gate.</summary>
    double BeamGatedReachNs { get; }

    /// <summary>Makes a worker with buffers of its own.</summary>
    IReadoutWorker CreateWorker();
}

/// <summary>Records one flash after another. Belongs to one thread.</summary>
public interface IReadoutWorker
{
    /// <summary>Begins a spill: what was before is forgotten.</summary>
    void BeginSpill();

    /// <summary>Records a flash.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="eventKey">Address of the event that owns the flash.</param>
    /// <param name="flash">Ordinal of the flash within that event: its random entity.</param>
    /// <param name="startUs">Start of the flash on the spill's clock, us.</param>
    /// <param name="light">Expected light.</param>
    /// <param name="record">Says who reads the flash; receives charges, times and, from some readouts, waveforms.</param>
    /// <returns>Whether the flash made a trigger.</returns>
    bool TryRecord(ulong seed, ulong eventKey, int flash, double startUs, FlashLight light, FlashRecord record);
}
