namespace JparcSim.Analysis.Inference;

/// <summary>An interval of a parameter; an end is null where the range of the parameter ends before the interval does.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct ParameterInterval(double? Low, double? High);

/// <summary>Where a function lies below a level: one interval or several.</summary>
/// <remarks>A scan of the range finds the valleys, bisection their borders. A valley narrower than a scan step is found by its least value.</remarks>
public static class IntervalFinder
{
    private const int ScanPoints = 240;
    private const int Bisections = 40;

    /// <summary>Finds the intervals.</summary>
    /// <param name="function">The function, of the parameter.</param>
    /// <param name="axis">The range.</param>
    /// <param name="level">The level.</param>
    /// <param name="bestFit">A place below the level.</param>
    public static IReadOnlyList<ParameterInterval> Below(Func<double, double> function, ParameterAxis axis, double level, double bestFit)
    {
        double[] places = [.. Enumerable.Range(0, ScanPoints + 1).Select(i => (double)i / ScanPoints).Append(Math.Clamp(axis.PlaceOf(bestFit), 0.0, 1.0)).Distinct().Order()];
        var points = places.Select(place => (Place: place, Value: At(place))).ToList();
        for (int i = points.Count - 2; i > 0; i--)
        {
            if (points[i].Value > level && points[i].Value < points[i - 1].Value && points[i].Value < points[i + 1].Value)
            {
                double least = GoldenSection.Minimise(At, points[i - 1].Place, points[i + 1].Place);
                points.Add((least, At(least)));
            }
        }

        points.Sort((a, b) => a.Place.CompareTo(b.Place));
        var intervals = new List<ParameterInterval>();
        double? low = null;
        for (int i = 0; i < points.Count; i++)
        {
            bool isIn = points[i].Value <= level;
            if (isIn && (i == 0 || points[i - 1].Value > level))
            {
                low = i == 0 ? null : Border(points[i].Place, points[i - 1].Place);
            }

            if (isIn && (i == points.Count - 1 || points[i + 1].Value > level))
            {
                intervals.Add(new ParameterInterval(low, i == points.Count - 1 ? null : Border(points[i].Place, points[i + 1].Place)));
            }
        }

        return intervals;

        double At(double place) => function(axis.At(place));

        double Border(double inside, double outside)
        {
            for (int i = 0; i < Bisections; i++)
            {
                double middle = 0.5 * (inside + outside);
                (inside, outside) = At(middle) <= level ? (middle, outside) : (inside, middle);
            }

            return axis.At(0.5 * (inside + outside));
        }
    }
}

/// <summary>Minimisation of a function of one variable.</summary>
public static class GoldenSection
{
    private const double Ratio = 0.6180339887498949;
    private const int Steps = 30;

    /// <summary>The place of a least value between two places around it.</summary>
    public static double Minimise(Func<double, double> function, double low, double high, int steps = Steps)
    {
        double a = high - (Ratio * (high - low));
        double b = low + (Ratio * (high - low));
        double atA = function(a);
        double atB = function(b);
        for (int i = 0; i < steps; i++)
        {
            if (atA < atB)
            {
                (high, b, atB) = (b, a, atA);
                a = high - (Ratio * (high - low));
                atA = function(a);
            }
            else
            {
                (low, a, atA) = (a, b, atB);
                b = low + (Ratio * (high - low));
                atB = function(b);
            }
        }

        return atA < atB ? a : b;
    }
}
