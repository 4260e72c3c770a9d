namespace JparcSim.Core.Numerics;

/// <summary>A function tabulated at equal steps, interpolated linearly, constant outside.</summary>
public sealed class LinearTable
{
    private readonly double[] _values;
    private readonly double _stepsPerUnit;

    /// <summary>Creates a table from values at equally spaced points.</summary>
    /// <param name="minimum">First point.</param>
    /// <param name="maximum">Last point, above the first.</param>
    /// <param name="values">Values, two or more.</param>
    public LinearTable(double minimum, double maximum, ReadOnlySpan<double> values)
    {
        if (values.Length < 2 || !(maximum > minimum) || !double.IsFinite(maximum - minimum))
        {
            throw new ArgumentException($"expected two or more values on a rising range, found {values.Length} from {minimum:R} to {maximum:R}");
        }

        Minimum = minimum;
        Maximum = maximum;
        _values = values.ToArray();
        _stepsPerUnit = (values.Length - 1) / (maximum - minimum);
    }

    /// <summary>First point.</summary>
    public double Minimum { get; }

    /// <summary>Last point.</summary>
    public double Maximum { get; }

    /// <summary>Tabulates a function.</summary>
    public static LinearTable Of(Func<double, double> function, double minimum, double maximum, int points)
    {
        double[] values = new double[points];
        for (int i = 0; i < points; i++)
        {
            values[i] = function(minimum + ((maximum - minimum) * i / (points - 1)));
        }

        return new LinearTable(minimum, maximum, values);
    }

    /// <summary>Value at x; the value of the nearer end outside the range; NaN for NaN.</summary>
    public double At(double x)
    {
        double place = Math.Clamp((x - Minimum) * _stepsPerUnit, 0.0, _values.Length - 1);
        if (double.IsNaN(place))
        {
            return double.NaN;
        }

        int i = Math.Min((int)place, _values.Length - 2);
        double fraction = place - i;
        return ((1.0 - fraction) * _values[i]) + (fraction * _values[i + 1]);
    }
}
