namespace JparcSim.Analysis.Inference;

/// <summary>Level lines of a function on the unit square, followed step by step.</summary>
/// <remarks>
/// A coarse grid and the descent from its local least values find where lines begin, so that islands smaller than its cells are
/// found, too; the lines are then followed by steps along the tangent, each corrected along the gradient and shortened where the line bends.
/// </remarks>
public sealed class ContourTracer
{
    private const int Cells = SquareScan.Cells;
    private const double Covered = 2e-3;
    private const double LeastStep = 1e-4;
    private const double Tolerance = 1e-3;
    private const double RelativeTolerance = 0.01;

    private readonly SquareScan _scan;
    private readonly double _level;
    private readonly LevelStepper _stepper;

    /// <summary>Prepares the search.</summary>
    /// <param name="scan">The function and its values on a grid.</param>
    /// <param name="least">Its least value.</param>
    /// <param name="rise">The level above that.</param>
    public ContourTracer(SquareScan scan, double least, double rise)
    {
        _scan = scan;
        _level = least + rise;
        _stepper = new LevelStepper(scan.Function, _level, Math.Min(Tolerance, RelativeTolerance * rise));
    }

    /// <summary>All lines.</summary>
    public IReadOnlyList<LevelLine> Trace()
    {
        var lines = new List<LevelLine>();
        foreach ((double x, double y) in Starts())
        {
            if (!lines.Any(line => Passes(line.Points, x, y)))
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

    private IEnumerable<(double X, double Y)> Starts()
    {
        for (int j = 0; j <= Cells; j++)
        {
            for (int i = 0; i <= Cells; i++)
            {
                (double x, double y) = ((double)i / Cells, (double)j / Cells);
                if (i < Cells && _scan[i, j] <= _level != _scan[i + 1, j] <= _level)
                {
                    double far = (i + 1.0) / Cells;
                    yield return _scan[i, j] <= _level ? Crossing(x, y, far, y) : Crossing(far, y, x, y);
                }

                if (j < Cells && _scan[i, j] <= _level != _scan[i, j + 1] <= _level)
                {
                    double far = (j + 1.0) / Cells;
                    yield return _scan[i, j] <= _level ? Crossing(x, y, x, far) : Crossing(x, far, x, y);
                }

                if (_scan[i, j] > _level && _scan.IsLeast(i, j) && _scan.Descend(x, y, LeastStep, _level) is { } inside && inside.Value <= _level)
                {
                    yield return Crossing(inside.X, inside.Y, x, y);
                }
            }
        }
    }

    private (double X, double Y) Crossing(double insideX, double insideY, double outsideX, double outsideY)
    {
        for (int i = 0; i < 30; i++)
        {
            (double x, double y) = (0.5 * (insideX + outsideX), 0.5 * (insideY + outsideY));
            if (_scan.Function(x, y) <= _level)
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
