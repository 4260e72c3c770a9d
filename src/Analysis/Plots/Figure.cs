namespace JparcSim.Analysis.Plots;

/// <summary>A figure with one frame.</summary>
/// <param name="Title">Printed above the frame.</param>
/// <param name="X">Horizontal axis.</param>
/// <param name="Y">Vertical axis.</param>
/// <param name="Series">What is drawn, from back to front.</param>
/// <param name="Footer">Provenance: dataset, run, version; no clock.</param>
public sealed record Figure(string Title, Axis X, Axis Y, IReadOnlyList<Series> Series, string Footer)
{
    /// <summary>The figure as SVG text: equal figures give equal bytes.</summary>
    public string ToSvg() => new FigureWriter(this).Write();
}
