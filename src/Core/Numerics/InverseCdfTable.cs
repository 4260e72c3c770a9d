namespace JparcSim.Core.Numerics;

/// <summary>A piecewise-linear probability density on a grid, and exact sampling from it by inversion.</summary>
public sealed class InverseCdfTable
{
    private readonly double[] _x;
    private readonly double[] _density;
    private readonly double[] _cumulative;

    // The same by interval, for sampling: one place in memory each.
    private readonly Interval[] _intervals;

    // Where to begin the search for a probability: interval of the cumulative at k / (_guide.Length - 1).
    private readonly int[] _guide;

    /// <summary>Creates the distribution from a density at grid points, of any norm.</summary>
    /// <param name="x">Grid, strictly rising, two points or more.</param>
    /// <param name="density">Density at the points, not negative, with a positive integral.</param>
    public InverseCdfTable(ReadOnlySpan<double> x, ReadOnlySpan<double> density)
    {
        GridSearch.RequireRising(x, nameof(x));
        if (density.Length != x.Length)
        {
            throw new ArgumentException($"{density.Length} densities for {x.Length} points", nameof(density));
        }

        _x = x.ToArray();
        _density = density.ToArray();
        _cumulative = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            if (!(density[i] >= 0.0) || double.IsInfinity(density[i]))
            {
                throw new ArgumentException($"density {density[i]:R} at {x[i]:R}: expected a finite value of 0 or more", nameof(density));
            }

            _cumulative[i] = i == 0 ? 0.0 : _cumulative[i - 1] + (0.5 * (density[i] + density[i - 1]) * (x[i] - x[i - 1]));
        }

        Integral = _cumulative[^1];
        if (!(Integral > 0.0) || double.IsInfinity(Integral))
        {
            throw new ArgumentException("expected a density with a positive, finite integral", nameof(density));
        }

        for (int i = 0; i < x.Length; i++)
        {
            _density[i] /= Integral;
            _cumulative[i] /= Integral;
        }

        _intervals = new Interval[x.Length - 1];
        for (int i = 0; i < _intervals.Length; i++)
        {
            double width = x[i + 1] - x[i];
            _intervals[i] = new Interval(x[i], width, _density[i], (_density[i + 1] - _density[i]) / width, _cumulative[i], _cumulative[i + 1]);
        }

        _guide = BuildGuide(_cumulative);
    }

    /// <summary>
    /// Integral of the density as given, before it was scaled to 1: trapezoidal rule, exact for the piecewise-linear function.
    /// </summary>
    public double Integral { get; }

    /// <summary>Smallest value.</summary>
    public double Minimum => _x[0];

    /// <summary>Largest value.</summary>
    public double Maximum => _x[^1];

    /// <summary>Mean of the distribution.</summary>
    public double Mean
    {
        get
        {
            double mean = 0.0;
            for (int i = 1; i < _x.Length; i++)
            {
                double weighted = (_density[i - 1] * ((2.0 * _x[i - 1]) + _x[i])) + (_density[i] * (_x[i - 1] + (2.0 * _x[i])));
                mean += (_x[i] - _x[i - 1]) * weighted / 6.0;
            }

            return mean;
        }
    }

    /// <summary>Probability density, of integral 1; 0 outside the grid.</summary>
    public double Density(double x)
    {
        if (!(x >= Minimum && x <= Maximum))
        {
            return 0.0;
        }

        int i = GridSearch.IntervalOf(_x, x);
        return _density[i] + ((_density[i + 1] - _density[i]) * ((x - _x[i]) / (_x[i + 1] - _x[i])));
    }

    /// <summary>P(X &lt; x).</summary>
    public double Cumulative(double x)
    {
        if (!(x > Minimum))
        {
            return 0.0;
        }

        if (x >= Maximum)
        {
            return 1.0;
        }

        int i = GridSearch.IntervalOf(_x, x);
        double t = x - _x[i];
        double slope = (_density[i + 1] - _density[i]) / (_x[i + 1] - _x[i]);
        return _cumulative[i] + (t * (_density[i] + (0.5 * slope * t)));
    }

    /// <summary>The x with P(X &lt; x) = u, monotone in u.</summary>
    /// <param name="u">Probability in (0, 1).</param>
    public double Sample(double u) => Sample(u, out _);

    /// <summary>The x with P(X &lt; x) = u, monotone in u.</summary>
    /// <param name="u">Probability in (0, 1).</param>
    /// <param name="interval">Receives the place of the interval in which it lies.</param>
    public double Sample(double u, out int interval)
    {
        ReadOnlySpan<Interval> intervals = _intervals;
        int i = _guide[(int)(u * (_guide.Length - 1))];
        while (i < intervals.Length - 1 && intervals[i].CumulativeAtEnd <= u)
        {
            i++;
        }

        // t solves left t + slope t^2 / 2 = area, written so that nothing cancels for either sign of the slope.
        interval = i;
        ref readonly Interval at = ref intervals[i];
        double area = u - at.Cumulative;
        double root = Math.Sqrt(Math.Max(0.0, (at.Density * at.Density) + (2.0 * at.Slope * area)));
        double sum = at.Density + root;
        return sum > 0.0 ? at.Start + Math.Min(at.Width, 2.0 * area / sum) : at.Start;
    }

    private static int[] BuildGuide(double[] cumulative)
    {
        int[] guide = new int[cumulative.Length + 1];
        int interval = 0;
        for (int k = 0; k < guide.Length; k++)
        {
            double u = (double)k / (guide.Length - 1);
            while (interval < cumulative.Length - 2 && cumulative[interval + 1] <= u)
            {
                interval++;
            }

            guide[k] = interval;
        }

        return guide;
    }

    private readonly record struct Interval(double Start, double Width, double Density, double Slope, double Cumulative, double CumulativeAtEnd);
}
