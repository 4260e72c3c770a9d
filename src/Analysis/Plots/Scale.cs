using System.Globalization;
using JparcSim.Core.Numerics;

namespace JparcSim.Analysis.Plots;

/// <summary>A labelled or unlabelled mark on an axis.</summary>
/// <param name="Value">Place on the axis.</param>
/// <param name="Label">Text; empty for a minor mark.</param>
/// <param name="Exponent">Power of ten set as superscript behind the label; null for none.</param>
internal readonly record struct Tick(double Value, string Label, int? Exponent = null);

/// <summary>Maps values to pixels and chooses the marks.</summary>
internal sealed class Scale
{
    private const double Ln10 = 2.302585092994045684;
    private readonly double _from;
    private readonly double _to;
    private readonly bool _isLogarithmic;

    /// <summary>Creates a scale; an empty or broken range is widened to something that can be drawn.</summary>
    public Scale(double min, double max, bool isLogarithmic, double fromPixel, double toPixel)
    {
        _isLogarithmic = isLogarithmic;
        if (isLogarithmic)
        {
            max = max > 0.0 && double.IsFinite(max) ? max : 1.0;
            min = min > 0.0 && min < max ? min : max * 1e-3;
        }
        else if (!(max > min) || !double.IsFinite(max - min))
        {
            min = double.IsFinite(min) ? min : 0.0;
            max = min + Math.Max(1.0, Math.Abs(min));
        }

        (Min, Max) = (min, max);
        (_from, _to) = (fromPixel, toPixel);
    }

    public double Min { get; }

    public double Max { get; }

    /// <summary>The pixel of a value; values beyond the range are put just outside the frame, which clips them.</summary>
    public double Pixel(double value)
    {
        double fraction = _isLogarithmic
            ? (value > 0.0 ? (Log10(value) - Log10(Min)) / (Log10(Max) - Log10(Min)) : -0.1)
            : (value - Min) / (Max - Min);
        return _from + (Math.Clamp(fraction, -0.1, 1.1) * (_to - _from));
    }

    /// <summary>Marks, about <paramref name="wanted"/> of them labelled; and the power of ten that the labels leave out.</summary>
    public (IReadOnlyList<Tick> Ticks, int Power) Ticks(int wanted) => _isLogarithmic ? (Decades(wanted), 0) : Linear(wanted);

    private static double Log10(double x) => Elementary.Log(x) / Ln10;

    private static double PowerOfTen(int exponent) =>
        double.Parse(string.Create(CultureInfo.InvariantCulture, $"1e{exponent}"), CultureInfo.InvariantCulture);

    private static int FloorLog10(double x)
    {
        int exponent = (int)Math.Floor(Log10(x));
        return PowerOfTen(exponent + 1) <= x ? exponent + 1 : exponent;
    }

    private (IReadOnlyList<Tick> Ticks, int Power) Linear(int wanted)
    {
        double rough = (Max - Min) / wanted;
        int decade = FloorLog10(rough);
        double mantissa = rough / PowerOfTen(decade);
        (int digit, int minors) = mantissa switch { <= 1.0 => (1, 5), <= 2.0 => (2, 4), <= 5.0 => (5, 5), _ => (10, 5) };
        if (digit == 10)
        {
            (digit, decade) = (1, decade + 1);
        }

        double largest = Math.Max(Math.Abs(Min), Math.Abs(Max));
        int magnitude = FloorLog10(largest);
        int power = magnitude is >= 5 or <= -4 ? magnitude : 0;
        int decimals = Math.Clamp(power - decade, 0, 9);
        double minorStep = digit * PowerOfTen(decade) / minors;
        var ticks = new List<Tick>();
        long last = (long)Math.Floor((Max / minorStep) + 1e-9);
        for (long i = (long)Math.Ceiling((Min / minorStep) - 1e-9); i <= last; i++)
        {
            double value = i * minorStep;
            string label = i % minors == 0 ? (value / PowerOfTen(power)).ToString("F" + decimals, CultureInfo.InvariantCulture) : "";
            ticks.Add(new Tick(value, label));
        }

        return (ticks, power);
    }

    private List<Tick> Decades(int wanted)
    {
        var ticks = new List<Tick>();
        int first = FloorLog10(Min);
        int last = FloorLog10(Max);
        int stride = Math.Max(1, (last - first + wanted - 1) / wanted);
        bool isPlain = first >= -2 && last <= 3;   // one axis does not mix 0.01 with powers
        bool isShort = Log10(Max / Min) < 2.0;
        for (int decade = first; decade <= last; decade++)
        {
            for (int digit = 1; digit < 10; digit++)
            {
                double value = digit * PowerOfTen(decade);
                if (value < Min * (1.0 - 1e-12) || value > Max * (1.0 + 1e-12) || (stride > 1 && digit > 1))
                {
                    continue;
                }

                bool isLabelled = digit == 1 ? (decade - first) % stride == 0 : isShort && digit is (2 or 5);
                ticks.Add(!isLabelled ? new Tick(value, "") : Labelled(value, digit, decade, isPlain));
            }
        }

        return ticks;
    }

    private static Tick Labelled(double value, int digit, int decade, bool isPlain) => isPlain
        ? new Tick(value, value.ToString("0.###", CultureInfo.InvariantCulture))
        : new Tick(value, digit == 1 ? "10" : $"{digit}\u00d710", decade);
}
