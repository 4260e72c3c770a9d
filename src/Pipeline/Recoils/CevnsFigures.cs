using JparcSim.Analysis.Plots;
using JparcSim.Generator.Cevns;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Recoils;

/// <summary>Figures of spectra and of inference.</summary>
internal static class CevnsFigures
{
    private static string Footer => $"jparcsim {CodeVersion.Text}";

    /// <summary>Reconstructed and true recoil energies.</summary>
    public static Figure Spectrum(SpectrumReport report) => new(
        $"{report.Macro}: {report.TotalPerYear:F0} coherent scatterings a year", new Axis("recoil energy", "keVnr"), new Axis("events per year and keVnr"),
        [Steps("reconstructed", report.RecoilBins), Steps("true", report.TrueRecoilBins)], Footer);

    /// <summary>The rise of chi-square over one parameter.</summary>
    public static Figure Parameter(ParameterReport report) => new(
        $"{report.Parameter}, {100.0 * report.Confidence:G3} %", new Axis(report.Parameter, report.Unit, IsLogarithmic: IsLogarithmic(report.Parameter)),
        new Axis("rise of chi-square", Min: 0.0),
        [new LineSeries("", [.. report.Curve.Select(point => point[0])], [.. report.Curve.Select(point => point[1])])], Footer);

    /// <summary>The borders of a region.</summary>
    public static Figure Plane(PlaneReport report) => Planes($"{report.Plane[0]} and {report.Plane[1]}, {100.0 * report.Confidence:G3} %", [("", report)]);

    /// <summary>The borders of several regions of one plane.</summary>
    public static Figure Planes(string title, IReadOnlyList<(string Legend, PlaneReport Report)> regions)
    {
        PlaneReport first = regions[0].Report;
        return new Figure(
            title, new Axis(first.Plane[0], first.Units[0], IsLogarithmic: IsLogarithmic(first.Plane[0])),
            new Axis(first.Plane[1], first.Units[1], IsLogarithmic: IsLogarithmic(first.Plane[1])),
            [.. regions.Select(region => Border(region.Legend, region.Report))], Footer);
    }

    private static bool IsLogarithmic(string parameter) => CevnsParameters.ByName[parameter].LeastDecade > 0.0;

    // All pieces in one series, broken by a NaN.
    private static LineSeries Border(string legend, PlaneReport report) => new(
        legend, [.. report.Contours.SelectMany(line => line.Select(point => point[0]).Append(double.NaN))],
        [.. report.Contours.SelectMany(line => line.Select(point => point[1]).Append(double.NaN))]);

    private static LineSeries Steps(string legend, IReadOnlyList<BinCount> bins) => new(
        legend, [.. bins.SelectMany(bin => new[] { bin.Low, bin.High })],
        [.. bins.SelectMany(bin => Enumerable.Repeat(bin.Count / (bin.High - bin.Low), 2))]);
}
