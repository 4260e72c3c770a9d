using JparcSim.Analysis.Plots;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Recoils;

/// <summary>Draws a <see cref="FigureMacro"/>.</summary>
internal static class FigureService
{
    private const double Confidence = 0.9;
    private const int PanelPx = 720;
    private const int HeightPx = 500;

    /// <summary>The figure as SVG text: one panel, or two side by side.</summary>
    public static string Draw(FigureMacro figure)
    {
        string[] panels = [.. figure.Curves.Select(curve => curve.IsRight).Distinct().Order().Select(isRight => Panel(figure, isRight).ToSvg())];
        return panels.Length == 1 ? panels[0] : SideBySide(panels);
    }

    private static Figure Panel(FigureMacro figure, bool isRight)
    {
        FigureCurve[] curves = [.. figure.Curves.Where(curve => curve.IsRight == isRight)];
        return figure.Kind switch
        {
            FigureKind.Region => CevnsFigures.Planes(figure.Title, [.. curves.Select(curve => (curve.Legend, Analysis(figure, curve).Plane()))]),
            FigureKind.Rise => CevnsFigures.Rises(figure.Title, [.. curves.Select(curve => (curve.Legend, Analysis(figure, curve).Interval()))]),
            _ => CevnsFigures.Spectra(figure.Title, isRight, [.. curves.Select(curve => (curve.Legend, Spectrum(curve)))]),
        };
    }

    private static CevnsAnalysis Analysis(FigureMacro figure, FigureCurve curve) => new(
        new CevnsRequest(curve.Macros, [], figure.Parameters, [], curve.Fixed, Confidence, curve.Without, null, figure.Kind == FigureKind.Rise));

    private static SpectrumReport Spectrum(FigureCurve curve) =>
        new SpectrumService(RecoilRun.Load(curve.Macros[0], []).With(curve.Fixed)).Report();

    // Frames of equal size clip alike, so that equal names within the panels do no harm.
    private static string SideBySide(string[] panels)
    {
        string inner = string.Concat(panels.Select((panel, i) => $"<svg x=\"{i * PanelPx}\" y=\"0\"{panel[(panel.IndexOf("<svg", StringComparison.Ordinal) + 4)..]}\n"));
        int width = panels.Length * PanelPx;
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{HeightPx}\" viewBox=\"0 0 {width} {HeightPx}\">\n{inner}</svg>\n";
    }
}
