using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace JparcSim.Detector.Electronics;

/// <summary>All the light that may reach a photomultiplier in one record, by what made it. Owned by one worker, reused.</summary>
public sealed class LightMixture
{
    private readonly List<Source> _sources = [];
    private double[] _cumulativePe = new double[16];
    private float[] _offsetsNs = new float[16];

    /// <summary>Forgets everything.</summary>
    internal void Clear() => _sources.Clear();

    /// <summary>Adds light.</summary>
    /// <param name="pulse">Expected p.e. and arrival times.</param>
    /// <param name="offsetNs">Zero of the pulse's times, ns after the start of the flash.</param>
    /// <param name="factor">Photo-electrons per expected one.</param>
    /// <param name="before">Part of them that came before the record.</param>
    /// <param name="within">Part of them that comes within it.</param>
    /// <param name="times">Their times.</param>
    internal void Add(LightPulse pulse, double offsetNs, double factor, double before, double within, QuantileTable times) =>
        _sources.Add(new Source(pulse, offsetNs, factor * within, before, within, times));

    /// <summary>Turns to a photomultiplier; returns the expected p.e. of all its light.</summary>
    internal double Select(int pmt)
    {
        if (_cumulativePe.Length < _sources.Count)
        {
            (_cumulativePe, _offsetsNs) = (new double[2 * _sources.Count], new float[2 * _sources.Count]);
        }

        double sum = 0.0;
        ReadOnlySpan<Source> sources = CollectionsMarshal.AsSpan(_sources);
        for (int i = 0; i < sources.Length; i++)
        {
            ref readonly Source source = ref sources[i];
            float pe = source.Pulse.MeanPe[pmt];
            sum += source.Part * pe;
            _cumulativePe[i] = sum;
            _offsetsNs[i] = pe > 0.0f ? (float)source.OffsetNs + (source.Pulse.PeTimesNs[pmt] / pe) : 0.0f;
        }

        return sum;
    }

    /// <summary>Draws which light photo-electrons belong to, and their times after the start of the flash, ns.</summary>
    /// <param name="words">A random word for each.</param>
    /// <param name="meanPe">Expected p.e. of all light and of dark noise, which fills what is beyond all light.</param>
    /// <param name="fromNs">Start of the time over which dark noise is spread evenly.</param>
    /// <param name="toNs">Its end.</param>
    /// <param name="timesNs">Receives the times.</param>
    /// <param name="putOff">Scratch. Shape: as the words.</param>
    internal void Draw(ReadOnlySpan<ulong> words, double meanPe, double fromNs, double toNs, Span<float> timesNs, Span<int> putOff)
    {
        ReadOnlySpan<Source> sources = CollectionsMarshal.AsSpan(_sources);
        ReadOnlySpan<double> cumulativePe = _cumulativePe.AsSpan(0, sources.Length);
        ReadOnlySpan<float> offsetsNs = _offsetsNs.AsSpan(0, sources.Length);
        double perChoice = meanPe * (1.0 / (1 << PhotoElectronWord.LightBits));
        int late = 0;
        for (int i = 0; i < words.Length; i++)
        {
            int index = Choose(cumulativePe, ((int)PhotoElectronWord.Light(words[i]) + 0.5) * perChoice);
            uint interval = PhotoElectronWord.Time(words[i]);
            if (index >= 0 && sources[index].IsWhole && !sources[index].Times.IsNearEnd(interval))
            {
                timesNs[i] = offsetsNs[index] + sources[index].Times.Inside(interval);
            }
            else
            {
                putOff[late++] = i;
            }
        }

        foreach (int i in putOff[..late])
        {
            int index = Choose(cumulativePe, (PhotoElectronWord.Light(words[i]) + 0.5) * perChoice);
            double probability = (PhotoElectronWord.Time(words[i]) + 0.5) * (1.0 / (1 << PhotoElectronWord.TimeBits));
            timesNs[i] = index < 0
                ? (float)(fromNs + (probability * (toNs - fromNs)))
                : offsetsNs[index] + sources[index].Times.At(sources[index].Before + (probability * sources[index].Within));
        }
    }

    // The light under a place in the cumulative sum of expected p.e.; -1 beyond all light.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Choose(ReadOnlySpan<double> cumulativePe, double placePe)
    {
        for (int i = 0; i < cumulativePe.Length; i++)
        {
            if (placePe <= cumulativePe[i])
            {
                return i;
            }
        }

        return -1;
    }

    private readonly record struct Source(
        LightPulse Pulse, double OffsetNs, double Part, double Before, double Within, QuantileTable Times)
    {
        public bool IsWhole { get; } = Before == 0.0 && Within == 1.0;
    }
}
