namespace JparcSim.Analysis.Estimators;

/// <summary>The half-sample mode: the densest half of the densest half, and so on. No bins, no shape, robust against tails.</summary>
/// <remarks>D. R. Bickel and R. Fruehwirth, Comput. Stat. Data Anal. 50 (2006) 3500. Its error falls only
/// as n^-0.2, measured on Maxwell samples of 3000 to 100000 values, where errors quoted with it
/// have pulls of width one within 15 %.</remarks>
public static class HalfSampleMode
{
    private const int Subsamples = 32;
    private const double SpreadRatio = 2.0;   // 32^0.2

    /// <summary>The mode of the finite values.</summary>
    /// <returns>
    /// Null with fewer than 320 values. The error is half of the spread of the modes of 32 disjoint subsamples: 32^-0.2 = 1/2.
    /// </returns>
    public static Estimate? Of(ReadOnlySpan<double> values)
    {
        double[] finite = [.. values.ToArray().Where(double.IsFinite)];
        if (finite.Length < 10 * Subsamples)
        {
            return null;
        }

        double sum = 0.0;
        double squares = 0.0;
        double mode = ModeOf(finite, 0, 1);
        for (int first = 0; first < Subsamples; first++)
        {
            double fromMode = ModeOf(finite, first, Subsamples) - mode;
            sum += fromMode;
            squares += fromMode * fromMode;
        }

        double variance = (squares - (sum * sum / Subsamples)) / (Subsamples - 1);
        return new Estimate(mode, Math.Sqrt(variance) / SpreadRatio);
    }

    // Every so-manieth value in the order of the column, which knows nothing of the values.
    private static double ModeOf(double[] values, int first, int stride)
    {
        double[] chosen = [.. values.Where((_, i) => i % stride == first)];
        Array.Sort(chosen);
        return OfSorted(chosen);
    }

    /// <summary>The mode of ascending values; NaN for none.</summary>
    internal static double OfSorted(ReadOnlySpan<double> sorted)
    {
        while (sorted.Length > 2)
        {
            int half = (sorted.Length + 1) / 2;
            int densest = 0;
            for (int i = 1; i + half <= sorted.Length; i++)
            {
                if (sorted[i + half - 1] - sorted[i] < sorted[densest + half - 1] - sorted[densest])
                {
                    densest = i;
                }
            }

            sorted = sorted.Slice(densest, half);
        }

        return sorted.Length == 0 ? double.NaN : 0.5 * (sorted[0] + sorted[^1]);
    }
}
