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
    private const int Bisections = 28;

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
