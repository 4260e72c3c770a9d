using JparcSim.Core.Random;

namespace JparcSim.Detector.Electronics;

/// <summary>Charge of n photo-electrons, in units of the mean charge of one.</summary>
/// <remarks>
/// One photo-electron gives a Gaussian truncated at zero and scaled to mean 1. Up to <see cref="TabulatedCount"/> the sum is convolved
/// numerically (grid of 0.01) and its quantile tabulated by the normal deviate; above it is a Cornish-Fisher
/// expansion to first order in the skewness g: the mean is exact, the variance too large by a part g^2 / 18 n, and the next term is below
/// 1e-3 of a standard deviation. One word.
/// </remarks>
public sealed class ChargeResponse
{
    internal const int TabulatedCount = 16;

    private const double Step = 0.01;
    private const double MaxDeviate = 8.5;          // a word cannot give more than 8.3
    private const int CellsPerDeviate = 32;
    private const int Cells = (int)(2.0 * MaxDeviate * CellsPerDeviate);
    private const double MaxWidths = 9.0;

    private readonly double[][] _quantiles = new double[TabulatedCount + 1][];
    private readonly double _skewness;

    /// <summary>Builds the tables.</summary>
    /// <param name="spread">Standard deviation of the Gaussian relative to its centre, before truncation.</param>
    public ChargeResponse(double spread)
    {
        double[] single = SinglePe(spread, out double mean);
        double[] sum = [1.0];
        for (int n = 1; n <= TabulatedCount; n++)
        {
            sum = Convolve(sum, single);
            _quantiles[n] = Quantiles(sum, n, mean);
        }

        double second = 0.0;
        double third = 0.0;
        for (int i = 0; i < single.Length; i++)
        {
            double off = ((i + 0.5) * Step / mean) - 1.0;
            second += single[i] * off * off;
            third += single[i] * off * off * off;
        }

        RelativeVariance = second;
        _skewness = third / (second * Math.Sqrt(second));
    }

    /// <summary>Variance of the charge of one photo-electron, in units of its mean squared.</summary>
    public double RelativeVariance { get; }

    /// <summary>A charge of n photo-electrons, mean n. One word, also for none.</summary>
    public double Sample(ref EventRandom random, int count)
    {
        double probability = random.Uniform();
        return count > 0 ? AtDeviate(NormalQuantile.Of(probability), count) : 0.0;
    }

    private double AtDeviate(double deviate, int count)
    {
        if (count > TabulatedCount)
        {
            double root = Math.Sqrt(count);
            double skewed = deviate + (_skewness / (6.0 * root) * ((deviate * deviate) - 1.0));
            return Math.Max(0.0, count + (root * Math.Sqrt(RelativeVariance) * skewed));
        }

        double place = (Math.Clamp(deviate, -MaxDeviate, MaxDeviate) + MaxDeviate) * CellsPerDeviate;
        int cell = Math.Min((int)place, Cells - 1);
        double[] table = _quantiles[count];
        return table[cell] + ((place - cell) * (table[cell + 1] - table[cell]));
    }

    // Probabilities of cells of width Step from zero on.
    private static double[] SinglePe(double spread, out double mean)
    {
        var cells = new double[(int)((1.0 + (MaxWidths * spread)) / Step) + 1];
        double kept = 1.0 - NormalTail.Below(-1.0 / spread);
        mean = 0.0;
        for (int i = 0; i < cells.Length; i++)
        {
            double from = ((i * Step) - 1.0) / spread;
            double to = (((i + 1) * Step) - 1.0) / spread;
            cells[i] =
                (from < 0.0 ? NormalTail.Below(to) - NormalTail.Below(from) : NormalTail.Below(-from) - NormalTail.Below(-to)) / kept;
            mean += cells[i] * (i + 0.5) * Step;
        }

        return cells;
    }

    private static double[] Convolve(double[] sum, double[] single)
    {
        var result = new double[sum.Length + single.Length - 1];
        for (int i = 0; i < sum.Length; i++)
        {
            for (int j = 0; j < single.Length; j++)
            {
                result[i + j] += sum[i] * single[j];
            }
        }

        return result;
    }

    // The cell i of the n-fold sum is centred on (i + n / 2) Step. Each tail is summed from its own end.
    private static double[] Quantiles(double[] cells, int count, double mean)
    {
        var table = new double[Cells + 1];
        double below = 0.0;
        int low = 0;
        for (int k = 0; k <= Cells / 2; k++)
        {
            double probability = NormalTail.Below(((double)k / CellsPerDeviate) - MaxDeviate);
            while (low < cells.Length - 1 && below + cells[low] < probability)
            {
                below += cells[low++];
            }

            table[k] = Math.Max(0.0, (low + ((probability - below) / cells[low]) + (0.5 * (count - 1))) * Step / mean);
        }

        double above = 0.0;
        int high = cells.Length - 1;
        for (int k = Cells; k > Cells / 2; k--)
        {
            double probability = NormalTail.Below(MaxDeviate - ((double)k / CellsPerDeviate));
            while (high > 0 && above + cells[high] < probability)
            {
                above += cells[high--];
            }

            table[k] = (high + 1 - ((probability - above) / cells[high]) + (0.5 * (count - 1))) * Step / mean;
        }

        return table;
    }
}
