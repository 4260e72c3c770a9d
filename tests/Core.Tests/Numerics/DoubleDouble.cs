namespace JparcSim.Core.Tests.Numerics;

/// <summary>A number of about 105 bits as an unevaluated sum of two doubles: the oracle that doubles are measured against.</summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    private static readonly DoubleDouble Ln2 = new(0.6931471805599453, 2.3190468138462996e-17);

    /// <summary>pi / 2 in two doubles, the rest of it below.</summary>
    private static readonly DoubleDouble HalfPi = new(1.5707963267948966, 6.123233995736766e-17);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        double sum = a.High + b.High;
        double virtualB = sum - a.High;
        double lost = (a.High - (sum - virtualB)) + (b.High - virtualB);
        return Normal(sum, lost + a.Low + b.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + new DoubleDouble(-b.High, -b.Low);

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        double product = a.High * b.High;
        double lost = Math.FusedMultiplyAdd(a.High, b.High, -product);
        return Normal(product, lost + (a.High * b.Low) + (a.Low * b.High));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double first = a.High / b.High;
        DoubleDouble rest = a - (b * new DoubleDouble(first, 0.0));
        return Normal(first, rest.High / b.High);
    }

    /// <summary>e^x: a power of two times the series of what is left, for normal results.</summary>
    public static DoubleDouble Exp(DoubleDouble x)
    {
        int exponent = (int)Math.Round(x.High / Ln2.High);
        DoubleDouble y = Expm1(x - (new DoubleDouble(exponent, 0.0) * Ln2)) + new DoubleDouble(1.0, 0.0);
        return new DoubleDouble(Math.ScaleB(y.High, exponent), Math.ScaleB(y.Low, exponent));
    }

    /// <summary>e^x - 1 for |x| &lt; 50, accurate to its own size.</summary>
    public static DoubleDouble Expm1(DoubleDouble x)
    {
        if (x.High < -1.0)
        {
            var one = new DoubleDouble(1.0, 0.0);
            return (one / (Expm1(new DoubleDouble(-x.High, -x.Low)) + one)) - one;
        }

        DoubleDouble y = Expm1Small(x * new DoubleDouble(1.0 / 512.0, 0.0));
        for (int i = 0; i < 9; i++)
        {
            y = (y + y) + (y * y);
        }

        return y;
    }

    /// <summary>log(1 + x) by Newton on <see cref="Expm1"/>.</summary>
    public static DoubleDouble Log1P(DoubleDouble x)
    {
        var y = new DoubleDouble(Math.Abs(x.High) < 1e-5 ? x.High * (1.0 - (0.5 * x.High)) : Math.Log(1.0 + x.High), 0.0);
        for (int i = 0; i < 2; i++)
        {
            DoubleDouble grown = Expm1(y);
            y += (x - grown) / (grown + new DoubleDouble(1.0, 0.0));
        }

        return y;
    }

    /// <summary>log x.</summary>
    public static DoubleDouble Log(DoubleDouble x)
    {
        int exponent = Math.ILogB(x.High * 1.4);
        var m = new DoubleDouble(Math.ScaleB(x.High, -exponent), Math.ScaleB(x.Low, -exponent));
        return (new DoubleDouble(exponent, 0.0) * Ln2) + Log1P(m - new DoubleDouble(1.0, 0.0));
    }

    /// <summary>Sine and cosine; about 1e-30 for angles below 100, less in proportion above.</summary>
    public static (DoubleDouble Sin, DoubleDouble Cos) SinCos(DoubleDouble x)
    {
        double n = Math.Round(x.High / HalfPi.High);

        // The third piece of pi / 2 keeps large angles accurate.
        DoubleDouble r = (x - (HalfPi * new DoubleDouble(n, 0.0))) + new DoubleDouble(n * 1.4973849048591698e-33, 0.0);
        DoubleDouble square = r * r;
        DoubleDouble sin = Series(square, 2) * r;
        DoubleDouble cos = Series(square, 1);
        var zero = new DoubleDouble(0.0, 0.0);
        return ((long)n & 3) switch { 0 => (sin, cos), 1 => (cos, zero - sin), 2 => (zero - sin, zero - cos), _ => (zero - cos, sin) };
    }

    /// <summary>Distance of a double from this number in spacings of doubles at this number.</summary>
    public double UlpsTo(double value)
    {
        double spacing = Math.BitIncrement(Math.Abs(High)) - Math.Abs(High);
        return Math.Abs((value - High) - Low) / spacing;
    }

    // 1 - x / (k (k + 1)) + ...: cosine for first = 1, sine over x for first = 2.
    private static DoubleDouble Series(DoubleDouble square, int first)
    {
        var term = new DoubleDouble(1.0, 0.0);
        DoubleDouble sum = term;
        for (int k = first; k < 40; k += 2)
        {
            term = (term * square) / new DoubleDouble(-k * (k + 1.0), 0.0);
            sum += term;
        }

        return sum;
    }

    private static DoubleDouble Expm1Small(DoubleDouble x)
    {
        DoubleDouble term = x;
        DoubleDouble sum = x;
        for (int k = 2; k < 18; k++)
        {
            term = (term * x) / new DoubleDouble(k, 0.0);
            sum += term;
        }

        return sum;
    }

    private static DoubleDouble Normal(double high, double low)
    {
        double sum = high + low;
        return new DoubleDouble(sum, low - (sum - high));
    }
}
