namespace JparcSim.Analysis.Estimators;

/// <summary>The half-sample mode: the densest half of the densest half, and so on. No bins, no shape, robust against tails.</summary>
/// <remarks>
/// D. R. Bickel and R. Fruehwirth, Comput. Stat. Data Anal. 50 (2006) 3500. Its error falls only as n^-0.2: where a fit begins, not a result.
/// </remarks>
internal static class HalfSampleMode
{
    /// <summary>The mode of ascending values; NaN for none.</summary>
    public static double OfSorted(ReadOnlySpan<double> sorted)
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
