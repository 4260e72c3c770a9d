namespace JparcSim.Analysis.Estimators;

/// <summary>Sums of weights in bins, with their errors. Values outside the range, and NaN, are not counted.</summary>
public sealed class Histogram
{
    private readonly double[] _edges;
    private readonly double[] _sums;
    private readonly double[] _squares;

    /// <summary>Creates an empty histogram of equal bins over [<paramref name="min"/>, <paramref name="max"/>).</summary>
    public Histogram(double min, double max, int bins)
    {
        _edges = [.. Enumerable.Range(0, bins + 1).Select(i => min + ((max - min) * i / bins))];
        _sums = new double[bins];
        _squares = new double[bins];
    }

    /// <summary>Number of bins.</summary>
    public int BinCount => _sums.Length;

    /// <summary>Borders of the bins, ascending. Shape: <see cref="BinCount"/> + 1.</summary>
    public ReadOnlySpan<double> Edges => _edges;

    /// <summary>Sum of weights in each bin.</summary>
    public ReadOnlySpan<double> Sums => _sums;

    /// <summary>Width of a bin.</summary>
    public double BinWidth => (_edges[^1] - _edges[0]) / BinCount;

    /// <summary>Standard error of a bin: the root of its sum of squared weights.</summary>
    public double Error(int bin) => Math.Sqrt(_squares[bin]);

    /// <summary>Centre of a bin.</summary>
    public double Centre(int bin) => 0.5 * (_edges[bin] + _edges[bin + 1]);

    /// <summary>Adds a value.</summary>
    public void Add(double value, double weight = 1.0)
    {
        if (value >= _edges[0] && value < _edges[^1])
        {
            int bin = Math.Min(BinCount - 1, (int)((value - _edges[0]) / BinWidth));
            _sums[bin] += weight;
            _squares[bin] += weight * weight;
        }
    }

    /// <summary>Adds a column.</summary>
    public Histogram AddAll(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            Add(value);
        }

        return this;
    }

    /// <summary>Adds a column with weights.</summary>
    public Histogram AddAll(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        for (int i = 0; i < values.Length; i++)
        {
            Add(values[i], weights[i]);
        }

        return this;
    }
}
