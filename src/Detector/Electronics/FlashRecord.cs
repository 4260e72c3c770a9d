namespace JparcSim.Detector.Electronics;

/// <summary>What the electronics recorded of one flash. Owned by one worker, reused.</summary>
public sealed class FlashRecord
{
    private const int Lanes = 4;

    private readonly float[] _chargesPe;
    private readonly float[] _firstHitsNs;

    private readonly int[] _counts;
    private readonly double[] _hitsNs;

    /// <summary>Makes room for a number of inner photomultipliers.</summary>
    public FlashRecord(int pmtCount)
    {
        (_chargesPe, _firstHitsNs) = (new float[pmtCount], new float[pmtCount]);
        (_counts, _hitsNs) = (new int[pmtCount], new double[pmtCount]);
        (LightCounts, Kinds) = (new int[pmtCount], new int[pmtCount]);
        int padded = (pmtCount + Lanes - 1) / Lanes * Lanes;
        (Places, Divisors) = (new double[padded], new double[padded]);
        Divisors.AsSpan().Fill(1.0);
    }

    /// <summary>Photo-electrons of each inner photomultiplier, dark noise included: truth.</summary>
    public Span<int> Counts => _counts;

    /// <summary>Charge of each inner photomultiplier, p.e.</summary>
    public Span<float> ChargesPe => _chargesPe;

    /// <summary>First hit of each inner photomultiplier relative to the trigger, ns; NaN without a hit.</summary>
    public Span<float> FirstHitsNs => _firstHitsNs;

    /// <summary>First hit of each inner photomultiplier after the start of the flash, ns; infinite without a hit.</summary>
    internal Span<double> HitsNs => _hitsNs;

    /// <summary>Photo-electrons of each inner photomultiplier that are not dark noise.</summary>
    internal int[] LightCounts { get; }

    /// <summary>The same, at least 1, padded to whole lanes.</summary>
    internal double[] Divisors { get; }

    /// <summary>Kind of emission that times each photomultiplier.</summary>
    internal int[] Kinds { get; }

    /// <summary>Places in the table of arrival times, padded to whole lanes.</summary>
    internal double[] Places { get; }

    /// <summary>Sum of the inner charges, p.e.</summary>
    public double ChargePe { get; set; }

    /// <summary>Sum of the veto charges, p.e.</summary>
    public double VetoChargePe { get; set; }

    /// <summary>Inner photomultipliers with at least one photo-electron.</summary>
    public int HitCount { get; set; }

    /// <summary>Time of the trigger after the start of the flash, ns.</summary>
    public double TriggerTimeNs { get; set; }
}
