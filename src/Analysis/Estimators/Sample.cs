namespace JparcSim.Analysis.Estimators;

/// <summary>Small things done to columns of numbers.</summary>
internal static class Sample
{
    /// <summary>The finite values in [<paramref name="min"/>, <paramref name="max"/>], ascending.</summary>
    public static double[] SortedWithin(ReadOnlySpan<double> values, double min, double max)
    {
        var kept = new List<double>(values.Length);
        foreach (double value in values)
        {
            if (double.IsFinite(value) && value >= min && value <= max)
            {
                kept.Add(value);
            }
        }

        kept.Sort();
        return [.. kept];
    }

    /// <summary>Sum in order.</summary>
    public static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0.0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum;
    }
}
