namespace JparcSim.Analysis.Inference;

/// <summary>Follows one level line of a function on the unit square.</summary>
/// <param name="function">The function.</param>
/// <param name="level">The level.</param>
internal sealed class LevelStepper(Func<double, double, double> function, double level)
{
    private const double Difference = 2e-6;
    private const double LongestStep = 0.015;
    private const double FirstStep = 0.002;
    private const double ShortestStep = 2e-5;
    private const double SharpTurn = 0.25;
    private const double GentleTurn = 0.08;
    private const double Enough = 1e-3;
    private const int MaxPoints = 4000;
    private const int MaxCorrections = 8;

    /// <summary>The whole line through a place on it.</summary>
    public IReadOnlyList<(double X, double Y)> Follow(double x, double y)
    {
        List<(double X, double Y)> ahead = Follow(x, y, 1.0, out bool isClosed);
        if (isClosed)
        {
            return ahead;
        }

        List<(double X, double Y)> behind = Follow(x, y, -1.0, out _);
        behind.Reverse();
        return [.. behind, .. ahead.Skip(1)];
    }

    private static bool IsInside(double x, double y) => x is >= 0.0 and <= 1.0 && y is >= 0.0 and <= 1.0;

    private static double Distance((double X, double Y) a, (double X, double Y) b) =>
        Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));

    private List<(double X, double Y)> Follow(double x, double y, double sense, out bool isClosed)
    {
        var line = new List<(double X, double Y)> { (x, y) };
        (double X, double Y) tangent = Tangent(x, y, sense);
        double step = FirstStep;
        isClosed = false;
        while (line.Count < MaxPoints)
        {
            (double fromX, double fromY) = line[^1];
            (double nextX, double nextY) = (fromX + (step * tangent.X), fromY + (step * tangent.Y));
            if (!IsInside(nextX, nextY))
            {
                line.Add(AtBorder(fromX, fromY, tangent));
                return line;
            }

            bool isOn = Correct(ref nextX, ref nextY);
            (double X, double Y) turned = isOn ? Tangent(nextX, nextY, sense) : tangent;
            double straightness = (turned.X * tangent.X) + (turned.Y * tangent.Y);
            double turn = Math.Sqrt(Math.Max(0.0, 2.0 - (2.0 * straightness)));
            double moved = Distance((nextX, nextY), (fromX, fromY));
            if ((!isOn || turn > SharpTurn || moved > 1.5 * step || moved < 0.5 * step) && step > ShortestStep)
            {
                step *= 0.5;
                continue;
            }

            if (!isOn)
            {
                return line;
            }

            if (line.Count > 3 && Distance((nextX, nextY), line[0]) < Math.Max(moved, ShortestStep))
            {
                line.Add(line[0]);
                isClosed = true;
                return line;
            }

            line.Add((nextX, nextY));
            tangent = turned;
            step = turn < GentleTurn ? Math.Min(LongestStep, 1.5 * step) : step;
        }

        return line;
    }

    private bool Correct(ref double x, ref double y)
    {
        for (int i = 0; i < MaxCorrections; i++)
        {
            double excess = function(x, y) - level;
            if (Math.Abs(excess) < Enough)
            {
                return true;
            }

            (double gx, double gy) = Gradient(x, y);
            double square = (gx * gx) + (gy * gy);
            if (!(square > 0.0))
            {
                return false;
            }

            x = Math.Clamp(x - (excess * gx / square), 0.0, 1.0);
            y = Math.Clamp(y - (excess * gy / square), 0.0, 1.0);
        }

        return false;
    }

    private (double X, double Y) Tangent(double x, double y, double sense)
    {
        (double gx, double gy) = Gradient(x, y);
        double length = Math.Sqrt((gx * gx) + (gy * gy));
        return length > 0.0 ? (-sense * gy / length, sense * gx / length) : (sense, 0.0);
    }

    private (double X, double Y) Gradient(double x, double y)
    {
        (double left, double right) = (Math.Max(0.0, x - Difference), Math.Min(1.0, x + Difference));
        (double down, double up) = (Math.Max(0.0, y - Difference), Math.Min(1.0, y + Difference));
        return ((function(right, y) - function(left, y)) / (right - left), (function(x, up) - function(x, down)) / (up - down));
    }

    private static (double X, double Y) AtBorder(double x, double y, (double X, double Y) tangent)
    {
        double alongX = tangent.X > 0.0 ? (1.0 - x) / tangent.X : tangent.X < 0.0 ? -x / tangent.X : double.PositiveInfinity;
        double alongY = tangent.Y > 0.0 ? (1.0 - y) / tangent.Y : tangent.Y < 0.0 ? -y / tangent.Y : double.PositiveInfinity;
        double along = Math.Min(alongX, alongY);
        return (Math.Clamp(x + (along * tangent.X), 0.0, 1.0), Math.Clamp(y + (along * tangent.Y), 0.0, 1.0));
    }
}
