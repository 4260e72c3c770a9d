namespace JparcSim.Analysis.Inference;

/// <summary>Level lines of a function on the unit square, followed step by step.</summary>
/// <remarks>
/// A coarse grid and the descent from its local least values find where lines begin, so that islands smaller than its cells are
/// found, too; the lines are then followed by steps along the tangent, each corrected along the gradient and shortened where the line bends.
/// </remarks>
public sealed class ContourTracer
{
    private const int Cells = 40;
    private const double Covered = 2e-3;

    private readonly Func<double, double, double> _function;
    private readonly double _level;
    private readonly LevelStepper _stepper;

    /// <summary>Prepares the search.</summary>
    /// <param name="function">The function, of two places in [0, 1].</param>
    /// <param name="level">The level.</param>
    public ContourTracer(Func<double, double, double> function, double level)
    {
        _function = function;
        _level = level;
        _stepper = new LevelStepper(function, level);
    }

    /// <summary>All lines: closed ones end where they begin, the others end on the border of the square.</summary>
    public IReadOnlyList<IReadOnlyList<(double X, double Y)>> Trace()
    {
        double[,] values = new double[Cells + 1, Cells + 1];
        for (int i = 0; i <= Cells; i++)
        {
            for (int j = 0; j <= Cells; j++)
            {
                values[i, j] = _function((double)i / Cells, (double)j / Cells);
            }
        }

        var lines = new List<IReadOnlyList<(double X, double Y)>>();
        foreach ((double x, double y) in Starts(values))
        {
            if (!lines.Any(line => Passes(line, x, y)))
            {
                lines.Add(_stepper.Follow(x, y));
            }
        }

        return lines;
    }

    private static bool Passes(IReadOnlyList<(double X, double Y)> line, double x, double y)
    {
        for (int i = 1; i < line.Count; i++)
        {
            (double ax, double ay) = line[i - 1];
            (double dx, double dy) = (line[i].X - ax, line[i].Y - ay);
            double length = (dx * dx) + (dy * dy);
            double part = length > 0.0 ? Math.Clamp((((x - ax) * dx) + ((y - ay) * dy)) / length, 0.0, 1.0) : 0.0;
            double offX = x - ax - (part * dx);
            double offY = y - ay - (part * dy);
            if ((offX * offX) + (offY * offY) < Covered * Covered)
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<(double X, double Y)> Starts(double[,] values)
    {
        for (int j = 0; j <= Cells; j++)
        {
            for (int i = 0; i <= Cells; i++)
            {
                (double x, double y) = ((double)i / Cells, (double)j / Cells);
                if (i < Cells && values[i, j] <= _level != values[i + 1, j] <= _level)
                {
                    double far = (i + 1.0) / Cells;
                    yield return values[i, j] <= _level ? Crossing(x, y, far, y) : Crossing(far, y, x, y);
                }

                if (j < Cells && values[i, j] <= _level != values[i, j + 1] <= _level)
                {
                    double far = (j + 1.0) / Cells;
                    yield return values[i, j] <= _level ? Crossing(x, y, x, far) : Crossing(x, far, x, y);
                }

                if (values[i, j] > _level && IsLeast(values, i, j) && Island(x, y) is { } inside)
                {
                    yield return Crossing(inside.X, inside.Y, Math.Min(1.0, inside.X + (1.0 / Cells)), inside.Y);
                }
            }
        }
    }

    private static bool IsLeast(double[,] values, int i, int j)
    {
        for (int m = Math.Max(0, i - 1); m <= Math.Min(Cells, i + 1); m++)
        {
            for (int n = Math.Max(0, j - 1); n <= Math.Min(Cells, j + 1); n++)
            {
                if (values[m, n] < values[i, j])
                {
                    return false;
                }
            }
        }

        return true;
    }

    // Descent by steps along the axes and diagonals, halved where none descends; a place below the level, or none.
    private (double X, double Y)? Island(double x, double y)
    {
        double best = _function(x, y);
        for (double step = 0.5 / Cells; step > 1e-4 && best > _level;)
        {
            (double X, double Y, double Value) next = (x, y, best);
            foreach ((int dx, int dy) in new[] { (1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1), (1, -1), (-1, 1) })
            {
                (double tryX, double tryY) = (Math.Clamp(x + (dx * step), 0.0, 1.0), Math.Clamp(y + (dy * step), 0.0, 1.0));
                double value = _function(tryX, tryY);
                next = value < next.Value ? (tryX, tryY, value) : next;
            }

            if (next.Value < best)
            {
                (x, y, best) = next;
            }
            else
            {
                step *= 0.5;
            }
        }

        return best <= _level ? (x, y) : null;
    }

    private (double X, double Y) Crossing(double insideX, double insideY, double outsideX, double outsideY)
    {
        for (int i = 0; i < 30; i++)
        {
            (double x, double y) = (0.5 * (insideX + outsideX), 0.5 * (insideY + outsideY));
            if (_function(x, y) <= _level)
            {
                (insideX, insideY) = (x, y);
            }
            else
            {
                (outsideX, outsideY) = (x, y);
            }
        }

        return (insideX, insideY);
    }
}
