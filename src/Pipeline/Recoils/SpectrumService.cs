using JparcSim.Detector.Recoil;
using JparcSim.Generator.Cevns;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Recoils;

/// <summary>Expected recoils by quadrature, in a year of beam.</summary>
internal sealed class SpectrumService
{
    private readonly RecoilRun _run;
    private readonly RecoilResponse _response;
    private readonly RecoilGrid? _grid;
    private readonly double[][] _spectra;

    /// <summary>Integrates the signal of a macro.</summary>
    public SpectrumService(RecoilRun run)
    {
        _run = run;
        _response = run.Detector.Response;
        _grid = run.Model is { } model ? new RecoilGrid(model, _response.ThresholdKeVnr) : null;
        _spectra = _grid?.SpectraOf(run.Model!.Modification) ?? [];
    }

    /// <summary>The report.</summary>
    public SpectrumReport Report()
    {
        (IReadOnlyList<double> recoilEdges, IReadOnlyList<double> timeEdges) = (_run.Bins.RecoilEdgesKeVnr, _run.Bins.TimeEdgesUs);
        double[] flavours = [.. CevnsFlavours.All.Select(flavour => Sum(s => s % CevnsFlavours.All.Count == (int)flavour, _ => 1.0))];
        double[] timed = [.. CevnsFlavours.All.Select(flavour => Sum(s => s % CevnsFlavours.All.Count == (int)flavour, _response.TimedAt))];
        return new SpectrumReport(
            _run.Name, _run.Detector.Name, Sum(_ => true, _ => 1.0), Sum(_ => true, _response.TimedAt),
            new FlavourCounts(flavours[0], flavours[1], flavours[2]),
            (_grid?.Isotopes ?? []).Select((name, i) => (name, Count: Sum(s => s / CevnsFlavours.All.Count == i, _ => 1.0))).ToDictionary(each => each.name, each => each.Count),
            _run.Backgrounds.ToDictionary(each => RecoilChannels.Backgrounds.First(known => known.Value == each.Kind).Key, Count),
            Bins(recoilEdges, (low, high) => Sum(_ => true, recoil => _response.BelowAt(recoil, high) - _response.BelowAt(recoil, low))),
            Bins(recoilEdges, TrueCount),
            Bins(timeEdges, (low, high) => InTime(timed, low, high, _response.Time.Smear)),
            Bins(timeEdges, (low, high) => InTime(timed, low, high, (cumulative, time) => cumulative(time))),
            new RecoilTimeBins(_run, _grid, _spectra).All());
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

    private double TrueCount(double lowKeVnr, double highKeVnr) =>
        _run.PerYearCm2 * (_run.Model?.Spectra() ?? []).Sum(spectrum => RecoilTimeBins.TrueCm2(spectrum, _response, lowKeVnr, highKeVnr, _ => 1.0));

    private BackgroundCounts Count(RecoilBackground background)
    {
        var nodes = BackgroundNodes.Of(background, _response);
        return new BackgroundCounts(nodes.Sum(_response.EfficiencyAt), nodes.Sum(recoil => _response.EfficiencyAt(recoil) * _response.TimedAt(recoil)));
    }
}
