using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace JparcSim.Core.Numerics;

public static partial class Elementary
{
    private const float SingleExpLimit = 87.0f;
    private const float SingleLog2E = 1.44269504f;
    private const float SingleRoundingShift = 12582912.0f;   // 1.5 x 2^23, as RoundingShift
    private const int SingleRoundingShiftBits = 0x4B400000;
    private const int SingleExponentShift = 23;

    // ln 2 in two parts; the first has 10 significant bits, so that its product with an exponent is exact.
    private const float SingleLn2High = 0.693359375f;
    private const float SingleLn2Low = -2.12194440e-4f;

    /// <summary>e to the power x in single precision, eight lanes; relative error below 1.2e-7 for |x| up to 87, constant beyond.</summary>
    /// <remarks>Polynomial of S. L. Moshier's Cephes library, function expf.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        Vector256<float> inside = Vector256.Min(Vector256.Max(x, Vector256.Create(-SingleExpLimit)), Vector256.Create(SingleExpLimit));
        Vector256<float> shifted = (inside * SingleLog2E) + Vector256.Create(SingleRoundingShift);
        Vector256<float> n = shifted - Vector256.Create(SingleRoundingShift);
        Vector256<float> r = inside - (n * SingleLn2High) - (n * SingleLn2Low);
        Vector256<float> tail = (r * 1.9875691500e-4f) + Vector256.Create(1.3981999507e-3f);
        tail = (tail * r) + Vector256.Create(8.3334519073e-3f);
        tail = (tail * r) + Vector256.Create(4.1665795894e-2f);
        tail = (tail * r) + Vector256.Create(1.6666665459e-1f);
        tail = (tail * r) + Vector256.Create(5.0000001201e-1f);
        Vector256<float> mantissa = (r * r * tail) + r + Vector256<float>.One;
        Vector256<int> exponent = shifted.AsInt32() - Vector256.Create(SingleRoundingShiftBits);
        return (mantissa.AsInt32() + (exponent << SingleExponentShift)).AsSingle();
    }
}
