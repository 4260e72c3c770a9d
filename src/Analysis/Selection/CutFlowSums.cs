namespace JparcSim.Analysis.Selection;

/// <summary>Counts and sums of weights by row of a cut flow and true class.</summary>
internal sealed class CutFlowSums(int rows, int classes)
{
    private readonly long[,] _counts = new long[rows, classes];
    private readonly double[,] _weights = new double[rows, classes];
    private readonly double[,] _squares = new double[rows, classes];

    public void Count(int row, int trueClass, double weight)
    {
        _counts[row, trueClass]++;
        _weights[row, trueClass] += weight;
        _squares[row, trueClass] += weight * weight;
    }

    /// <summary>Adds the sums of <paramref name="other"/>, in whose own order they were made: equal bits for equal parts.</summary>
    public void Add(CutFlowSums other)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int c = 0; c < classes; c++)
            {
                _counts[row, c] += other._counts[row, c];
                _weights[row, c] += other._weights[row, c];
                _squares[row, c] += other._squares[row, c];
            }
        }
    }

    public void Clear()
    {
        Array.Clear(_counts);
        Array.Clear(_weights);
        Array.Clear(_squares);
    }

    public long Kept(int row, int trueClass) => _counts[row, trueClass];

    public double Weight(int row, int trueClass) => _weights[row, trueClass];

    public double Square(int row, int trueClass) => _squares[row, trueClass];

    /// <summary>Sums over the classes.</summary>
    public (long Kept, double Weight, double Square) Total(int row)
    {
        (long kept, double weight, double square) = (0, 0.0, 0.0);
        for (int c = 0; c < classes; c++)
        {
            kept += _counts[row, c];
            weight += _weights[row, c];
            square += _squares[row, c];
        }

        return (kept, weight, square);
    }
}
