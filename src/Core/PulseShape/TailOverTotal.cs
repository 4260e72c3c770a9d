namespace JparcSim.Core.PulseShape;

/// <summary>Late over all light in the sum of the low-gain waveforms: the simple pulse shape.</summary>
public static class TailOverTotal
{
    /// <summary>Start of the tail after the peak of the sum, samples: 30 ns at 500 MS/s, about where it separates best.</summary>
    public const int TailAfterPeak = 15;

    /// <summary>The ratio; null for a record without a peak in range.</summary>
    /// <param name="alignment">Pedestal, and the samples before and after the peak that make the total.</param>
    /// <param name="sum">Sum of all waveforms, counts.</param>
    public static double? Of(PulseAlignment alignment, ReadOnlySpan<int> sum)
    {
        double pedestal = 0.0;
        foreach (int sample in sum[..alignment.PedestalSamples])
        {
            pedestal += sample;
        }

        pedestal /= alignment.PedestalSamples;
        int peak = alignment.PedestalSamples;
        for (int i = peak + 1; i < sum.Length; i++)
        {
            peak = sum[i] > sum[peak] ? i : peak;
        }

        if (peak < alignment.BeforePeak || peak + alignment.AfterPeak >= sum.Length)
        {
            return null;
        }

        double total = 0.0;
        double tail = 0.0;
        for (int i = peak - alignment.BeforePeak; i <= peak + alignment.AfterPeak; i++)
        {
            total += sum[i] - pedestal;
            tail += i >= peak + TailAfterPeak ? sum[i] - pedestal : 0.0;
        }

        return total > 0.0 ? tail / total : null;
    }
}
