namespace JparcSim.Core.Numerics;

/// <summary>Mean and variance of values as they come, without cancellation. Bits depend on the order of the values.</summary>
/// <remarks>
/// B. P. Welford, Technometrics 4 (1962) 419. A mutable struct: keep it in a local or a field, pass it by <c>ref</c>.
/// </remarks>
public struct RunningMoments
{
    private double _squares;

    /// <summary>Number of values.</summary>
    public long Count { get; private set; }

    /// <summary>Mean; 0 of none.</summary>
    public double Mean { get; private set; }

    /// <summary>Unbiased estimate of the variance; NaN of fewer than two values.</summary>
    public readonly double Variance => Count > 1 ? _squares / (Count - 1) : double.NaN;

    /// <summary>Standard error of the mean.</summary>
    public readonly double ErrorOfMean => Math.Sqrt(Variance / Count);

    /// <summary>Takes one more value.</summary>
    public void Add(double x)
    {
        Count++;
        double before = x - Mean;
        Mean += before / Count;
        _squares += before * (x - Mean);
    }
}
