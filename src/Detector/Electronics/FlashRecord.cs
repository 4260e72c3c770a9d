namespace JparcSim.Detector.Electronics;

/// <summary>What the electronics recorded of one flash. Owned by one worker, reused.</summary>
/// <param name="pmtCount">Inner photomultipliers.</param>
public sealed class FlashRecord(int pmtCount)
{
    private readonly float[] _chargesPe = new float[pmtCount];
    private readonly float[] _firstHitsNs = new float[pmtCount];

    private readonly int[] _counts = new int[pmtCount];
    private readonly double[] _hitsNs = new double[pmtCount];

    /// <summary>Photo-electrons of each inner photomultiplier, dark noise included: truth.</summary>
    public Span<int> Counts => _counts;

    /// <summary>Charge of each inner photomultiplier, p.e.</summary>
    public Span<float> ChargesPe => _chargesPe;

    /// <summary>First hit of each inner photomultiplier relative to the trigger, ns; NaN without a hit.</summary>
    public Span<float> FirstHitsNs => _firstHitsNs;

    /// <summary>First hit of each inner photomultiplier after the start of the flash, ns; infinite without a hit.</summary>
    internal Span<double> HitsNs => _hitsNs;

    /// <summary>Sum of the inner charges, p.e.</summary>
    public double ChargePe { get; set; }

    /// <summary>Sum of the veto charges, p.e.</summary>
    public double VetoChargePe { get; set; }

    /// <summary>Inner photomultipliers with at least one photo-electron.</summary>
    public int HitCount { get; set; }

    /// <summary>Time of the trigger after the start of the flash, ns.</summary>
    public double TriggerTimeNs { get; set; }
}
