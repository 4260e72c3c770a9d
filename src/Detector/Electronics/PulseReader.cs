using System.Runtime.InteropServices;
using JparcSim.Detector.Catalog;

namespace JparcSim.Detector.Electronics;

/// <summary>Charge and first hit of one photomultiplier out of its samples, as the experiment takes them. Immutable.</summary>
/// <remarks>
/// Pedestal: mean of the first samples. Charge: sum over a window after the pedestal, at high gain unless a sample there is at full scale, then
/// at low gain. A channel without a sample over the hit threshold at high gain has no charge.
/// </remarks>
internal sealed class PulseReader
{
    private const byte FullScale = 255;

    private readonly DigitizerParameters _digitizer;
    private readonly double _samplePeriodNs;
    private readonly double _highPePerCount;
    private readonly double _lowPePerCount;

    public PulseReader(DigitizerParameters digitizer, PulseShape shape, Digitizer gains, double samplePeriodNs)
    {
        _digitizer = digitizer;
        _samplePeriodNs = samplePeriodNs;
        double perSample = samplePeriodNs / shape.AreaMvNs;
        _highPePerCount = perSample / gains.HighCountsPerMv;
        _lowPePerCount = perSample / gains.LowCountsPerMv;
    }

    /// <summary>Reads a channel.</summary>
    /// <returns>Charge, p.e.; time of the first hit after the first sample, ns, or NaN; whether the low gain is at full scale too.</returns>
    public (float ChargePe, float FirstHitNs, bool IsSaturated) Read(ReadOnlySpan<byte> high, ReadOnlySpan<byte> low)
    {
        int pedestals = _digitizer.PedestalSamples;
        double pedestal = (double)Sum(high[..pedestals]) / pedestals;
        double threshold = pedestal + _digitizer.HitThresholdCounts;
        int first = FirstAbove(high, pedestals, threshold);
        if (first < 0)
        {
            return (0.0f, float.NaN, false);
        }

        ReadOnlySpan<byte> window = high.Slice(pedestals, _digitizer.ChargeSamples);
        double fraction = (high[first] - threshold) / Math.Max(1.0, high[first] - (double)high[first - 1]);
        float hitNs = (float)((first - Math.Clamp(fraction, 0.0, 1.0)) * _samplePeriodNs);
        if (!window.Contains(FullScale))
        {
            return ((float)((Sum(window) - (pedestal * window.Length)) * _highPePerCount), hitNs, false);
        }

        double lowPedestal = (double)Sum(low[..pedestals]) / pedestals;
        ReadOnlySpan<byte> lowWindow = low.Slice(pedestals, _digitizer.ChargeSamples);
        return ((float)((Sum(lowWindow) - (lowPedestal * lowWindow.Length)) * _lowPePerCount), hitNs, lowWindow.Contains(FullScale));
    }

    private int FirstAbove(ReadOnlySpan<byte> samples, int from, double threshold)
    {
        int end = from + _digitizer.ChargeSamples;
        int least = (int)Math.Floor(threshold) + 1;
        if (least > FullScale)
        {
            return -1;
        }

        int place = samples[from..end].IndexOfAnyInRange((byte)least, FullScale);
        return place < 0 ? -1 : from + place;
    }

    // Eight at a time: pairs are added within 16 bits, and the product with ones brings the four sums together in the uppermost 16.
    private static int Sum(ReadOnlySpan<byte> samples)
    {
        const ulong evens = 0x00FF_00FF_00FF_00FF;
        const ulong ones = 0x0001_0001_0001_0001;
        ReadOnlySpan<ulong> eights = MemoryMarshal.Cast<byte, ulong>(samples);
        int sum = 0;
        foreach (ulong eight in eights)
        {
            ulong pairs = (eight & evens) + (eight >> 8 & evens);
            sum += (int)(unchecked(pairs * ones) >> 48);
        }

        foreach (byte sample in samples[(8 * eights.Length)..])
        {
            sum += sample;
        }

        return sum;
    }
}
