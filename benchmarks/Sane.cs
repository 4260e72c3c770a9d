using System.Runtime.CompilerServices;

namespace JparcSim.Benchmarks;

/// <summary>A benchmark of wrong results measures nothing: every class checks one before it is timed.</summary>
internal static class Sane
{
    /// <summary>Throws unless a number lies in a range.</summary>
    public static void Require(double value, double low, double high, [CallerArgumentExpression(nameof(value))] string what = "")
    {
        if (!(value >= low && value <= high))
        {
            throw new InvalidOperationException($"{what}: found {value}, expected {low} to {high}");
        }
    }
}
