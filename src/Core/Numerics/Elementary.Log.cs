using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace JparcSim.Core.Numerics;

public static partial class Elementary
{
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const long SignificandMask = 0x000FFFFFFFFFFFFF;
    private const long OneBits = 0x3FF0000000000000;
    private const long RootHalfBits = 0x3FE6A09E00000000;   // sqrt(1/2), rounded down to its upper word
    private const long TwoTo52Bits = 0x4330000000000000;

    // (log((1 + s) / (1 - s)) - 2 s) / s^3 in z = s^2, for s <= (sqrt 2 - 1) / (sqrt 2 + 1); relative error of the log 5e-18.
    private const double L1 = 0.666666666666667;
    private const double L2 = 0.3999999999989889;
    private const double L3 = 0.28571428626253836;
    private const double L4 = 0.22222211089379496;
    private const double L5 = 0.1818289243253687;
    private const double L6 = 0.15331611722055008;
    private const double L7 = 0.14617807153417325;

    /// <summary>Natural logarithm; at most 1 ulp off, -infinity at 0, NaN below.</summary>
    public static double Log(double x)
    {
        double scaleExponent = 0.0;
        if (!(x >= SmallestNormal && x <= double.MaxValue))
        {
            if (!(x > 0.0) || x > double.MaxValue)
            {
                return LogAtTheEdge(x);
            }

            x *= SubnormalScale;
            scaleExponent = -54.0;
        }

        long bits = BitConverter.DoubleToInt64Bits(x) + (OneBits - RootHalfBits);
        double k = ((bits >> 52) - 1023) + scaleExponent;
        double f = BitConverter.Int64BitsToDouble((bits & SignificandMask) + RootHalfBits) - 1.0;
        double halfSquare = 0.5 * f * f;
        return (k * Ln2High) - ((halfSquare - (LogTail(f, halfSquare) + (k * Ln2Low))) - f);
    }

    /// <summary>Natural logarithm, four lanes; each lane has the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log(Vector256<double> x)
    {
        if (!(Vector256.GreaterThanOrEqualAll(x, Vector256.Create(SmallestNormal))
            && Vector256.LessThanOrEqualAll(x, Vector256.Create(double.MaxValue))))
        {
            return LogLaneByLane(x);
        }

        // The biased exponent goes into the low bits of 2^52 and becomes a double by subtraction.
        Vector256<long> bits = x.AsInt64() + Vector256.Create(OneBits - RootHalfBits);
        Vector256<double> k = ((bits >>> 52) | Vector256.Create(TwoTo52Bits)).AsDouble() - Vector256.Create(4503599627370496.0 + 1023.0);
        Vector256<double> f = ((bits & Vector256.Create(SignificandMask)) + Vector256.Create(RootHalfBits)).AsDouble()
            - Vector256.Create(1.0);
        Vector256<double> halfSquare = Vector256.Create(0.5) * f * f;
        return (k * Ln2High) - ((halfSquare - (LogTail(f, halfSquare) + (k * Ln2Low))) - f);
    }

    private static double LogAtTheEdge(double x)
    {
        if (x == 0.0)
        {
            return double.NegativeInfinity;
        }

        return x > 0.0 ? x : double.NaN;
    }

    private static Vector256<double> LogLaneByLane(Vector256<double> x) =>
        Vector256.Create(Log(x.GetElement(0)), Log(x.GetElement(1)), Log(x.GetElement(2)), Log(x.GetElement(3)));

    // log(1 + f) = f - f^2 / 2 + s (f^2 / 2 + R(s^2)) with s = f / (2 + f): the leading terms are nearly exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double LogTail(double f, double halfSquare)
    {
        double s = f / (2.0 + f);
        double z = s * s;
        double w = z * z;
        double odd = L1 + (w * (L3 + (w * (L5 + (w * L7)))));
        double even = L2 + (w * (L4 + (w * L6)));
        return s * (halfSquare + (z * (odd + (z * even))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> LogTail(Vector256<double> f, Vector256<double> halfSquare)
    {
        Vector256<double> s = f / (Vector256.Create(2.0) + f);
        Vector256<double> z = s * s;
        Vector256<double> w = z * z;
        Vector256<double> odd = Vector256.Create(L1) + (w * (Vector256.Create(L3) + (w * (Vector256.Create(L5) + (w * L7)))));
        Vector256<double> even = Vector256.Create(L2) + (w * (Vector256.Create(L4) + (w * L6)));
        return s * (halfSquare + (z * (odd + (z * even))));
    }
}
