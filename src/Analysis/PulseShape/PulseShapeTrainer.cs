using JparcSim.Core.Numerics;
using JparcSim.Core.PulseShape;

namespace JparcSim.Analysis.PulseShape;

/// <summary>Collects aligned pulses of two classes and makes the likelihood that tells them apart.</summary>
/// <remarks>
/// Probability of a height bin: (n + 1/2) / (N + bins / 2) in its cell and sample (Jeffreys' prior), so an empty bin is unlikely, not
/// impossible. A cell and class of height with fewer than <see cref="LeastPulses"/> of a class knows nothing: its ratio is 0 everywhere.
/// </remarks>
public sealed class PulseShapeTrainer
{
    /// <summary>Pulses that signal and background each need in a cell and class of height.</summary>
    public const int LeastPulses = 200;

    private readonly PulseAlignment _alignment;
    private readonly int _heightBins;
    private readonly long[] _signal;
    private readonly long[] _background;
    private readonly float[] _shape;

    /// <summary>Makes empty histograms.</summary>
    public PulseShapeTrainer(PulseAlignment alignment, PositionCells cells, int heightBins)
    {
        _alignment = alignment;
        Cells = cells;
        _heightBins = heightBins;
        _signal = new long[PulseShapeLikelihood.Size(alignment, cells, heightBins)];
        _background = new long[_signal.Length];
        _shape = new float[alignment.Length];
    }

    /// <summary>Cells of position.</summary>
    public PositionCells Cells { get; }

    /// <summary>Usable signal pulses so far.</summary>
    public long SignalPulses { get; private set; }

    /// <summary>Usable background pulses so far.</summary>
    public long BackgroundPulses { get; private set; }

    /// <summary>Adds one low-gain waveform of an event in a cell.</summary>
    public void Add(bool isSignal, int cell, ReadOnlySpan<byte> samples)
    {
        if (!_alignment.TryAlign(samples, _shape, out int peakClass))
        {
            return;
        }

        int row = (cell * _alignment.PeakClasses) + peakClass;
        Span<long> counts = (isSignal ? _signal : _background).AsSpan(row * _shape.Length * _heightBins, _shape.Length * _heightBins);
        for (int i = 0; i < _shape.Length; i++)
        {
            counts[(i * _heightBins) + PulseShapeLikelihood.BinOf(_shape[i], _heightBins)]++;
        }

        SignalPulses += isSignal ? 1 : 0;
        BackgroundPulses += isSignal ? 0 : 1;
    }

    /// <summary>Cells and classes of height with pulses enough of both classes; the others know nothing.</summary>
    public int TrainedCells => Enumerable.Range(0, CellCount).Count(cell => IsTrained(cell * _shape.Length));

    /// <summary>All cells and classes of height.</summary>
    public int CellCount => Cells.Count * _alignment.PeakClasses;

    /// <summary>The likelihood of all pulses so far.</summary>
    public PulseShapeLikelihood Build()
    {
        var logRatios = new float[_signal.Length];
        for (int row = 0; row < _signal.Length / _heightBins; row++)
        {
            ReadOnlySpan<long> signal = _signal.AsSpan(row * _heightBins, _heightBins);
            ReadOnlySpan<long> background = _background.AsSpan(row * _heightBins, _heightBins);
            if (!IsTrained(row))
            {
                continue;
            }

            (long signalSum, long backgroundSum) = (Sum(signal), Sum(background));

            double norm = Elementary.Log((backgroundSum + (0.5 * _heightBins)) / (signalSum + (0.5 * _heightBins)));
            for (int bin = 0; bin < _heightBins; bin++)
            {
                logRatios[(row * _heightBins) + bin] = (float)(Elementary.Log((signal[bin] + 0.5) / (background[bin] + 0.5)) + norm);
            }
        }

        return new PulseShapeLikelihood(_alignment, Cells, _heightBins, logRatios);
    }

    // A row is a sample of a cell and class of height: all of them have as many pulses.
    private bool IsTrained(int row) => Sum(_signal.AsSpan(row * _heightBins, _heightBins)) >= LeastPulses
        && Sum(_background.AsSpan(row * _heightBins, _heightBins)) >= LeastPulses;

    private static long Sum(ReadOnlySpan<long> counts)
    {
        long sum = 0;
        foreach (long count in counts)
        {
            sum += count;
        }

        return sum;
    }
}
