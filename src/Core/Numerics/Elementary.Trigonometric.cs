namespace JparcSim.Core.Numerics;

public static partial class Elementary
{
    /// <summary>Largest size of an angle whose sine and cosine are given, radians.</summary>
    public const double LargestAngle = 1e6;

    // pi / 2 = First + Second + Rest; the first two have 33 significant bits, so that their products with n < 2^20 are exact.
    private const double TwoOverPi = 0.6366197723675814;
    private const double HalfPiFirst = 1.5707963267341256;
    private const double HalfPiSecond = 6.077100506303966e-11;
    private const double HalfPiRest = 2.0222662487959506e-21;

    // (sin x - x) / x^3 and (cos x - 1 + x^2 / 2) / x^4 in x^2, for |x| <= pi / 4; errors 2e-17 of x and 1e-18.
    private const double S1 = -0.16666666666666666;
    private const double S2 = 0.008333333333330946;
    private const double S3 = -0.0001984126983675497;
    private const double S4 = 2.755731610068303e-06;
    private const double S5 = -2.5051131455427946e-08;
    private const double S6 = 1.591810123027412e-10;
    private const double C1 = 0.041666666666666664;
    private const double C2 = -0.0013888888888887395;
    private const double C3 = 2.4801587298763433e-05;
    private const double C4 = -2.7557317270560326e-07;
    private const double C5 = 2.0876146024689747e-09;
    private const double C6 = -1.1382614868556325e-11;

    // (atan u - u) / u^3 in u^2, for |u| <= sqrt 2 - 1; relative error of the arc tangent 3e-18.
    private const double T1 = -0.3333333333333333;
    private const double T2 = 0.199999999999998;
    private const double T3 = -0.14285714285659326;
    private const double T4 = 0.11111111105106705;
    private const double T5 = -0.09090908751076636;
    private const double T6 = 0.0769229630497447;
    private const double T7 = -0.06666423628069258;
    private const double T8 = 0.058789145444006215;
    private const double T9 = -0.052303478730160745;
    private const double T10 = 0.04551108126325172;
    private const double T11 = -0.034558092551413795;
    private const double T12 = 0.01627194475162406;

    private const double QuarterPi = 0.7853981633974483;
    private const double QuarterPiRest = 3.061616997868383e-17;
    private const double RootTwoLessOne = 0.41421356237309503;

    /// <summary>Sine and cosine; at most 1 ulp off each.</summary>
    /// <param name="radians">Angle of at most <see cref="LargestAngle"/>; NaN beyond it.</param>
    public static (double Sin, double Cos) SinCos(double radians)
    {
        double size = Math.Abs(radians);
        if (size < 7e-9)
        {
            return (radians, 1.0);
        }

        if (!(size <= LargestAngle))
        {
            return (double.NaN, double.NaN);
        }

        double shifted = (radians * TwoOverPi) + RoundingShift;
        double n = shifted - RoundingShift;
        double a = radians - (n * HalfPiFirst);
        double b = n * HalfPiSecond;
        double difference = a - b;
        double virtualB = a - difference;
        double lost = (a - (difference + virtualB)) + (virtualB - b);
        double rest = lost - (n * HalfPiRest);
        double x = difference + rest;
        double tail = (difference - x) + rest;

        double sin = SinOfReduced(x, tail);
        double cos = CosOfReduced(x, tail);
        return ((int)BitConverter.DoubleToInt64Bits(shifted) & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    /// <summary>Arc tangent of y / x in the right quadrant, in [-pi, pi]; at most 2 ulp off. Signed zeros count as in IEEE 754.</summary>
    public static double Atan2(double y, double x)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        double across = Math.Abs(x);
        double up = Math.Abs(y);
        double high = Math.Max(across, up);
        double low = Math.Min(across, up);
        double quarters = 0.0;
        double u = 0.0;
        if (double.IsInfinity(low))
        {
            quarters = 1.0;
        }
        else if (low > RootTwoLessOne * high)
        {
            if (high > 1e300)
            {
                high *= 0.125;
                low *= 0.125;
            }

            quarters = 1.0;
            u = (low - high) / (low + high);
        }
        else if (high > 0.0)
        {
            u = low / high;
        }

        // The angle is quarters * pi/4 + turn * atan(u); each mirror image changes both.
        double turn = 1.0;
        if (up > across)
        {
            quarters = 2.0 - quarters;
            turn = -turn;
        }

        if (double.IsNegative(x))
        {
            quarters = 4.0 - quarters;
            turn = -turn;
        }

        u *= turn;
        double bend = u * AtanBend(u * u);
        double angle = quarters == 0.0 ? u + bend : (quarters * QuarterPi) + (u + (bend + (quarters * QuarterPiRest)));
        return Math.CopySign(angle, y);
    }

    private static double SinOfReduced(double x, double tail)
    {
        double z = x * x;
        double w = z * z;
        double r = (S2 + (z * S3)) + (w * ((S4 + (z * S5)) + (w * S6)));
        double cube = z * x;
        return x - (((z * ((0.5 * tail) - (cube * r))) - tail) - (cube * S1));
    }

    private static double CosOfReduced(double x, double tail)
    {
        double z = x * x;
        double w = z * z;
        double r = (C1 + (z * C2)) + (w * ((C3 + (z * C4)) + (w * (C5 + (z * C6)))));
        double half = 0.5 * z;
        double leading = 1.0 - half;
        return leading + (((1.0 - leading) - half) + ((w * r) - (x * tail)));
    }

    private static double AtanBend(double z)
    {
        double w = z * z;
        double odd = T1 + (w * (T3 + (w * (T5 + (w * (T7 + (w * (T9 + (w * T11)))))))));
        double even = T2 + (w * (T4 + (w * (T6 + (w * (T8 + (w * (T10 + (w * T12)))))))));
        return z * (odd + (z * even));
    }
}
