using JparcSim.Analysis.Estimators;

namespace JparcSim.Analysis.Plots;

/// <summary>Something drawn in a figure. Colour, dashes, hatch and marker follow from its place in the figure.</summary>
/// <param name="Legend">Text in the legend; empty for none.</param>
public abstract record Series(string Legend);

/// <summary>A histogram as steps with error bars, optionally hatched below.</summary>
/// <param name="Legend">Text in the legend; empty for none.</param>
/// <param name="Data">The bins.</param>
/// <param name="IsPerUnit">Whether contents are divided by the width of the bin.</param>
/// <param name="IsHatched">Whether the area below is hatched.</param>
public sealed record HistogramSeries(string Legend, Histogram Data, bool IsPerUnit = false, bool IsHatched = false) : Series(Legend)
{
    /// <summary>Factor from bin contents to the vertical axis.</summary>
    public double Factor => IsPerUnit ? 1.0 / Data.BinWidth : 1.0;
}

/// <summary>A line through points: a curve, a contour. A NaN breaks it.</summary>
/// <param name="Legend">Text in the legend; empty for none.</param>
/// <param name="X">Horizontal places.</param>
/// <param name="Y">Vertical places.</param>
public sealed record LineSeries(string Legend, IReadOnlyList<double> X, IReadOnlyList<double> Y) : Series(Legend);

/// <summary>The area between two curves.</summary>
/// <param name="Legend">Text in the legend; empty for none.</param>
/// <param name="X">Horizontal places.</param>
/// <param name="Low">Lower curve.</param>
/// <param name="High">Upper curve.</param>
public sealed record BandSeries(string Legend, IReadOnlyList<double> X, IReadOnlyList<double> Low, IReadOnlyList<double> High)
    : Series(Legend);

/// <summary>Markers, with vertical error bars where given.</summary>
/// <param name="Legend">Text in the legend; empty for none.</param>
/// <param name="X">Horizontal places.</param>
/// <param name="Y">Vertical places.</param>
/// <param name="Errors">Half-lengths of the error bars; null for none.</param>
public sealed record ScatterSeries(string Legend, IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<double>? Errors = null)
    : Series(Legend);

/// <summary>Markers with vertical intervals about them.</summary>
/// <param name="Legend">Text in the legend; empty for none.</param>
/// <param name="X">Horizontal places.</param>
/// <param name="Y">Vertical places.</param>
/// <param name="Low">Lower ends; NaN for an interval that goes on to the frame.</param>
/// <param name="High">Upper ends; NaN likewise.</param>
public sealed record IntervalSeries(
    string Legend, IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<double> Low, IReadOnlyList<double> High) : Series(Legend);

/// <summary>Contents of rectangular bins as shades: the darker, the more. A figure holds at most one.</summary>
/// <param name="Legend">Title of the scale of shades.</param>
/// <param name="XEdges">Borders of the columns.</param>
/// <param name="YEdges">Borders of the rows.</param>
/// <param name="Values">Contents, [column, row], not negative.</param>
public sealed record HeatMapSeries(string Legend, IReadOnlyList<double> XEdges, IReadOnlyList<double> YEdges, double[,] Values)
    : Series(Legend);
