namespace JparcSim.Analysis.Inference;

/// <summary>A function on the unit square: its values on a grid, and where it is least there or between.</summary>
public sealed class SquareScan
{
    /// <summary>Cells along a side.</summary>
    public const int Cells = 40;

    private const int Finalists = 4;
    private const double RoughStep = 2e-3;
    private const double FineStep = 5e-6;
    private const double Gain = 1e-10;
    private const int MaxMoves = 400;

    private readonly double[,] _values = new double[Cells + 1, Cells + 1];

    /// <summary>Evaluates the grid.</summary>
    /// <param name="function">The function, of two places in [0, 1].</param>
    public SquareScan(Func<double, double, double> function)
    {
        Function = function;
        for (int i = 0; i <= Cells; i++)
        {
            for (int j = 0; j <= Cells; j++)
            {
                _values[i, j] = function((double)i / Cells, (double)j / Cells);
            }
        }
    }

    /// <summary>The function.</summary>
    public Func<double, double, double> Function { get; }

    /// <summary>Its value at a corner of the grid.</summary>
    public double this[int i, int j] => _values[i, j];

    /// <summary>Whether no corner around is lower.</summary>
    public bool IsLeast(int i, int j)
    {
        for (int m = Math.Max(0, i - 1); m <= Math.Min(Cells, i + 1); m++)
        {
            for (int n = Math.Max(0, j - 1); n <= Math.Min(Cells, j + 1); n++)
            {
                if (_values[m, n] < _values[i, j])
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>The least value of all, by descent from a first guess and from every local least value of the grid.</summary>
    /// <remarks>All descents are rough at first, for a valley between corners shows its depth only then; the deepest few are then finished.</remarks>
    /// <param name="guessX">First guess.</param>
    /// <param name="guessY">First guess.</param>
    public (double X, double Y, double Value) Least(double guessX, double guessY)
    {
        var ends = new List<(double X, double Y, double Value)> { Descend(guessX, guessY, RoughStep, double.NegativeInfinity) };
        for (int i = 0; i <= Cells; i++)
        {
            for (int j = 0; j <= Cells; j++)
            {
                if (IsLeast(i, j))
                {
                    ends.Add(Descend((double)i / Cells, (double)j / Cells, RoughStep, double.NegativeInfinity));
                }
            }
        }

        return ends.OrderBy(end => end.Value).Take(Finalists).Select(end => Descend(end.X, end.Y, FineStep, double.NegativeInfinity)).MinBy(end => end.Value);
    }

    /// <summary>Descends to a local least value.</summary>
    /// <remarks>
    /// Nine values around a place give a parabola of both variables, which sees valleys of any direction. The next place is its lowest in a box, or the lowest
    /// of the nine; the step is halved where neither is lower.
    /// </remarks>
    /// <param name="x">Begin.</param>
    /// <param name="y">Begin.</param>
    /// <param name="leastStep">Step at which it ends.</param>
    /// <param name="enough">Value that is low enough.</param>
    public (double X, double Y, double Value) Descend(double x, double y, double leastStep, double enough)
    {
        (double X, double Y, double Value) best = (x, y, Function(x, y));
        double step = 0.5 / Cells;
        for (int move = 0; move < MaxMoves && step > leastStep && best.Value > enough; move++)
        {
            double before = best.Value;
            foreach ((double X, double Y, double Value) each in Around(best.X, best.Y, step))
            {
                best = each.Value < best.Value ? each : best;
            }

            step = best.Value < before - Gain ? step : 0.5 * step;
        }

        return best;
    }

    private IEnumerable<(double X, double Y, double Value)> Around(double x, double y, double step)
    {
        (double centreX, double centreY) = (Math.Clamp(x, step, 1.0 - step), Math.Clamp(y, step, 1.0 - step));
        double[] nine = new double[9];
        for (int k = 0; k < nine.Length; k++)
        {
            (double atX, double atY) = (centreX + (((k % 3) - 1) * step), centreY + (((k / 3) - 1) * step));
            nine[k] = Function(atX, atY);
            yield return (atX, atY, nine[k]);
        }

        var parabola = StencilParabola.Of(nine);
        foreach (double reach in new[] { 1.0, 4.0 })
        {
            (double u, double v) = parabola.LeastIn(
                Math.Max(-reach, -centreX / step), Math.Min(reach, (1.0 - centreX) / step), Math.Max(-reach, -centreY / step), Math.Min(reach, (1.0 - centreY) / step));
            (double atX, double atY) = (Math.Clamp(centreX + (u * step), 0.0, 1.0), Math.Clamp(centreY + (v * step), 0.0, 1.0));
            yield return (atX, atY, Function(atX, atY));
        }
    }
}
