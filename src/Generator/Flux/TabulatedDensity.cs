namespace JparcSim.Generator.Flux;

/// <summary>A density that is linear between equally spaced points, and the exact inverse of its distribution.</summary>
public sealed class TabulatedDensity
{
    private readonly double[] _values;
    private readonly double[] _cumulative;

    /// <summary>Tabulates a function that is nowhere negative and not zero everywhere.</summary>
    /// <param name="function">The density, up to a factor.</param>
    /// <param name="from">Lower end.</param>
    /// <param name="to">Upper end.</param>
    /// <param name="intervals">Number of intervals.</param>
    public TabulatedDensity(Func<double, double> function, double from, double to, int intervals)
    {
        From = from;
        Step = (to - from) / intervals;
        _values = new double[intervals + 1];
        _cumulative = new double[intervals + 1];
        for (int i = 0; i <= intervals; i++)
        {
            _values[i] = function(from + (i * Step));
            _cumulative[i] = i == 0 ? 0.0 : _cumulative[i - 1] + (0.5 * Step * (_values[i - 1] + _values[i]));
        }
    }

    /// <summary>Lower end.</summary>
    public double From { get; }

    /// <summary>Distance of two points.</summary>
    public double Step { get; }

    /// <summary>Integral of the function as tabulated.</summary>
    public double Integral => _cumulative[^1];

    /// <summary>Normalised density; 0 outside.</summary>
    public double Density(double x)
    {
        double place = (x - From) / Step;
        if (!(place >= 0.0 && place <= _values.Length - 1))
        {
            return 0.0;
        }

        int bin = Math.Min((int)place, _values.Length - 2);
        return (_values[bin] + ((place - bin) * (_values[bin + 1] - _values[bin]))) / Integral;
    }

    /// <summary>Probability of a value below x.</summary>
    public double Cumulative(double x)
    {
        double place = Math.Clamp((x - From) / Step, 0.0, _values.Length - 1);
        int bin = Math.Min((int)place, _values.Length - 2);
        double part = place - bin;
        double area = Step * part * (_values[bin] + (0.5 * part * (_values[bin + 1] - _values[bin])));
        return (_cumulative[bin] + area) / Integral;
    }

    /// <summary>The value below which a probability lies: exact for the tabulated density and monotone.</summary>
    /// <param name="probability">In (0, 1).</param>
    public double Quantile(double probability)
    {
        double area = probability * Integral;
        int bin = Array.BinarySearch(_cumulative, area);
        bin = Math.Clamp(bin >= 0 ? bin : ~bin - 1, 0, _values.Length - 2);
        double left = _values[bin];
        double rest = Math.Max(0.0, area - _cumulative[bin]) / Step;
        double slope = _values[bin + 1] - left;

        // left p + slope p^2 / 2 = rest, in the form that neither cancels nor divides by a vanishing slope
        double root = left + Math.Sqrt(Math.Max(0.0, (left * left) + (2.0 * slope * rest)));
        double part = root > 0.0 ? Math.Min(1.0, 2.0 * rest / root) : 0.0;
        return From + ((bin + part) * Step);
    }
}
