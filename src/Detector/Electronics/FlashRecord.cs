namespace JparcSim.Detector.Electronics;

/// <summary>What the electronics recorded of one flash. Owned by one worker, reused.</summary>
public sealed class FlashRecord
{
    private const int Lanes = 4;

    private readonly float[] _chargesPe;
    private readonly float[] _firstHitsNs;

    private readonly int[] _counts;
    private readonly double[] _hitsNs;

    private readonly byte[] _highGain;
    private readonly byte[] _lowGain;
    private readonly int _stride;

    /// <summary>Makes room for a number of inner photomultipliers and samples.</summary>
    public FlashRecord(int pmtCount, int sampleCount)
    {
        SampleCount = sampleCount;
        _stride = Digitizer.Padded(sampleCount);
        (_highGain, _lowGain) = (new byte[pmtCount * _stride], new byte[pmtCount * _stride]);
        (_chargesPe, _firstHitsNs) = (new float[pmtCount], new float[pmtCount]);
        (_counts, _hitsNs) = (new int[pmtCount], new double[pmtCount]);
        (LightCounts, Kinds) = (new int[pmtCount], new int[pmtCount]);
        int padded = (pmtCount + Lanes - 1) / Lanes * Lanes;
        (Places, Divisors) = (new double[padded], new double[padded]);
        Divisors.AsSpan().Fill(1.0);
    }

    /// <summary>Whether the beam gate reads the flash, not the self trigger: set before it is recorded.</summary>
    public bool IsBeamGated { get; set; }

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

    /// <summary>Sum of the charges at the top of the veto, p.e.</summary>
    public double VetoTopChargePe { get; set; }

    /// <summary>Sum of the charges at the bottom of the veto, p.e.</summary>
    public double VetoBottomChargePe { get; set; }

    /// <summary>Inner photomultipliers with a hit.</summary>
    public int HitCount { get; set; }

    /// <summary>Inner photomultipliers beyond the range of the digitiser, at low gain too.</summary>
    public int SaturatedCount { get; set; }

    /// <summary>Samples of a waveform.</summary>
    public int SampleCount { get; }

    /// <summary>End of the record after the start of the flash, ns; in the beam gate, of the window of the charge, after which the next flash may open.</summary>
    public double EndNs { get; set; }

    /// <summary>Time of the trigger after the start of the flash, ns.</summary>
    public double TriggerTimeNs { get; set; }

    /// <summary>Samples of an inner photomultiplier at high gain, padded to whole steps of the digitiser.</summary>
    internal Span<byte> HighGain(int pmt) => _highGain.AsSpan(pmt * _stride, _stride);

    /// <summary>Samples of an inner photomultiplier at low gain, padded to whole steps of the digitiser.</summary>
    internal Span<byte> LowGain(int pmt) => _lowGain.AsSpan(pmt * _stride, _stride);
}
