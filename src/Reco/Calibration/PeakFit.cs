using JparcSim.Core.Numerics;

namespace JparcSim.Reco.Calibration;

/// <summary>Binned maximum likelihood of a Gaussian within a window.</summary>
internal static class PeakFit
{
    private const int BinCount = 40;
    private const int MaxIterations = 50;
    private const double Tolerance = 1e-9;

    /// <summary>Fits height, place and width to the entries within [low, high).</summary>
    /// <param name="sorted">Entries in ascending order.</param>
    /// <param name="low">Lower end of the window.</param>
    /// <param name="high">Upper end.</param>
    /// <returns>Place, width, and the error of the place.</returns>
    /// <exception cref="CalibrationException">The entries have no peak within the window.</exception>
    public static (double Peak, double Width, double PeakError) Gaussian(ReadOnlySpan<double> sorted, double low, double high)
    {
        double binWidth = (high - low) / BinCount;
        Span<double> counts = stackalloc double[BinCount];
        counts.Clear();
        double total = 0.0;
        double most = 0.0;
        foreach (double x in sorted)
        {
            if (x >= low && x < high)
            {
                int bin = Math.Min(BinCount - 1, (int)((x - low) / binWidth));
                counts[bin]++;
                total++;
                most = Math.Max(most, counts[bin]);
            }
        }

        if (total < EnergyScale.LeastEntries)
        {
            throw new CalibrationException($"{total} captures between {low:G4} and {high:G4} units, where the energy scale needs {EnergyScale.LeastEntries}");
        }

        // Parameters: logarithm of the height, place, logarithm of the width.
        Span<double> parameters = [Elementary.Log(most), 0.5 * (low + high), Elementary.Log(0.33 * (high - low))];
        Span<double> matrix = stackalloc double[9];
        Span<double> step = stackalloc double[3];
        for (int iteration = 0; iteration < MaxIterations; iteration++)
        {
            Score(counts, low, binWidth, parameters, matrix, step);
            if (!SymmetricSolver.Solve(matrix, step, 3))
            {
                break;
            }

            double width = Elementary.Exp(parameters[2]);
            double largest = Math.Max(Math.Abs(step[0]), Math.Max(Math.Abs(step[1]) / width, Math.Abs(step[2])));
            double shrink = Math.Min(1.0, 0.3 / Math.Max(0.3, largest));
            for (int i = 0; i < 3; i++)
            {
                parameters[i] += shrink * step[i];
            }

            if (largest < Tolerance)
            {
                return (parameters[1], width, PlaceError(matrix));
            }
        }

        throw new CalibrationException($"no peak of captures between {low:G4} and {high:G4} units");
    }

    // From the Cholesky factor that the solver left behind: the variance of the place is the second unit vector's inverse image.
    private static double PlaceError(ReadOnlySpan<double> factor)
    {
        double second = 1.0 / factor[4];
        double third = -factor[7] * second / factor[8];
        return Math.Sqrt((second * second) + (third * third));
    }

    private static void Score(
        ReadOnlySpan<double> counts, double low, double binWidth, ReadOnlySpan<double> parameters, Span<double> matrix, Span<double> score)
    {
        matrix.Clear();
        score.Clear();
        double width = Elementary.Exp(parameters[2]);
        for (int bin = 0; bin < counts.Length; bin++)
        {
            double t = (low + ((bin + 0.5) * binWidth) - parameters[1]) / width;
            double mu = Elementary.Exp(parameters[0] - (0.5 * t * t));
            ReadOnlySpan<double> byLog = [1.0, t / width, t * t];
            for (int i = 0; i < 3; i++)
            {
                score[i] += (counts[bin] - mu) * byLog[i];
                for (int j = 0; j <= i; j++)
                {
                    matrix[(i * 3) + j] += mu * byLog[i] * byLog[j];
                }
            }
        }
    }
}
