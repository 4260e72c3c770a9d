using JparcSim.Core.Random;

namespace JparcSim.Detector.Electronics;

/// <summary>The photo-electrons of one flash, photomultiplier after photomultiplier. Owned by one worker, reused.</summary>
public sealed class PhotoElectrons
{
    private readonly int[] _ends;
    private float[] _timesNs = new float[4096];
    private float[] _chargesPe = new float[4096];
    private ulong[] _words = new ulong[256];
    private int[] _putOff = new int[256];
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

    /// <summary>Draws a word for each photo-electron to come; valid until the next call.</summary>
    internal ReadOnlySpan<ulong> Draw(ref EventRandom random, int count)
    {
        if (_words.Length < count)
        {
            _words = new ulong[2 * count];
            _putOff = new int[2 * count];
        }

        random.Fill(_words.AsSpan(0, count));
        return _words.AsSpan(0, count);
    }

    /// <summary>Scratch for places among these words.</summary>
    internal Span<int> PutOff => _putOff;

    /// <summary>Appends photo-electrons; the caller fills <see cref="LastTimesNs"/> and <see cref="LastChargesPe"/>.</summary>
    internal void Append(int more)
    {
        _count += more;
        if (_count > _timesNs.Length)
        {
            Array.Resize(ref _timesNs, 2 * _count);
            Array.Resize(ref _chargesPe, 2 * _count);
        }
    }

    /// <summary>Times of the photo-electrons appended last.</summary>
    internal Span<float> LastTimesNs(int count) => _timesNs.AsSpan(_count - count, count);

    /// <summary>Charges of the photo-electrons appended last.</summary>
    internal Span<float> LastChargesPe(int count) => _chargesPe.AsSpan(_count - count, count);

    /// <summary>Ends the photomultiplier being filled.</summary>
    internal void EndPmt() => _ends[_pmt++] = _count;

    private int Start(int pmt) => pmt == 0 ? 0 : _ends[pmt - 1];
}
