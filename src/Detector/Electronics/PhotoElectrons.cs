namespace JparcSim.Detector.Electronics;

/// <summary>The photo-electrons of one flash, photomultiplier after photomultiplier. Owned by one worker, reused.</summary>
public sealed class PhotoElectrons
{
    private readonly int[] _ends;
    private float[] _timesNs = new float[4096];
    private float[] _chargesPe = new float[4096];
    private int _count;
    private int _pmt;

    /// <summary>Makes room for a number of photomultipliers.</summary>
    internal PhotoElectrons(int pmtCount) => _ends = new int[pmtCount];

    /// <summary>Times after the start of the flash, ns.</summary>
    internal ReadOnlySpan<float> TimesNs(int pmt) => _timesNs.AsSpan(Start(pmt).._ends[pmt]);

    /// <summary>Charges in units of the mean of one.</summary>
    internal ReadOnlySpan<float> ChargesPe(int pmt) => _chargesPe.AsSpan(Start(pmt).._ends[pmt]);

    /// <summary>Forgets everything.</summary>
    internal void Clear() => (_count, _pmt) = (0, 0);

    /// <summary>Makes room for more photo-electrons of the photomultiplier being filled.</summary>
    internal void Reserve(int more)
    {
        if (_count + more > _timesNs.Length)
        {
            int length = 2 * (_count + more);
            Array.Resize(ref _timesNs, length);
            Array.Resize(ref _chargesPe, length);
        }
    }

    /// <summary>Appends a photo-electron; call <see cref="Reserve"/> before.</summary>
    internal void Add(float timeNs, float chargePe)
    {
        _timesNs[_count] = timeNs;
        _chargesPe[_count++] = chargePe;
    }

    /// <summary>Ends the photomultiplier being filled.</summary>
    internal void EndPmt() => _ends[_pmt++] = _count;

    private int Start(int pmt) => pmt == 0 ? 0 : _ends[pmt - 1];
}
