using JparcSim.Analysis.Plots;
using JparcSim.Generator.Cevns;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Recoils;

/// <summary>Figures of spectra and of inference.</summary>
internal static class CevnsFigures
{
    private const double MostRise = 10.0;

    private static string Footer => $"jparcsim {CodeVersion.Text}";

    /// <summary>Reconstructed and true recoil energies.</summary>
    public static Figure Spectrum(SpectrumReport report) => new(
        $"{report.Macro}: {report.TotalPerYear:F0} coherent scatterings a year", new Axis("recoil energy", "keVnr"), new Axis("events per year and keVnr"),
        [Steps("reconstructed", report.RecoilBins), Steps("true", report.TrueRecoilBins)], Footer);

    /// <summary>Reconstructed and true times of those that have one.</summary>
    public static Figure Times(SpectrumReport report) => new(
        $"{report.Macro}: {report.WithTimePerYear:F0} of them with a time", new Axis("time after the first bunch", "us"), new Axis("events per year and us"),
        [Steps("reconstructed", report.TimeBins), Steps("true", report.TrueTimeBins)], Footer);

    /// <summary>Reconstructed energies, or times, of several models, and of the neutrons that all of them contain.</summary>
    public static Figure Spectra(string title, bool isTime, IReadOnlyList<(string Legend, ExpectedProjections Counts)> spectra)
    {
        var series = spectra.Select(each => Steps(each.Legend, each.Counts, isTime, false)).ToList();
        if (spectra[0].Counts.InEnergy(true).Any(count => count > 0.0))
        {
            series.Add(Steps("neutrons, in all", spectra[0].Counts, isTime, true));
        }

        return new Figure(
            title, isTime ? new Axis("time after the first bunch", "us") : new Axis("reconstructed recoil energy", "keVnr"),
            new Axis($"events in {spectra[0].Counts.Years:G3} years per {(isTime ? "us" : "keVnr")}", Min: 0.0), series, Footer);
    }

    /// <summary>Intervals of the neutron skin of several targets over the surplus of neutrons, and the skins of antiprotonic atoms.</summary>
    public static Figure Skins(string title, IReadOnlyList<(string Legend, RecoilTarget Target, ParameterReport Report)> intervals)
    {
        (double X, double Y)[] line = [Skin(100, 100), Skin(75, 125)];
        return new Figure(
            title, new Axis("(N - Z) / A", Min: 0.0, Max: line[1].X), new Axis("radius of neutrons less that of protons", "fm"),
            [.. intervals.Select(each => Interval(each.Legend, each.Target, each.Report)),
                new LineSeries("antiprotonic atoms", [line[0].X, line[1].X], [line[0].Y, line[1].Y])], Footer);
    }

    /// <summary>The rise of chi-square over one parameter.</summary>
    public static Figure Parameter(ParameterReport report) => Rises($"{report.Parameter}, {100.0 * report.Confidence:G3} %", [("", report)]);

    /// <summary>The rise of several chi-squares over one parameter.</summary>
    public static Figure Rises(string title, IReadOnlyList<(string Legend, ParameterReport Report)> curves)
    {
        ParameterReport first = curves[0].Report;
        return new Figure(
            title, AxisOf(first.Parameter, first.Unit, false), new Axis("rise of chi-square", Min: 0.0),
            [.. curves.Select(curve => new LineSeries(
                curve.Legend, [.. curve.Report.Curve.Select(point => point[0])],
                [.. curve.Report.Curve.Select(point => point[1] <= MostRise ? point[1] : double.NaN)]))], Footer);
    }

    /// <summary>The borders of a region.</summary>
    public static Figure Plane(PlaneReport report) => Planes($"{report.Plane[0]} and {report.Plane[1]}, {100.0 * report.Confidence:G3} %", [("", report)]);

    /// <summary>The borders of several regions of one plane.</summary>
    /// <param name="title">Title.</param>
    /// <param name="regions">Names and regions.</param>
    /// <param name="isEven">Whether axes that would show decades are even from 0 on.</param>
    public static Figure Planes(string title, IReadOnlyList<(string Legend, PlaneReport Report)> regions, bool isEven = false)
    {
        PlaneReport first = regions[0].Report;
        return new Figure(
            title, AxisOf(first.Plane[0], first.Units[0], isEven), AxisOf(first.Plane[1], first.Units[1], isEven),
            [.. regions.Select(region => Border(region.Legend, region.Report))], Footer);
    }

    private static Axis AxisOf(string parameter, string unit, bool isEven) => !IsLogarithmic(parameter) ? new Axis(parameter, unit)
        : isEven ? new Axis(parameter, unit, Min: 0.0) : new Axis(parameter, unit, IsLogarithmic: true);

    private static bool IsLogarithmic(string parameter) => CevnsParameters.ByName[parameter].LeastDecade > 0.0;

    // All pieces in one series, broken by a NaN.
    private static LineSeries Border(string legend, PlaneReport report) => new(
        legend, [.. report.Contours.SelectMany(line => line.Select(point => point[0]).Append(double.NaN))],
        [.. report.Contours.SelectMany(line => line.Select(point => point[1]).Append(double.NaN))]);

    private static IntervalSeries Interval(string legend, RecoilTarget target, ParameterReport report)
    {
        double surplus = target.Isotopes.Sum(each => each.Fraction * (each.Isotope.Neutrons - each.Isotope.Protons) / each.Isotope.MassNumber);
        double protonFm = target.Isotopes.Sum(each => each.Fraction * each.Isotope.Radii.ProtonFm);
        return new IntervalSeries(
            legend, [surplus], [report.BestFit - protonFm], [(report.Low ?? double.NaN) - protonFm], [(report.High ?? double.NaN) - protonFm]);
    }

    // The skin does not depend on the radius that it lies on.
    private static (double Surplus, double SkinFm) Skin(int protons, int neutrons)
    {
        const double AnyRadiusFm = 5.0;
        var radii = NuclearRadii.FromCharge(protons, neutrons, AnyRadiusFm);
        return ((neutrons - protons) / (double)(neutrons + protons), radii.NeutronFm - radii.ProtonFm);
    }

    private static LineSeries Steps(string legend, ExpectedProjections counts, bool isTime, bool areNeutrons)
    {
        IReadOnlyList<double> edges = isTime ? counts.TimeEdgesUs : counts.RecoilEdgesKeVnr;
        double[] heights = isTime ? counts.InTime(areNeutrons) : counts.InEnergy(areNeutrons);
        return Steps(legend, [.. heights.Select((count, i) => new BinCount(edges[i], edges[i + 1], count))]);
    }

    private static LineSeries Steps(string legend, IReadOnlyList<BinCount> bins) => new(
        legend, [.. bins.SelectMany(bin => new[] { bin.Low, bin.High })],
        [.. bins.SelectMany(bin => Enumerable.Repeat(bin.Count / (bin.High - bin.Low), 2))]);
}
