namespace JparcSim.Detector.Electronics;

/// <summary>What turns the expected light of a flash into what the electronics record.</summary>
/// <remarks>Immutable: one instance serves all workers.</remarks>
public interface IReadout
{
    /// <summary>Variance of the charge of one photo-electron, in units of its mean squared: what a single-p.e. calibration measures.</summary>
    double RelativeChargeVariance { get; }

    /// <summary>Records a flash.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="eventKey">Address of the event that owns the flash.</param>
    /// <param name="flash">Ordinal of the flash within that event: its random entity.</param>
    /// <param name="light">Expected light.</param>
    /// <param name="record">Receives charges and times.</param>
    void Record(ulong seed, ulong eventKey, int flash, FlashLight light, FlashRecord record);
}
