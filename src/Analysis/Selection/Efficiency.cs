namespace JparcSim.Analysis.Selection;

/// <summary>A fraction of counts with its statistical error.</summary>
/// <param name="Value">Kept over tried.</param>
/// <param name="Error">68 % error.</param>
public readonly record struct Efficiency(double Value, double Error)
{
    /// <summary>The fraction; null when nothing was tried.</summary>
    /// <remarks>
    /// The error is the half-width of Wilson's score interval at one standard deviation (E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209):
    /// the binomial error for large numbers, and not zero when none or all are kept. When one event makes several pairs there can be more
    /// kept than tried; then it is the Poisson error of the kept.
    /// </remarks>
    public static Efficiency? Of(long kept, long tried)
    {
        if (tried <= 0)
        {
            return null;
        }

        double n = tried;
        double p = kept / n;
        double error = kept <= tried
            ? Math.Sqrt((p * (1.0 - p) / n) + (0.25 / (n * n))) / (1.0 + (1.0 / n))
            : Math.Sqrt(kept) / n;
        return new Efficiency(p, error);
    }
}
