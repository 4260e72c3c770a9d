using JparcSim.Core.Events;

namespace JparcSim.Core.PulseShape;

/// <summary>Logarithm of signal over background probability of each height at each time of an aligned pulse, by cell of position and class of height. Immutable.</summary>
/// <remarks>
/// Bin by bin, as in arXiv 2404.03679: the bins of a pulse are taken as independent, which they are not quite; the score orders events,
/// it is no probability.
/// </remarks>
public sealed class PulseShapeLikelihood
{
    private readonly float[] _logRatios;

    /// <summary>Takes over a table.</summary>
    /// <param name="alignment">How waveforms become shapes.</param>
    /// <param name="cells">Cells of position.</param>
    /// <param name="heightBins">Bins of height, evenly over <see cref="LowestHeight"/> to <see cref="HighestHeight"/>.</param>
    /// <param name="logRatios">ln(signal / background). Shape: cells, classes of peak height, samples of a shape, bins of height.</param>
    public PulseShapeLikelihood(PulseAlignment alignment, PositionCells cells, int heightBins, float[] logRatios)
    {
        if (logRatios.Length != Size(alignment, cells, heightBins))
        {
            throw new ArgumentException($"{logRatios.Length} values, expected {Size(alignment, cells, heightBins)}", nameof(logRatios));
        }

        Alignment = alignment;
        Cells = cells;
        HeightBins = heightBins;
        _logRatios = logRatios;
    }

    /// <summary>Lower end of the heights that have bins of their own; lower ones share the first.</summary>
    public const float LowestHeight = -0.1f;

    /// <summary>Upper end.</summary>
    public const float HighestHeight = 1.1f;

    /// <summary>How waveforms become shapes.</summary>
    public PulseAlignment Alignment { get; }

    /// <summary>Cells of position.</summary>
    public PositionCells Cells { get; }

    /// <summary>Bins of height.</summary>
    public int HeightBins { get; }

    /// <summary>ln(signal / background). Shape: cells, classes of peak height, samples of a shape, bins of height.</summary>
    public ReadOnlySpan<float> LogRatios => _logRatios;

    /// <summary>Numbers in a table.</summary>
    public static int Size(PulseAlignment alignment, PositionCells cells, int heightBins) =>
        cells.Count * alignment.PeakClasses * alignment.Length * heightBins;

    /// <summary>Bin of a height.</summary>
    public static int BinOf(float height, int heightBins) =>
        Math.Clamp((int)((height - LowestHeight) * (heightBins / (HighestHeight - LowestHeight))), 0, heightBins - 1);

    /// <summary>Sum over all usable pulses of a trigger; null without any.</summary>
    /// <param name="cell">Cell of the trigger's vertex.</param>
    /// <param name="waveforms">Low-gain waveforms.</param>
    /// <param name="first">Row of the trigger's first.</param>
    /// <param name="end">Row after its last.</param>
    /// <param name="shape">Scratch. Shape: that of <see cref="Alignment"/>.</param>
    public double? Score(int cell, ListColumn<byte> waveforms, int first, int end, Span<float> shape)
    {
        double sum = 0.0;
        bool isUsed = false;
        for (int row = first; row < end; row++)
        {
            if (Alignment.TryAlign(waveforms[row], shape, out int peakClass))
            {
                sum += Score(cell, peakClass, shape);
                isUsed = true;
            }
        }

        return isUsed ? sum : null;
    }

    /// <summary>Sum over the samples of one shape.</summary>
    public double Score(int cell, int peakClass, ReadOnlySpan<float> shape)
    {
        int row = (cell * Alignment.PeakClasses) + peakClass;
        ReadOnlySpan<float> table = _logRatios.AsSpan(row * shape.Length * HeightBins, shape.Length * HeightBins);
        double sum = 0.0;
        for (int i = 0; i < shape.Length; i++)
        {
            sum += table[(i * HeightBins) + BinOf(shape[i], HeightBins)];
        }

        return sum;
    }
}
