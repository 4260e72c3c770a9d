namespace JparcSim.Core.Numerics;

public static partial class Elementary
{
    /// <summary>Cube root, of either sign; at most 1 ulp off.</summary>
    public static double Cbrt(double x)
    {
        double size = Math.Abs(x);
        if (!(size > 0.0) || double.IsInfinity(x))
        {
            return x;
        }

        // size = 2^(3 thirds) * m with m in [1/2, 8): cubes of roots of m neither overflow nor underflow.
        double scaled = size < SmallestNormal ? size * SubnormalScale : size;
        long exponent = (BitConverter.DoubleToInt64Bits(scaled) >> 52) - 1023;
        long thirds = ((exponent + 1200) / 3) - 400;
        double m = scaled * PowerOfTwo(-3 * thirds / 2) * PowerOfTwo((-3 * thirds) - (-3 * thirds / 2));
        thirds -= size < SmallestNormal ? 18 : 0;

        // One Newton step on the exact residual removes the error of the first guess.
        double root = Exp(Log(m) / 3.0);
        (double square, double squareRest) = TimesExactly(root, root);
        (double cube, double cubeRest) = TimesExactly(square, root);
        double residual = (m - cube) - (cubeRest + (squareRest * root));
        return Math.CopySign((root + (residual / (3.0 * square))) * PowerOfTwo(thirds), x);
    }
}
