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

    /// <summary>The lines of a cut flow, whose first one is what was generated.</summary>
    /// <param name="names">Names of the rows.</param>
    /// <param name="classNames">Names of the classes.</param>
    /// <param name="truthMatched">From a row and its count to what of it is no accident.</param>
    public IReadOnlyList<CutFlowRow> Lines(IReadOnlyList<string> names, IReadOnlyList<string> classNames, Func<int, long, long> truthMatched) =>
        [.. Enumerable.Range(0, rows).Select(row => Line(row, names[row], classNames, truthMatched))];

    private CutFlowRow Line(int row, string name, IReadOnlyList<string> classNames, Func<int, long, long> truthMatched)
    {
        (long kept, double weight, double square) = Total(row);
        Efficiency? relative = row == 0 ? new Efficiency(1.0, 0.0) : Efficiency.Of(kept, Total(row - 1).Kept);
        Efficiency? cumulative = row == 0 ? relative : Efficiency.Of(kept, Total(0).Kept);
        return new CutFlowRow(
            name, kept, relative?.Value, relative?.Error, cumulative?.Value, cumulative?.Error, weight, Math.Sqrt(square), truthMatched(row, kept),
            [.. Enumerable.Range(0, classes).Select(c => Class(row, c, classNames[c]))]);
    }

    private CutFlowClass Class(int row, int trueClass, string name)
    {
        long kept = Kept(row, trueClass);
        Efficiency? efficiency = Efficiency.Of(kept, Kept(0, trueClass));
        return new CutFlowClass(name, kept, Weight(row, trueClass), Math.Sqrt(Square(row, trueClass)), efficiency?.Value, efficiency?.Error);
    }
}
