using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using JparcSim.Core.Random;
using JparcSim.Detector.Catalog;

namespace JparcSim.Detector.Electronics;

/// <summary>Turns photo-electrons into the samples of one 8-bit channel at two gains. Immutable.</summary>
/// <remarks>
/// sample = round(pedestal + gain x volts + noise), kept within 0 and 255. White noise (assumed) from 12 bits of a random word for each
/// sample: it ends at 3.7 standard deviations.
/// </remarks>
internal sealed class Digitizer
{
    private const int Lanes = 8;
    private const int NoiseBits = 12;
    private const int NoisePerWord = 5;
    private const float LargestCount = 255.0f;

    private readonly DigitizerParameters _digitizer;
    private readonly PulseShape _shape;
    private readonly int _samples;
    private readonly double _samplePeriodNs;
    private readonly float[] _noise = new float[1 << NoiseBits];

    public Digitizer(DigitizerParameters digitizer, PulseShape shape, int samples, double samplePeriodNs)
    {
        _digitizer = digitizer;
        _shape = shape;
        _samples = samples;
        _samplePeriodNs = samplePeriodNs;
        double countsPerMv = (LargestCount + 1.0) / digitizer.FullScaleMv;
        HighCountsPerMv = (float)(digitizer.HighGain * countsPerMv);
        LowCountsPerMv = (float)(digitizer.LowGain * countsPerMv);
        for (int i = 0; i < _noise.Length; i++)
        {
            _noise[i] = (float)NormalQuantile.Of((i + 0.5) / _noise.Length);
        }
    }

    /// <summary>Counts per mV at the photomultiplier, high gain.</summary>
    public float HighCountsPerMv { get; }

    /// <summary>Counts per mV at the photomultiplier, low gain.</summary>
    public float LowCountsPerMv { get; }

    /// <summary>Samples of a channel, padded to whole steps of the reader.</summary>
    public static int Padded(int samples) => (samples + 31) / 32 * 32;

    /// <summary>Draws the pulses of one photomultiplier into a trace, mV, which begins the length of a pulse before the record.</summary>
    /// <remarks>
    /// Pulses are added group by group of eight samples, always the same eight: a processor reads at once what it has just written, but
    /// not across two writes. The zeros around a pulse change no sum.
    /// </remarks>
    public void Trace(ReadOnlySpan<float> timesNs, ReadOnlySpan<float> chargesPe, double fromNs, double gain, Span<Vector256<float>> traceMv)
    {
        int lead = _shape.Taps;
        int end = lead + _samples;
        float perSample = (float)(1.0 / _samplePeriodNs);
        float from = (float)fromNs;
        float scale = (float)gain;
        traceMv.Clear();
        for (int i = 0; i < timesNs.Length; i++)
        {
            float place = ((timesNs[i] - from) * perSample) + lead;
            if (!(place >= 0.0f && place < end))
            {
                continue;
            }

            int sample = float.ConvertToIntegerNative<int>(place);
            int phase = float.ConvertToIntegerNative<int>((place - sample) * PulseShape.Phases);
            Vector256<float> charge = Vector256.Create(scale * chargesPe[i]);
            ReadOnlySpan<Vector256<float>> pulse = _shape.SamplesInGroups(phase, sample % Lanes);
            Span<Vector256<float>> target = traceMv.Slice(sample / Lanes, pulse.Length);
            for (int group = 0; group < pulse.Length; group++)
            {
                target[group] += charge * pulse[group];
            }
        }
    }

    /// <summary>Groups of eight samples of a trace.</summary>
    public int TraceGroups => (Padded(_samples) + (2 * _shape.Taps)) / Lanes;

    /// <summary>Digitises a trace at both gains.</summary>
    /// <param name="random">Noise: one word for five samples.</param>
    /// <param name="traceMv">Trace as <see cref="Trace"/> makes it, mV.</param>
    /// <param name="baselineMv">Shift of the baseline, mV.</param>
    /// <param name="pedestal">Pedestal, counts.</param>
    /// <param name="high">Receives the high gain. Shape: <see cref="Padded"/>.</param>
    /// <param name="low">Receives the low gain. Shape: <see cref="Padded"/>.</param>
    public void Digitize(ref EventRandom random, ReadOnlySpan<Vector256<float>> traceMv, float baselineMv, float pedestal, Span<byte> high, Span<byte> low)
    {
        ReadOnlySpan<Vector256<float>> record = traceMv.Slice(_shape.Blocks, Padded(_samples) / Lanes);
        Quantize(ref random, record, pedestal + (baselineMv * HighCountsPerMv), HighCountsPerMv, (float)_digitizer.HighGainNoiseCounts, high);
        Quantize(ref random, record, pedestal + (baselineMv * LowCountsPerMv), LowCountsPerMv, (float)_digitizer.LowGainNoiseCounts, low);
    }

    private void Quantize(ref EventRandom random, ReadOnlySpan<Vector256<float>> recordMv, float offset, float countsPerMv, float noiseCounts, Span<byte> samples)
    {
        Span<float> noise = stackalloc float[Lanes * NoisePerWord];   // eight words at a time: forty samples
        Vector256<float> centre = Vector256.Create(offset + 0.5f);
        Vector256<float> gain = Vector256.Create(countsPerMv);
        Vector256<float> width = Vector256.Create(noiseCounts);
        int fresh = noise.Length;
        for (int group = 0; group < recordMv.Length; group++)
        {
            if (fresh == noise.Length)
            {
                DrawNoise(ref random, noise);
                fresh = 0;
            }

            Vector256<float> counts = centre + (gain * recordMv[group]) + (width * Vector256.Create(noise.Slice(fresh, Lanes)));
            fresh += Lanes;
            Vector256<int> whole = Vector256.ConvertToInt32(Vector256.Min(Vector256.Max(counts, Vector256<float>.Zero), Vector256.Create(LargestCount)));
            Vector256<ushort> half = Vector256.Narrow(whole.AsUInt32(), Vector256<uint>.Zero);
            Vector256<byte> bytes = Vector256.Narrow(half, Vector256<ushort>.Zero);
            MemoryMarshal.Write(samples[(Lanes * group)..], bytes.AsUInt64()[0]);
        }
    }

    private void DrawNoise(ref EventRandom random, Span<float> noise)
    {
        Span<ulong> words = stackalloc ulong[Lanes];
        random.Fill(words);
        for (int i = 0; i < words.Length; i++)
        {
            ulong word = words[i];
            Span<float> five = noise.Slice(NoisePerWord * i, NoisePerWord);
            five[4] = _noise[word >> 48 & 0xFFF];
            five[3] = _noise[word >> 36 & 0xFFF];
            five[2] = _noise[word >> 24 & 0xFFF];
            five[1] = _noise[word >> 12 & 0xFFF];
            five[0] = _noise[word & 0xFFF];
        }
    }
}
