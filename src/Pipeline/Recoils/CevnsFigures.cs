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

    /// <summary>Reconstructed energies, or times, of several models or macros.</summary>
    public static Figure Spectra(string title, bool isTime, IReadOnlyList<(string Legend, SpectrumReport Report)> spectra) => new(
        title, isTime ? new Axis("time after the first bunch", "us") : new Axis("reconstructed recoil energy", "keVnr"),
        new Axis(isTime ? "events per year and us" : "events per year and keVnr"),
        [.. spectra.Select(each => Steps(each.Legend, isTime ? each.Report.TimeBins : each.Report.RecoilBins))], Footer);

    /// <summary>The rise of chi-square over one parameter.</summary>
    public static Figure Parameter(ParameterReport report) => Rises($"{report.Parameter}, {100.0 * report.Confidence:G3} %", [("", report)]);

    /// <summary>The rise of several chi-squares over one parameter.</summary>
    public static Figure Rises(string title, IReadOnlyList<(string Legend, ParameterReport Report)> curves)
    {
        ParameterReport first = curves[0].Report;
        return new Figure(
            title, new Axis(first.Parameter, first.Unit, IsLogarithmic: IsLogarithmic(first.Parameter)), new Axis("rise of chi-square", Min: 0.0, Max: 10.0),
            [.. curves.Select(curve => new LineSeries(
                curve.Legend, [.. curve.Report.Curve.Select(point => point[0])], [.. curve.Report.Curve.Select(point => point[1])]))], Footer);
    }

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
