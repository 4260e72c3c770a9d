using JparcSim.Core.Numerics;

namespace JparcSim.Analysis.Estimators;

/// <summary>How far a reconstructed coordinate lies from a reference: the light centroid or the production point.</summary>
/// <param name="MeanMm">Mean of the residuals, all of them, mm.</param>
/// <param name="Core">Gaussian about the top, within two of its standard deviations, mm; null when none fits.</param>
public sealed record VertexResidual(Estimate MeanMm, GaussianPeak? Core)
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

        var moments = new RunningMoments();
        foreach (double residual in residuals)
        {
            if (double.IsFinite(residual))
            {
                moments.Add(residual);
            }
        }

        return moments.Count < MinCount
            ? null
            : new VertexResidual(new Estimate(moments.Mean, moments.ErrorOfMean), GaussianPeak.Fit(residuals, halfWindowSigmas: 2.0));
    }
}
