namespace JparcSim.Core.PulseShape;

/// <summary>How a low-gain waveform becomes a shape: pedestal off, peak at a fixed place, height 1.</summary>
/// <param name="PedestalSamples">Samples at the start whose mean is the pedestal.</param>
/// <param name="BeforePeak">Samples kept before the peak.</param>
/// <param name="AfterPeak">Samples kept after the peak.</param>
/// <param name="PeakEdgesCounts">
/// Borders between classes of peak height, ascending, counts: noise and rounding shape a low pulse, and pulses are compared with others as
/// high. Pulses below the first are not used.
/// </param>
public sealed record PulseAlignment(int PedestalSamples, int BeforePeak, int AfterPeak, IReadOnlyList<double> PeakEdgesCounts)
{
    private const byte FullScale = 255;

    /// <summary>Classes of peak height.</summary>
    public int PeakClasses => PeakEdgesCounts.Count;

    /// <summary>Samples of a shape.</summary>
    public int Length => BeforePeak + 1 + AfterPeak;

    /// <summary>Aligns and normalises a waveform.</summary>
    /// <param name="samples">Digitised samples, counts.</param>
    /// <param name="shape">Receives the heights over that of the peak. Shape: <see cref="Length"/>.</param>
    /// <param name="peakClass">Class of its peak height.</param>
    /// <returns>Whether the waveform has a usable pulse: high enough, within the range, and whole.</returns>
    public bool TryAlign(ReadOnlySpan<byte> samples, Span<float> shape, out int peakClass)
    {
        int sum = 0;
        foreach (byte sample in samples[..PedestalSamples])
        {
            sum += sample;
        }

        double pedestal = (double)sum / PedestalSamples;
        int peak = PedestalSamples;
        for (int i = PedestalSamples + 1; i < samples.Length; i++)
        {
            peak = samples[i] > samples[peak] ? i : peak;
        }

        double heightCounts = samples[peak] - pedestal;
        peakClass = -1;
        while (peakClass + 1 < PeakClasses && heightCounts >= PeakEdgesCounts[peakClass + 1])
        {
            peakClass++;
        }

        if (peakClass < 0 || samples[peak] == FullScale || peak < BeforePeak || peak + AfterPeak >= samples.Length)
        {
            return false;
        }

        double scale = 1.0 / heightCounts;
        for (int i = 0; i < shape.Length; i++)
        {
            shape[i] = (float)((samples[peak - BeforePeak + i] - pedestal) * scale);
        }

        return true;
    }
}
