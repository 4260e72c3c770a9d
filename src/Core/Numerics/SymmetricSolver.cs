namespace JparcSim.Core.Numerics;

/// <summary>Small symmetric positive definite systems by Cholesky's factors, in place and without allocation.</summary>
public static class SymmetricSolver
{
    // A pivot this far below its diagonal element is rounding, not information.
    private const double SmallestPivot = 1e-14;

    /// <summary>Solves A x = b.</summary>
    /// <param name="matrix">
    /// A by rows, of which the lower triangle is read; afterwards it holds the lower factor L with A = L L^T. Shape: n x n.
    /// </param>
    /// <param name="rightHandSide">b; afterwards x, or unchanged when there is no solution. Shape: n.</param>
    /// <param name="n">Number of unknowns.</param>
    /// <returns>False when A is not positive definite to 1e-14 of its diagonal, or not finite.</returns>
    public static bool Solve(Span<double> matrix, Span<double> rightHandSide, int n)
    {
        if (!Factorize(matrix, n))
        {
            return false;
        }

        Substitute(matrix, rightHandSide, n);
        return true;
    }

    /// <summary>Replaces the lower triangle of A by its factor L; false when A is not positive definite.</summary>
    public static bool Factorize(Span<double> matrix, int n)
    {
        for (int j = 0; j < n; j++)
        {
            Span<double> row = matrix.Slice(j * n, n);
            for (int k = 0; k < j; k++)
            {
                double sum = row[k];
                for (int m = 0; m < k; m++)
                {
                    sum -= row[m] * matrix[(k * n) + m];
                }

                row[k] = sum / matrix[(k * n) + k];
            }

            double pivot = row[j];
            for (int k = 0; k < j; k++)
            {
                pivot -= row[k] * row[k];
            }

            if (!(pivot > SmallestPivot * row[j]) || double.IsInfinity(pivot))
            {
                return false;
            }

            row[j] = Math.Sqrt(pivot);
        }

        return true;
    }

    /// <summary>Solves L L^T x = b for a factor from <see cref="Factorize"/>: further right-hand sides, columns of the inverse.</summary>
    public static void Substitute(ReadOnlySpan<double> factor, Span<double> rightHandSide, int n)
    {
        for (int i = 0; i < n; i++)
        {
            double sum = rightHandSide[i];
            for (int k = 0; k < i; k++)
            {
                sum -= factor[(i * n) + k] * rightHandSide[k];
            }

            rightHandSide[i] = sum / factor[(i * n) + i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            double sum = rightHandSide[i];
            for (int k = i + 1; k < n; k++)
            {
                sum -= factor[(k * n) + i] * rightHandSide[k];
            }

            rightHandSide[i] = sum / factor[(i * n) + i];
        }
    }
}
