using JparcSim.Core.Numerics;

namespace JparcSim.Analysis.Inference;

/// <summary>The range of a parameter, mapped to [0, 1]: evenly, or with an even logarithm above a least value, below which lies 0.</summary>
/// <param name="Min">Least value.</param>
/// <param name="Max">Greatest value.</param>
/// <param name="LeastDecade">Least value of the logarithmic part; 0 for an even axis. The least value is then <paramref name="Min"/> = 0.</param>
public readonly record struct ParameterAxis(double Min, double Max, double LeastDecade)
{
    /// <summary>Whether decades are equally long.</summary>
    public bool IsLogarithmic => LeastDecade > 0.0;

    /// <summary>The value at a place in [0, 1].</summary>
    public double At(double place) => !IsLogarithmic
        ? Min + (place * (Max - Min))
        : place <= 0.0 ? Min : LeastDecade * Elementary.Exp(place * Elementary.Log(Max / LeastDecade));

    /// <summary>The place of a value, not below 0.</summary>
    public double PlaceOf(double value) => !IsLogarithmic
        ? (value - Min) / (Max - Min)
        : value <= LeastDecade ? 0.0 : Elementary.Log(value / LeastDecade) / Elementary.Log(Max / LeastDecade);
}
