using JparcSim.Core.Numerics;

namespace JparcSim.Reco.Fitting;

/// <summary>The steps of Fisher scoring, with what the expected information misses of the curvature learnt on the way.</summary>
/// <remarks>
/// Close to a photomultiplier the observed curvature differs from the Fisher information by factors, and plain scoring oscillates. The
/// difference is kept as a matrix of its own with a symmetric rank-one update per step, as NL2SOL does for least squares with large
/// residuals (J. E. Dennis, D. M. Gay, R. E. Welsch, ACM TOMS 7 (1981) 348). Far from the walls it stays small.
/// </remarks>
internal static class ScoringStep
{
    private const int N = FitBuffers.ParameterCount;
    private const double FrozenStiffness = 1e6;
    private const double LeastUpdate = 0.2;          // of the cosine between step and misfit: below, the update would be wild

    /// <summary>Solves (information + excess + damping) step = score at the best point; false when no step exists.</summary>
    /// <param name="damping">Share of the information's diagonal that is added to it.</param>
    /// <param name="frozenX">First component of a horizontal unit vector along which the vertex must not move; 0 for none.</param>
    /// <param name="frozenY">Second component.</param>
    /// <param name="frozenZ">1 when z must not move, else 0.</param>
    /// <param name="buffers">Memory of the fit; receives the step.</param>
    public static bool TrySolve(double damping, double frozenX, double frozenY, double frozenZ, FitBuffers buffers)
    {
        if (TryOnce(1.0, damping, frozenX, frozenY, frozenZ, buffers))
        {
            return true;
        }

        Array.Clear(buffers.Excess);
        return TryOnce(0.0, damping, frozenX, frozenY, frozenZ, buffers);
    }

    /// <summary>Predicted rise of the log likelihood along the step.</summary>
    public static double Gain(FitBuffers buffers)
    {
        double gain = 0.0;
        for (int i = 0; i < N; i++)
        {
            gain += 0.5 * buffers.Step[i] * buffers.BestScore[i];
        }

        return gain;
    }

    /// <summary>
    /// Learns from the change of score between the best point and the one evaluated last; <c>Step</c> is the way between them.
    /// </summary>
    public static void Learn(FitBuffers buffers)
    {
        Span<double> rest = stackalloc double[N];
        double along = 0.0;
        double restLength = 0.0;
        double stepLength = 0.0;
        for (int i = 0; i < N; i++)
        {
            rest[i] = buffers.BestScore[i] - buffers.Score[i];
            for (int j = 0; j < N; j++)
            {
                rest[i] -= (buffers.Information[(i * N) + j] + buffers.Excess[(i * N) + j]) * buffers.Step[j];
            }

            double scale = buffers.Information[(i * N) + i];
            along += rest[i] * buffers.Step[i];
            restLength += rest[i] * rest[i] / scale;
            stepLength += buffers.Step[i] * buffers.Step[i] * scale;
        }

        if (!(Math.Abs(along) > LeastUpdate * Math.Sqrt(restLength * stepLength)))
        {
            return;
        }

        for (int i = 0; i < N; i++)
        {
            for (int j = 0; j < N; j++)
            {
                buffers.Excess[(i * N) + j] += rest[i] * rest[j] / along;
            }
        }
    }

    private static bool TryOnce(double excessShare, double damping, double frozenX, double frozenY, double frozenZ, FitBuffers buffers)
    {
        double[] matrix = buffers.Matrix;
        double[] information = buffers.BestInformation;
        for (int i = 0; i < matrix.Length; i++)
        {
            matrix[i] = information[i] + (excessShare * buffers.Excess[i]);
        }

        for (int i = 0; i < N; i++)
        {
            matrix[(i * N) + i] += damping * information[(i * N) + i];
        }

        double stiffness = FrozenStiffness * (information[0] + information[5] + information[10]);
        matrix[0] += stiffness * frozenX * frozenX;
        matrix[4] += stiffness * frozenX * frozenY;
        matrix[5] += stiffness * frozenY * frozenY;
        matrix[10] += stiffness * frozenZ;
        buffers.BestScore.AsSpan().CopyTo(buffers.Step);
        return SymmetricSolver.Solve(matrix, buffers.Step, N);
    }
}
