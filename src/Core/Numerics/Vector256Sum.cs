using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace JparcSim.Core.Numerics;

/// <summary>Sums over the lanes of a vector in a fixed order, so that hardware and software give the same bits.</summary>
public static class Vector256Sum
{
    /// <summary>(lane 0 + lane 2) + (lane 1 + lane 3).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Ordered(Vector256<double> lanes)
    {
        Vector128<double> halves = lanes.GetLower() + lanes.GetUpper();
        return halves.GetElement(0) + halves.GetElement(1);
    }
}
