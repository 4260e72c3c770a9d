namespace JparcSim.Analysis.Estimators;

/// <summary>How far a reconstructed coordinate lies from a reference: the light centroid or the production point.</summary>
/// <param name="MeanMm">Mean of the residuals, all of them, mm.</param>
/// <param name="Core">Gaussian about the top, within two of its standard deviations, mm; null when none fits.</param>
/// <param name="RobustWidthMm">Half of the central 68 % interval, mm.</param>
public sealed record VertexResidual(Estimate MeanMm, GaussianPeak? Core, Estimate RobustWidthMm)
{
    private const int MinCount = 50;

    /// <summary>Of one coordinate.</summary>
    /// <returns>Null with fewer than 50 finite residuals.</returns>
    public static VertexResidual? Of(ReadOnlySpan<double> recoMm, ReadOnlySpan<double> referenceMm)
    {
        double[] residuals = new double[recoMm.Length];
        for (int i = 0; i < residuals.Length; i++)
        {
            residuals[i] = recoMm[i] - referenceMm[i];
        }

        double[] sorted = Sample.SortedWithin(residuals, double.MinValue, double.MaxValue);
        if (sorted.Length < MinCount)
        {
            return null;
        }

        double mean = Sample.Sum(sorted) / sorted.Length;
        double squares = 0.0;
        foreach (double residual in sorted)
        {
            squares += (residual - mean) * (residual - mean);
        }

        double error = Math.Sqrt(squares / (sorted.Length - 1.0) / sorted.Length);
        return new VertexResidual(
            new Estimate(mean, error), GaussianPeak.Fit(residuals, halfWindowSigmas: 2.0), RobustWidth.OfSorted(sorted));
    }
}
