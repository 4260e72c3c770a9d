namespace JparcSim.Detector.Electronics;

/// <summary>A quantile function by linear interpolation, exact near both ends, where it bends.</summary>
/// <remarks>
/// The first and the last 64 of 4096 cells ask the function itself, so that no tail is cut; inside, an exponential tail of decay time tau is
/// good to tau / 33,000.
/// </remarks>
internal sealed class QuantileTable
{
    private const int Cells = 4096;
    private const int EdgeCells = 64;

    private readonly Func<double, double> _exact;
    private readonly float[] _values = new float[Cells];
    private readonly float[] _slopes = new float[Cells];

    /// <summary>Tabulates a function of a probability in (0, 1).</summary>
    public QuantileTable(Func<double, double> exact)
    {
        _exact = exact;
        for (int i = EdgeCells; i < Cells - EdgeCells; i++)
        {
            double value = exact((double)i / Cells);
            _values[i] = (float)value;
            _slopes[i] = (float)(exact((i + 1.0) / Cells) - value);
        }
    }

    /// <summary>The value below which lies this probability, in (0, 1).</summary>
    public float At(double probability)
    {
        double place = probability * Cells;
        int cell = (int)place;
        return (uint)(cell - EdgeCells) < Cells - (2 * EdgeCells)
            ? _values[cell] + ((float)(place - cell) * _slopes[cell])
            : (float)_exact(probability);
    }
}
