namespace JparcSim.Detector.Transport;

/// <summary>A function of a positive variable on a grid of 32 points per octave, joined by straight lines.</summary>
/// <remarks>
/// The cell is read from exponent and leading mantissa bits of the argument: no logarithm, the same bits on every machine.
/// A power law of exponent 1 to 3 is met within 1e-3 of its value. Outside the grid the value at its end holds.
/// </remarks>
internal sealed class LogTable
{
    private readonly LogGrid _grid;
    private readonly double[] _values;

    /// <summary>Tabulates a function between 2 to <paramref name="minExponent"/> and 2 to <paramref name="maxExponent"/>.</summary>
    public LogTable(int minExponent, int maxExponent, Func<double, double> function)
        : this(new LogGrid(minExponent, maxExponent), function)
    {
    }

    /// <summary>Tabulates a function on a grid.</summary>
    public LogTable(LogGrid grid, Func<double, double> function)
    {
        _grid = grid;
        _values = new double[grid.PointCount];
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = function(grid.PointAt(i));
        }
    }

    /// <summary>The interpolated value.</summary>
    public double At(double x) => At(_grid.Locate(x));

    /// <summary>The interpolated value at a place found before on the same grid.</summary>
    public double At(GridPlace place)
    {
        double below = _values[place.Cell];
        return below + (place.Fraction * (_values[place.Cell + 1] - below));
    }
}

/// <summary>A place between two points of a <see cref="LogGrid"/>.</summary>
internal readonly record struct GridPlace(int Cell, double Fraction);

/// <summary>The grid 2^k (1 + j/32).</summary>
internal readonly record struct LogGrid(int MinExponent, int MaxExponent)
{
    private const int MantissaBits = 52;
    private const int CellBits = 5;
    private const int FractionBits = MantissaBits - CellBits;
    private const int ExponentBias = 1023;

    /// <summary>Number of points.</summary>
    public int PointCount => ((MaxExponent - MinExponent) << CellBits) + 1;

    /// <summary>A point of the grid.</summary>
    public double PointAt(int index) =>
        Math.ScaleB(1.0 + ((index & ((1 << CellBits) - 1)) / (double)(1 << CellBits)), MinExponent + (index >> CellBits));

    /// <summary>The cell that contains x and how far x lies into it; the nearest end for x outside the grid.</summary>
    public GridPlace Locate(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        long cell = (bits >> FractionBits) - ((long)(ExponentBias + MinExponent) << CellBits);
        if (cell < 0)
        {
            return new GridPlace(0, 0.0);
        }

        int last = PointCount - 2;
        return cell > last
            ? new GridPlace(last, 1.0)
            : new GridPlace((int)cell, (bits & ((1L << FractionBits) - 1)) * (1.0 / (1L << FractionBits)));
    }
}
