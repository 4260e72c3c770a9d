namespace JparcSim.Reco;

/// <summary>Solution of small symmetric positive definite systems, always in the same order of operations.</summary>
internal static class Cholesky
{
    /// <summary>Solves matrix x = right in place; false when the matrix is not positive definite.</summary>
    /// <param name="matrix">Row-major; the lower triangle is read and overwritten. Shape: size x size.</param>
    /// <param name="right">Right-hand side; becomes the solution. Shape: size.</param>
    /// <param name="size">Number of unknowns.</param>
    public static bool TrySolve(Span<double> matrix, Span<double> right, int size)
    {
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = matrix[(i * size) + j];
                for (int k = 0; k < j; k++)
                {
                    sum -= matrix[(i * size) + k] * matrix[(j * size) + k];
                }

                if (j < i)
                {
                    matrix[(i * size) + j] = sum / matrix[(j * size) + j];
                }
                else if (sum > 0.0 && double.IsFinite(sum))
                {
                    matrix[(i * size) + i] = Math.Sqrt(sum);
                }
                else
                {
                    return false;
                }
            }
        }

        for (int i = 0; i < size; i++)
        {
            for (int k = 0; k < i; k++)
            {
                right[i] -= matrix[(i * size) + k] * right[k];
            }

            right[i] /= matrix[(i * size) + i];
        }

        for (int i = size - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < size; k++)
            {
                right[i] -= matrix[(k * size) + i] * right[k];
            }

            right[i] /= matrix[(i * size) + i];
        }

        return true;
    }
}
