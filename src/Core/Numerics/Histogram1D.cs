namespace JparcSim.Core.Numerics;

/// <summary>A weighted histogram of equal bins, with the sums of squared weights that its errors come from.</summary>
public sealed class Histogram1D
{
    private readonly double[] _sums;
    private readonly double[] _squares;
    private readonly double _binsPerUnit;

    /// <summary>Creates an empty histogram of [minimum, maximum).</summary>
    /// <param name="minimum">Lower border of the first bin.</param>
    /// <param name="maximum">Upper border of the last bin, which does not belong to it.</param>
    /// <param name="bins">Number of bins, 1 or more.</param>
    public Histogram1D(double minimum, double maximum, int bins)
    {
        if (bins < 1 || !(maximum > minimum) || !double.IsFinite(maximum - minimum))
        {
            throw new ArgumentException($"expected one or more bins on a rising range, found {bins} from {minimum:R} to {maximum:R}");
        }

        Minimum = minimum;
        Maximum = maximum;
        _sums = new double[bins];
        _squares = new double[bins];
        _binsPerUnit = bins / (maximum - minimum);
    }

    /// <summary>Lower border of the first bin.</summary>
    public double Minimum { get; }

    /// <summary>Upper border of the last bin.</summary>
    public double Maximum { get; }

    /// <summary>Number of bins.</summary>
    public int BinCount => _sums.Length;

    /// <summary>Width of a bin.</summary>
    public double BinWidth => (Maximum - Minimum) / BinCount;

    /// <summary>Sum of weights by bin.</summary>
    public ReadOnlySpan<double> Sums => _sums;

    /// <summary>Sum of squared weights by bin: the variance of the sum.</summary>
    public ReadOnlySpan<double> SquareSums => _squares;

    /// <summary>Sum of weights below the first bin.</summary>
    public double Underflow { get; private set; }

    /// <summary>Sum of weights at or above the end of the last bin.</summary>
    public double Overflow { get; private set; }

    /// <summary>Number of values that were not a number; they are in no bin.</summary>
    public long NotANumber { get; private set; }

    /// <summary>Counts a value.</summary>
    public void Add(double x, double weight = 1.0)
    {
        if (x >= Minimum && x < Maximum)
        {
            int bin = Math.Min((int)((x - Minimum) * _binsPerUnit), BinCount - 1);
            _sums[bin] += weight;
            _squares[bin] += weight * weight;
        }
        else if (x < Minimum)
        {
            Underflow += weight;
        }
        else if (x >= Maximum)
        {
            Overflow += weight;
        }
        else
        {
            NotANumber++;
        }
    }

    /// <summary>Adds another histogram of the same bins.</summary>
    public void Merge(Histogram1D other)
    {
        if (other.Minimum != Minimum || other.Maximum != Maximum || other.BinCount != BinCount)
        {
            throw new ArgumentException("expected a histogram of the same bins", nameof(other));
        }

        for (int bin = 0; bin < BinCount; bin++)
        {
            _sums[bin] += other._sums[bin];
            _squares[bin] += other._squares[bin];
        }

        Underflow += other.Underflow;
        Overflow += other.Overflow;
        NotANumber += other.NotANumber;
    }

    /// <summary>Centre of a bin.</summary>
    public double CentreOf(int bin) => Minimum + ((bin + 0.5) * (Maximum - Minimum) / BinCount);

    /// <summary>Standard error of a bin's sum, the root of its sum of squared weights.</summary>
    public double ErrorOf(int bin) => Math.Sqrt(_squares[bin]);
}
