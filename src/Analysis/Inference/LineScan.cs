namespace JparcSim.Analysis.Inference;

/// <summary>The least value of a function on [0, 1] that may have several valleys.</summary>
public static class LineScan
{
    /// <summary>Looks into every valley of an even scan, for which of them is the deepest shows only at its bottom.</summary>
    /// <param name="function">Function.</param>
    /// <param name="guess">A first guess of the place.</param>
    /// <param name="cells">Cells of the scan.</param>
    /// <param name="steps">Steps of <see cref="GoldenSection"/> in a valley.</param>
    public static (double Place, double Value) Least(Func<double, double> function, double guess, int cells, int steps)
    {
        double[] values = [.. Enumerable.Range(0, cells + 1).Select(i => function((double)i / cells))];
        (double Place, double Value) best = (guess, function(guess));
        for (int i = 0; i <= cells; i++)
        {
            if (values[i] > values[Math.Max(0, i - 1)] || values[i] > values[Math.Min(cells, i + 1)])
            {
                continue;
            }

            best = values[i] < best.Value ? ((double)i / cells, values[i]) : best;
            double place = GoldenSection.Minimise(function, Math.Max(0.0, (i - 1.0) / cells), Math.Min(1.0, (i + 1.0) / cells), steps);
            double value = function(place);
            best = value < best.Value ? (place, value) : best;
        }

        return best;
    }
}
