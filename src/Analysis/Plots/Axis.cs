namespace JparcSim.Analysis.Plots;

/// <summary>An axis: what it shows and its range.</summary>
/// <param name="Label">Name of the quantity.</param>
/// <param name="Unit">Unit, printed in brackets; empty for pure numbers.</param>
/// <param name="Min">Lower end; null takes it from the series.</param>
/// <param name="Max">Upper end; null takes it from the series.</param>
/// <param name="IsLogarithmic">Whether decades are equally long.</param>
public sealed record Axis(string Label, string Unit = "", double? Min = null, double? Max = null, bool IsLogarithmic = false)
{
    /// <summary>Label and unit as printed.</summary>
    public string Title => Unit.Length == 0 ? Label : $"{Label} ({Unit})";
}
