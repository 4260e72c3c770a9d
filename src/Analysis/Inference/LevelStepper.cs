namespace JparcSim.Analysis.Inference;

/// <summary>Follows one level line of a function on the unit square.</summary>
/// <remarks>
/// A step goes along the tangent and returns to the line along the last gradient: a new one costs two evaluations, a place one.
/// </remarks>
/// <param name="function">The function.</param>
/// <param name="level">The level.</param>
/// <param name="tolerance">Difference from the level that counts as none.</param>
internal sealed class LevelStepper(Func<double, double, double> function, double level, double tolerance)
{
    private const double Difference = 2e-6;
    private const double LongestStep = 0.015;
    private const double FirstStep = 0.002;
    private const double ShortestStep = 2e-5;
    private const double SharpTurn = 0.25;
    private const double GentleTurn = 0.08;
    private const double MaxTurnAtEnd = 0.8;
    private const double OnChord = 0.1;
    private const int MaxPoints = 4000;
    private const int MaxCorrections = 8;
    private const int MaxSharpEnds = 16;
    private const double NearBorder = 5e-4;

    private enum End
    {
        Closed,
        AtBorder,
        Lost,
    }

    /// <summary>The line through a place on it.</summary>
    public LevelLine Follow(double x, double y)
    {
        List<(double X, double Y)> ahead = Follow(x, y, 1.0, out End end);
        if (end == End.Closed)
        {
            return new LevelLine(ahead, true);
        }

        List<(double X, double Y)> behind = Follow(x, y, -1.0, out End other);
        behind.Reverse();
        return new LevelLine([.. behind, .. ahead.Skip(1)], end != End.Lost && other != End.Lost);
    }

    private static bool IsInside(double x, double y) => x is >= 0.0 and <= 1.0 && y is >= 0.0 and <= 1.0;

    private static double Distance((double X, double Y) a, (double X, double Y) b) =>
        Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));

    private List<(double X, double Y)> Follow(double x, double y, double sense, out End end)
    {
        var line = new List<(double X, double Y)> { (x, y) };
        (double X, double Y) gradient = Gradient(x, y, function(x, y));
        (double X, double Y) tangent = Tangent(gradient, sense);
        (double X, double Y) first = tangent;
        double step = FirstStep;
        bool hasLeft = false;
        int ends = 0;
        end = End.Lost;
        while (line.Count < MaxPoints)
        {
            (double fromX, double fromY) = line[^1];
            (double nextX, double nextY) = (fromX + (step * tangent.X), fromY + (step * tangent.Y));
            if (!IsInside(nextX, nextY))
            {
                if (step > NearBorder)
                {
                    step *= 0.5;
                    continue;
                }

                (double borderX, double borderY) = AtBorder(fromX, fromY, tangent);
                end = CorrectAlong(ref borderX, ref borderY) ? End.AtBorder : End.Lost;
                line.Add((borderX, borderY));
                return line;
            }

            (double X, double Y) nextGradient = gradient;
            bool isOn = Correct(ref nextX, ref nextY, ref nextGradient);
            (double X, double Y) turned = isOn ? Tangent(nextGradient, sense) : tangent;
            double turn = Distance(turned, tangent);
            double moved = Distance((nextX, nextY), (fromX, fromY));
            if ((!isOn || turn > SharpTurn || moved > 1.5 * step || moved < 0.5 * step) && step > ShortestStep)
            {
                step *= 0.5;
                continue;
            }

            if (!isOn)
            {
                if (++ends > MaxSharpEnds || SharpEnd.Round(function, level, line[^1], tangent, gradient) is not { } round)
                {
                    return line;
                }

                line.Add(round);
                gradient = Gradient(round.X, round.Y, function(round.X, round.Y));
                tangent = Tangent(gradient, sense);
                continue;
            }

            double error = 2.0 * tolerance / Length(nextGradient);
            hasLeft |= line.Count > 3 && Distance((nextX, nextY), line[0]) > 4.0 * error;
            if (hasLeft && Distance(turned, first) < MaxTurnAtEnd
                && IsBetween(line[0], (fromX, fromY), (nextX, nextY), error))
            {
                line.Add(line[0]);
                end = End.Closed;
                return line;
            }

            line.Add((nextX, nextY));
            (gradient, tangent) = (nextGradient, turned);
            step = turn < GentleTurn ? Math.Min(LongestStep, 1.5 * step) : step;
        }

        return line;
    }

    private static double Length((double X, double Y) gradient) => Math.Sqrt((gradient.X * gradient.X) + (gradient.Y * gradient.Y));

    // Near the chord of a step: the other border of a thin region may be nearer than the step is long.
    private static bool IsBetween((double X, double Y) place, (double X, double Y) from, (double X, double Y) to, double error)
    {
        double length = Math.Max(ShortestStep, Distance(from, to));
        (double alongX, double alongY) = ((to.X - from.X) / length, (to.Y - from.Y) / length);
        double ahead = ((place.X - from.X) * alongX) + ((place.Y - from.Y) * alongY);
        double aside = ((place.Y - from.Y) * alongX) - ((place.X - from.X) * alongY);
        double slack = (OnChord * length) + error;
        return ahead >= -slack && ahead <= length + slack && Math.Abs(aside) <= slack;
    }

    // Leaves the gradient at the place that it ends at.
    private bool Correct(ref double x, ref double y, ref (double X, double Y) gradient)
    {
        for (int i = 0; i < MaxCorrections; i++)
        {
            double value = function(x, y);
            double excess = value - level;
            bool isOn = Math.Abs(excess) < tolerance;
            gradient = isOn || i > 0 ? Gradient(x, y, value) : gradient;
            double square = (gradient.X * gradient.X) + (gradient.Y * gradient.Y);
            if (isOn || !(square > 0.0))
            {
                return isOn;
            }

            x = Math.Clamp(x - (excess * gradient.X / square), 0.0, 1.0);
            y = Math.Clamp(y - (excess * gradient.Y / square), 0.0, 1.0);
        }

        return false;
    }

    // Along the side of the square that the place is on.
    private bool CorrectAlong(ref double x, ref double y)
    {
        bool isUpright = x is <= 0.0 or >= 1.0;
        for (int i = 0; i < MaxCorrections; i++)
        {
            double value = function(x, y);
            if (Math.Abs(value - level) < tolerance)
            {
                return true;
            }

            (double X, double Y) gradient = Gradient(x, y, value);
            (x, y) = isUpright ? (x, Math.Clamp(y - ((value - level) / gradient.Y), 0.0, 1.0)) : (Math.Clamp(x - ((value - level) / gradient.X), 0.0, 1.0), y);
        }

        return false;
    }

    private static (double X, double Y) Tangent((double X, double Y) gradient, double sense)
    {
        double length = Length(gradient);
        return length > 0.0 ? (-sense * gradient.Y / length, sense * gradient.X / length) : (sense, 0.0);
    }

    // Differences away from the nearer border.
    private (double X, double Y) Gradient(double x, double y, double value)
    {
        double alongX = x < 0.5 ? Difference : -Difference;
        double alongY = y < 0.5 ? Difference : -Difference;
        return ((function(x + alongX, y) - value) / alongX, (function(x, y + alongY) - value) / alongY);
    }

    private static (double X, double Y) AtBorder(double x, double y, (double X, double Y) tangent)
    {
        double alongX = tangent.X > 0.0 ? (1.0 - x) / tangent.X : tangent.X < 0.0 ? -x / tangent.X : double.PositiveInfinity;
        double alongY = tangent.Y > 0.0 ? (1.0 - y) / tangent.Y : tangent.Y < 0.0 ? -y / tangent.Y : double.PositiveInfinity;
        return alongX < alongY
            ? (tangent.X > 0.0 ? 1.0 : 0.0, Math.Clamp(y + (alongX * tangent.Y), 0.0, 1.0))
            : (Math.Clamp(x + (alongY * tangent.X), 0.0, 1.0), tangent.Y > 0.0 ? 1.0 : 0.0);
    }
}

/// <summary>A level line.</summary>
/// <param name="Points">Its points; a closed line ends where it begins.</param>
/// <param name="IsWhole">Whether it is closed or ends on the border of the square; otherwise it was lost, at one end or both.</param>
public readonly record struct LevelLine(IReadOnlyList<(double X, double Y)> Points, bool IsWhole);
