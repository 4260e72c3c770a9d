using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace JparcSim.Core.Numerics;

public static partial class Elementary
{
    // Within +-708 results are normal numbers and an exponent can be added to the bits.
    private const double ExpFastLimit = 708.0;
    private const double Log2E = 1.4426950408889634;

    // (e^r - 1 - r) / r^2 for |r| <= ln(2) / 2; relative error of e^r 3e-19.
    private const double E2 = 0.5;
    private const double E3 = 0.1666666666666667;
    private const double E4 = 0.04166666666666667;
    private const double E5 = 0.008333333333326136;
    private const double E6 = 0.0013888888888883748;
    private const double E7 = 0.00019841269874820627;
    private const double E8 = 2.4801587325547743e-05;
    private const double E9 = 2.7557255400206422e-06;
    private const double E10 = 2.75572736431103e-07;
    private const double E11 = 2.5105217004720745e-08;
    private const double E12 = 2.0914686968086876e-09;

    /// <summary>e to the power x; at most 1 ulp off, 0 below -745.2, infinite above 709.8.</summary>
    public static double Exp(double x)
    {
        if (!(Math.Abs(x) <= ExpFastLimit))
        {
            return ExpAtTheEdge(x, 0.0);
        }

        double shifted = (x * Log2E) + RoundingShift;
        double n = shifted - RoundingShift;
        double high = x - (n * Ln2High);
        double low = n * Ln2Low;
        double r = high - low;
        double mantissa = 1.0 + (high - (low - (r * r * ExpTail(r))));
        long exponent = BitConverter.DoubleToInt64Bits(shifted) - RoundingShiftBits;
        return BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(mantissa) + (exponent << 52));
    }

    /// <summary>e to the power x, four lanes; each lane has the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> x)
    {
        if (!Vector256.LessThanOrEqualAll(Vector256.Abs(x), Vector256.Create(ExpFastLimit)))
        {
            return ExpLaneByLane(x);
        }

        Vector256<double> shifted = (x * Log2E) + Vector256.Create(RoundingShift);
        Vector256<double> n = shifted - Vector256.Create(RoundingShift);
        Vector256<double> high = x - (n * Ln2High);
        Vector256<double> low = n * Ln2Low;
        Vector256<double> r = high - low;
        Vector256<double> mantissa = Vector256.Create(1.0) + (high - (low - (r * r * ExpTail(r))));
        Vector256<long> exponent = shifted.AsInt64() - Vector256.Create(RoundingShiftBits);
        return (mantissa.AsInt64() + (exponent << 52)).AsDouble();
    }

    // e^(x + tail) for a tail of about one ulp of x, with overflow, subnormal results and NaN.
    private static double ExpAtTheEdge(double x, double tail)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        // Beyond these borders the result is 0 or infinite, whatever the tail.
        if (x is < -750.0 or > 715.0)
        {
            return x < 0.0 ? 0.0 : double.PositiveInfinity;
        }

        double shifted = (x * Log2E) + RoundingShift;
        double n = shifted - RoundingShift;
        double high = x - (n * Ln2High);
        double low = (n * Ln2Low) - tail;
        double r = high - low;
        double mantissa = 1.0 + (high - (low - (r * r * ExpTail(r))));
        long exponent = BitConverter.DoubleToInt64Bits(shifted) - RoundingShiftBits;
        long half = exponent / 2;
        return mantissa * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    private static Vector256<double> ExpLaneByLane(Vector256<double> x) =>
        Vector256.Create(Exp(x.GetElement(0)), Exp(x.GetElement(1)), Exp(x.GetElement(2)), Exp(x.GetElement(3)));

    private static double PowerOfTwo(long exponent) => BitConverter.Int64BitsToDouble((exponent + 1023) << 52);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ExpTail(double r)
    {
        double r2 = r * r;
        double r4 = r2 * r2;
        double low = (E2 + (E3 * r)) + ((E4 + (E5 * r)) * r2);
        double middle = (E6 + (E7 * r)) + ((E8 + (E9 * r)) * r2);
        double top = (E10 + (E11 * r)) + (E12 * r2);
        return low + (r4 * (middle + (r4 * top)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ExpTail(Vector256<double> r)
    {
        Vector256<double> r2 = r * r;
        Vector256<double> r4 = r2 * r2;
        Vector256<double> low = (Vector256.Create(E2) + (r * E3)) + ((Vector256.Create(E4) + (r * E5)) * r2);
        Vector256<double> middle = (Vector256.Create(E6) + (r * E7)) + ((Vector256.Create(E8) + (r * E9)) * r2);
        Vector256<double> top = (Vector256.Create(E10) + (r * E11)) + (r2 * E12);
        return low + (r4 * (middle + (r4 * top)));
    }
}
