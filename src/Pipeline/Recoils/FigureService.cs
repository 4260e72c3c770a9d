using JparcSim.Analysis.Plots;
using JparcSim.Generator.Cevns;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Recoils;

/// <summary>Draws figures of two panels.</summary>
internal static class FigureService
{
    private const double Confidence = 0.9;
    private const int PanelPx = 720;
    private const int HeightPx = 500;

    /// <summary>A <see cref="FigureMacro"/> as SVG text: one panel, or two side by side.</summary>
    public static string Draw(FigureMacro figure, CancellationToken cancellation)
    {
        string[] panels = [.. figure.Curves.Select(curve => curve.IsRight).Distinct().Order().Select(isRight => Panel(figure, isRight, cancellation).ToSvg())];
        return panels.Length == 1 ? panels[0] : SideBySide(panels);
    }

    /// <summary>Energies and times of a spectrum.</summary>
    public static string Draw(SpectrumReport report) => SideBySide([CevnsFigures.Spectrum(report).ToSvg(), CevnsFigures.Times(report).ToSvg()]);

    private static Figure Panel(FigureMacro figure, bool isRight, CancellationToken cancellation)
    {
        FigureCurve[] curves = [.. figure.Curves.Where(curve => curve.IsRight == isRight)];
        return figure.Kind switch
        {
            FigureKind.Region => CevnsFigures.Planes(
                figure.Title, [.. curves.Select(curve => (curve.Legend, new CevnsAnalysis(Request(curve, figure.Parameters, cancellation)).Plane()))], figure.IsEven),
            FigureKind.Rise => Rises(figure, curves, figure.Parameters, cancellation),
            FigureKind.Skin when isRight => Rises(figure, curves, [CevnsParameters.NeutronRadius], cancellation),
            FigureKind.Skin => CevnsFigures.Skins(figure.Title, [.. curves.Select(curve => Skin(curve, cancellation))]),
            _ => CevnsFigures.Spectra(figure.Title, isRight, [.. curves.Select(curve => (curve.Legend, Expected(curve)))]),
        };
    }

    private static Figure Rises(
        FigureMacro figure, IEnumerable<FigureCurve> curves, IReadOnlyList<string> parameters, CancellationToken cancellation) => CevnsFigures.Rises(
        figure.Title, [.. curves.Select(curve => (curve.Legend, new CevnsAnalysis(Request(curve, parameters, cancellation) with { WithCurve = true }).Interval()))]);

    private static (string Legend, RecoilTarget Target, ParameterReport Report) Skin(FigureCurve curve, CancellationToken cancellation)
    {
        CevnsRequest request = Request(curve, [CevnsParameters.NeutronRadius], cancellation);
        var fit = new CevnsFit(request);
        return (curve.Legend, fit.Target, new CevnsAnalysis(fit, request.Parameters, [], Confidence).Interval());
    }

    private static CevnsRequest Request(FigureCurve curve, IReadOnlyList<string> parameters, CancellationToken cancellation) =>
        new(curve.Macros, [], parameters, [], curve.Fixed, Confidence, curve.Without, null, []) { Cancellation = cancellation };

    private static ExpectedProjections Expected(FigureCurve curve) =>
        new(RecoilRun.Load(curve.Macros[0], []).With(curve.Fixed));

    // Frames of equal size clip alike, so that equal names within the panels do no harm.
    private static string SideBySide(string[] panels)
    {
        string inner = string.Concat(panels.Select((panel, i) => $"<svg x=\"{i * PanelPx}\" y=\"0\"{panel[(panel.IndexOf("<svg", StringComparison.Ordinal) + 4)..]}\n"));
        int width = panels.Length * PanelPx;
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{HeightPx}\" viewBox=\"0 0 {width} {HeightPx}\">\n{inner}</svg>\n";
    }
}
