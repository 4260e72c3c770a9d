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
        for (int i = 0; i < _sources.Count; i++)
        {
            Source source = _sources[i];
            float pe = source.Pulse.MeanPe[pmt];
            sum += source.Part * pe;
            _cumulativePe[i] = sum;
            _offsetsNs[i] = pe > 0.0f ? (float)source.OffsetNs + (source.Pulse.PeTimesNs[pmt] / pe) : 0.0f;
        }

        return sum;
    }

    /// <summary>The light under a place in the cumulative sum of expected p.e.; -1 beyond all light.</summary>
    internal int Choose(double placePe)
    {
        int i = 0;
        while (i < _sources.Count && placePe > _cumulativePe[i])
        {
            i++;
        }

        return i < _sources.Count ? i : -1;
    }

    /// <summary>Time of a photo-electron of this light after the start of the flash, ns.</summary>
    internal float TimeNs(int index, double probability)
    {
        Source source = _sources[index];
        return _offsetsNs[index] + source.Times.At(source.Before + (probability * source.Within));
    }

    private readonly record struct Source(
        LightPulse Pulse, double OffsetNs, double Part, double Before, double Within, QuantileTable Times);
}
