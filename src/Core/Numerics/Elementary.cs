namespace JparcSim.Core.Numerics;

/// <summary>Elementary functions with the same bits on every machine, vector width and build.</summary>
/// <remarks>
/// The platform's functions differ between C libraries, and the vector ones between widths. These use only operations
/// that IEEE 754 rounds exactly (+ - * / sqrt and integers), in a fixed order and never fused, so their bits follow from the
/// source alone. Polynomials interpolate the function at Chebyshev nodes, computed with 60 digits. A four-lane form gives in
/// every lane the bits of the scalar form. "ulp" is the spacing of doubles at the result.
/// </remarks>
public static partial class Elementary
{
    private const double SubnormalScale = 1L << 54;

    // Adding it rounds a number below 2^51 to an integer, which then stands in the low bits.
    private const double RoundingShift = 6755399441055744.0;
    private const long RoundingShiftBits = 0x4338000000000000;

    // ln 2 = High + Low; High has 32 significant bits, so that its product with an exponent is exact.
    private const double Ln2High = 0.6931471803691238;
    private const double Ln2Low = 1.9082149292705877e-10;
}
