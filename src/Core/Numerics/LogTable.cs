namespace JparcSim.Core.Numerics;

/// <summary>A positive function of a positive argument at rising points, interpolated as a power law between them, constant outside.</summary>
/// <remarks>Cross sections, stopping powers and ranges are close to powers of the energy between the points of published tables.</remarks>
public sealed class LogTable
{
    private readonly double[] _logX;
    private readonly double[] _logY;
    private readonly double[] _power;

    /// <summary>Creates a table from points and values.</summary>
    /// <param name="x">Points, positive and strictly rising, two or more.</param>
    /// <param name="y">Values, positive.</param>
    public LogTable(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        GridSearch.RequireRising(x, nameof(x));
        if (y.Length != x.Length)
        {
            throw new ArgumentException($"{y.Length} values for {x.Length} points", nameof(y));
        }

        _logX = new double[x.Length];
        _logY = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            if (!(x[i] > 0.0 && y[i] > 0.0))
            {
                throw new ArgumentException($"expected positive points and values, found ({x[i]:R}, {y[i]:R})", nameof(y));
            }

            _logX[i] = Elementary.Log(x[i]);
            _logY[i] = Elementary.Log(y[i]);
        }

        _power = new double[x.Length - 1];
        for (int i = 0; i < _power.Length; i++)
        {
            _power[i] = (_logY[i + 1] - _logY[i]) / (_logX[i + 1] - _logX[i]);
        }
    }

    /// <summary>Value at x; the value of the nearer end outside the range; NaN for NaN and below 0.</summary>
    public double At(double x)
    {
        double logX = Math.Clamp(Elementary.Log(x), _logX[0], _logX[^1]);
        int i = GridSearch.IntervalOf(_logX, logX);
        return Elementary.Exp(_logY[i] + (_power[i] * (logX - _logX[i])));
    }
}
