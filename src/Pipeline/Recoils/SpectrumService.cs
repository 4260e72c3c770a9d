using JparcSim.Core.Numerics;
using JparcSim.Detector.Recoil;
using JparcSim.Generator.Cevns;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Recoils;

/// <summary>Expected recoils by quadrature, in a year of beam.</summary>
internal sealed class SpectrumService
{
    private const int BackgroundPanels = 100;

    private static readonly double[] DefaultEdgesKeVnr = [0.0, 1.0, 2.0, 4.0, 6.0, 8.0, 10.0, 15.0, 20.0, 30.0, 50.0, 100.0];
    private static readonly double[] DefaultTimesUs = [0.0, 0.15, 0.5, 0.7, 1.2, 2.0, 3.0, 5.0, 10.0];

    private readonly RecoilRun _run;
    private readonly RecoilResponse _response;
    private readonly RecoilGrid? _grid;
    private readonly double[][] _spectra;
    private readonly IReadOnlyList<double> _recoilEdges;
    private readonly IReadOnlyList<double> _timeEdges;

    /// <summary>Integrates the signal of a macro.</summary>
    public SpectrumService(RecoilRun run)
    {
        _run = run;
        _response = run.Detector.Response;
        _recoilEdges = run.Inference?.RecoilEdgesKeVnr ?? DefaultEdgesKeVnr;
        _timeEdges = run.Inference?.TimeEdgesUs ?? DefaultTimesUs;
        _grid = run.Model is { } model ? new RecoilGrid(model, _response.ThresholdKeVnr) : null;
        _spectra = _grid?.SpectraOf(run.Model!.Modification) ?? [];
    }

    /// <summary>The report.</summary>
    public SpectrumReport Report()
    {
        double[] flavours = [.. CevnsFlavours.All.Select(flavour => Sum(s => s % CevnsFlavours.All.Count == (int)flavour, _ => 1.0))];
        double[] timed = [.. CevnsFlavours.All.Select(flavour => Sum(s => s % CevnsFlavours.All.Count == (int)flavour, _response.TimedAt))];
        return new SpectrumReport(
            _run.Name, _run.Detector.Name, Sum(_ => true, _ => 1.0), Sum(_ => true, _response.TimedAt),
            new FlavourCounts(flavours[0], flavours[1], flavours[2]),
            (_grid?.Isotopes ?? []).Select((name, i) => (name, Count: Sum(s => s / CevnsFlavours.All.Count == i, _ => 1.0))).ToDictionary(each => each.name, each => each.Count),
            _run.Backgrounds.ToDictionary(each => RecoilChannels.Backgrounds.First(known => known.Value == each.Kind).Key, Count),
            Bins(_recoilEdges, (low, high) => Sum(_ => true, recoil => _response.BelowAt(recoil, high) - _response.BelowAt(recoil, low))),
            Bins(_recoilEdges, TrueCount),
            Bins(_timeEdges, (low, high) => InTime(timed, low, high, _response.Time.Smear)),
            Bins(_timeEdges, (low, high) => InTime(timed, low, high, (cumulative, time) => cumulative(time))));
    }

    private static BinCount[] Bins(IReadOnlyList<double> edges, Func<double, double, double> count) =>
        [.. edges.Zip(edges.Skip(1)).Select(pair => new BinCount(pair.First, pair.Second, count(pair.First, pair.Second)))];

    private static double InTime(double[] timed, double low, double high, Func<Func<double, double>, double, double> at)
    {
        double sum = 0.0;
        foreach (CevnsFlavour flavour in CevnsFlavours.All)
        {
            Func<double, double> cumulative = flavour.Time().Cumulative;
            sum += timed[(int)flavour] * (at(cumulative, high) - at(cumulative, low));
        }

        return sum;
    }

    private double Sum(Func<int, bool> isMeant, Func<double, double> weight)
    {
        double sum = 0.0;
        for (int s = 0; s < _spectra.Length; s++)
        {
            for (int n = 0; isMeant(s) && n < _spectra[s].Length; n++)
            {
                sum += _spectra[s][n] * _response.EfficiencyAt(_grid!.RecoilKeVnr(n)) * weight(_grid.RecoilKeVnr(n));
            }
        }

        return sum * _run.PerYearCm2;
    }

    private double TrueCount(double lowKeVnr, double highKeVnr)
    {
        double from = Math.Max(lowKeVnr, _response.ThresholdKeVnr);
        if (_run.Model is not { } model || !(highKeVnr > from))
        {
            return 0.0;
        }

        double sum = 0.0;
        foreach (RecoilSpectrum spectrum in model.Spectra())
        {
            sum += spectrum.Fraction * spectrum.BetweenCm2(1e-3 * from, 1e-3 * highKeVnr);
        }

        return sum * _response.Efficiency * _run.PerYearCm2;
    }

    private BackgroundCounts Count(RecoilBackground background)
    {
        double from = Math.Max(_response.ThresholdKeVnr, background.Shape.FromKeVnr);
        double to = Math.Max(from, background.Shape.ToKeVnr);
        double all = _response.Efficiency * background.RecoilsPerYear * (background.Shape.Cumulative(to) - background.Shape.Cumulative(from));
        double timed = _response.Efficiency * background.RecoilsPerYear * GaussLegendre.Integrate(
            recoil => background.Shape.DensityPerKeVnr(recoil) * _response.TimedAt(recoil), from, to, BackgroundPanels);
        return new BackgroundCounts(all, timed);
    }
}
