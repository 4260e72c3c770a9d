using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using JparcSim.Detector.Recoil;

namespace JparcSim.Pipeline.Recoils;

/// <summary>From true recoils to bins of reconstructed recoil energy whose borders carry a common scale.</summary>
/// <remarks>Exact at Chebyshev points of the scale, interpolated by their polynomial between: to better than 1e-4 of a bin.</remarks>
internal sealed class EnergyBins
{
    private const int Orders = 14;
    private const double MaxShift = 0.25;

    private readonly double[] _response;   // [(bin * orders + order) * nodes + node]
    private readonly int _nodes;

    /// <summary>Tabulates the response.</summary>
    /// <param name="response">The detector.</param>
    /// <param name="edgesKeVnr">Borders at a scale of 1.</param>
    /// <param name="recoilsKeVnr">True recoils.</param>
    /// <param name="isTimed">Whether events with a time are counted, or those without.</param>
    public EnergyBins(RecoilResponse response, IReadOnlyList<double> edgesKeVnr, IReadOnlyList<double> recoilsKeVnr, bool isTimed)
    {
        _nodes = recoilsKeVnr.Count;
        Count = edgesKeVnr.Count - 1;
        _response = new double[Count * Orders * _nodes];
        for (int k = 0; k < Orders; k++)
        {
            AddScale(k, Tabulate(response, edgesKeVnr, recoilsKeVnr, isTimed, ScaleAt(k)));
        }
    }

    /// <summary>Number of bins.</summary>
    public int Count { get; }

    /// <summary>Coefficients of the Chebyshev polynomials of each bin's count: [bin * orders + order].</summary>
    /// <param name="spectrum">Events in the weight of each node.</param>
    public double[] Coefficients(double[] spectrum)
    {
        double[] coefficients = new double[Count * Orders];
        for (int i = 0; i < coefficients.Length; i++)
        {
            coefficients[i] = Product(_response.AsSpan(i * _nodes, _nodes), spectrum);
        }

        return coefficients;
    }

    /// <summary>Counts of the bins at a scale of 1, for a spectrum that is met once.</summary>
    /// <param name="response">The detector.</param>
    /// <param name="edgesKeVnr">Borders.</param>
    /// <param name="recoilsKeVnr">True recoils.</param>
    /// <param name="isTimed">Whether events with a time are counted, or those without.</param>
    /// <param name="spectrum">Events in the weight of each node.</param>
    public static double[] Counts(
        RecoilResponse response, IReadOnlyList<double> edgesKeVnr, IReadOnlyList<double> recoilsKeVnr, bool isTimed, double[] spectrum)
    {
        double[] table = Tabulate(response, edgesKeVnr, recoilsKeVnr, isTimed, 1.0);
        return [.. Enumerable.Range(0, edgesKeVnr.Count - 1).Select(bin => Product(table.AsSpan(bin * spectrum.Length, spectrum.Length), spectrum))];
    }

    /// <summary>Count of a bin and its slope at a scale.</summary>
    /// <param name="coefficients">From <see cref="Coefficients"/>.</param>
    /// <param name="bin">The bin.</param>
    /// <param name="scale">Scale of the borders, from 0.75 to 1.25.</param>
    public static (double Count, double Slope) At(double[] coefficients, int bin, double scale)
    {
        double x = (scale - 1.0) / MaxShift;
        (double before, double now) = (1.0, x);
        (double secondBefore, double secondNow) = (1.0, 2.0 * x);
        ReadOnlySpan<double> c = coefficients.AsSpan(bin * Orders, Orders);
        double sum = c[0] + (c[1] * x);
        double slope = c[1];
        for (int order = 2; order < Orders; order++)
        {
            (before, now) = (now, (2.0 * x * now) - before);
            slope += c[order] * order * secondNow;
            sum += c[order] * now;
            (secondBefore, secondNow) = (secondNow, (2.0 * x * secondNow) - secondBefore);
        }

        return (sum, slope / MaxShift);
    }

    // Two sums of four lanes, in a fixed order.
    private static double Product(ReadOnlySpan<double> row, ReadOnlySpan<double> spectrum)
    {
        ReadOnlySpan<Vector256<double>> rows = MemoryMarshal.Cast<double, Vector256<double>>(row);
        ReadOnlySpan<Vector256<double>> weights = MemoryMarshal.Cast<double, Vector256<double>>(spectrum);
        Vector256<double> even = Vector256<double>.Zero;
        Vector256<double> odd = Vector256<double>.Zero;
        int i = 0;
        for (; i + 1 < rows.Length && i + 1 < weights.Length; i += 2)
        {
            even += rows[i] * weights[i];
            odd += rows[i + 1] * weights[i + 1];
        }

        Vector256<double> sum = even + odd;
        double rest = ((sum[0] + sum[1]) + sum[2]) + sum[3];
        for (int n = i * Vector256<double>.Count; n < row.Length; n++)
        {
            rest += row[n] * spectrum[n];
        }

        return rest;
    }

    private void AddScale(int k, double[] table)
    {
        for (int bin = 0; bin < Count; bin++)
        {
            for (int order = 0; order < Orders; order++)
            {
                double factor = (order == 0 ? 1.0 : 2.0) / Orders * Cosines[order, k];
                int from = ((bin * Orders) + order) * _nodes;
                for (int n = 0; n < _nodes; n++)
                {
                    _response[from + n] += factor * table[(bin * _nodes) + n];
                }
            }
        }
    }

    private static readonly double[,] Cosines = MakeCosines();

    private static double[,] MakeCosines()
    {
        double[,] cosines = new double[Orders, Orders];
        for (int order = 0; order < Orders; order++)
        {
            for (int k = 0; k < Orders; k++)
            {
                cosines[order, k] = Core.Numerics.Elementary.SinCos(Math.PI * order * (k + 0.5) / Orders).Cos;
            }
        }

        return cosines;
    }

    private static double ScaleAt(int k) => 1.0 + (MaxShift * Core.Numerics.Elementary.SinCos(Math.PI * (k + 0.5) / Orders).Cos);

    private static double[] Tabulate(
        RecoilResponse response, IReadOnlyList<double> edgesKeVnr, IReadOnlyList<double> recoilsKeVnr, bool isTimed, double scale)
    {
        int nodes = recoilsKeVnr.Count;
        double[] table = new double[(edgesKeVnr.Count - 1) * nodes];
        for (int n = 0; n < nodes; n++)
        {
            double recoil = recoilsKeVnr[n];
            double timed = response.TimedAt(recoil);
            double seen = response.EfficiencyAt(recoil) * (isTimed ? timed : 1.0 - timed);
            double below = response.BelowAt(recoil, scale * edgesKeVnr[0]);
            for (int bin = 0; bin < edgesKeVnr.Count - 1; bin++)
            {
                double next = response.BelowAt(recoil, scale * edgesKeVnr[bin + 1]);
                table[(bin * nodes) + n] = seen * (next - below);
                below = next;
            }
        }

        return table;
    }
}
