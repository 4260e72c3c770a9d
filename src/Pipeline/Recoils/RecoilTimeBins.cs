using JparcSim.Detector.Recoil;
using JparcSim.Generator.Cevns;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Recoils;

/// <summary>Expected scatterings with a time in bins of recoil energy and time, reconstructed and true, by flavour and isotope.</summary>
/// <remarks>Energy and time are independent for each flavour: a bin is a product.</remarks>
internal sealed class RecoilTimeBins
{
    private readonly IReadOnlyList<string> _isotopes;
    private readonly IReadOnlyList<double> _recoilEdges;
    private readonly IReadOnlyList<double> _timeEdges;
    private readonly double[][] _seen;   // [isotope and flavour][bin of energy], a year
    private readonly double[][] _true;
    private readonly double[][] _seenShares;   // [flavour][bin of time]
    private readonly double[][] _trueShares;

    /// <summary>Integrates energies and times.</summary>
    /// <param name="run">The macro, with bins.</param>
    /// <param name="grid">Its recoils; null without a signal.</param>
    /// <param name="spectra">Cross sections at the nodes of the grid, by isotope and flavour.</param>
    public RecoilTimeBins(RecoilRun run, RecoilGrid? grid, double[][] spectra)
    {
        RecoilResponse response = run.Detector.Response;
        _isotopes = grid?.Isotopes ?? [];
        _recoilEdges = run.Bins.RecoilEdgesKeVnr;
        _timeEdges = run.Bins.TimeEdgesUs;
        double[] recoils = [.. Enumerable.Range(0, grid?.Count ?? 0).Select(n => grid!.RecoilKeVnr(n))];
        _seen = [.. spectra.Select(each => Times(run.PerYearCm2, EnergyBins.Counts(response, _recoilEdges, recoils, true, each)))];
        _true = [.. (run.Model?.Spectra() ?? []).Select(each => Between(_recoilEdges, (low, high) => run.PerYearCm2 * TrueCm2(each, response, low, high, response.TimedAt)))];
        _seenShares = [.. CevnsFlavours.All.Select(flavour => Between(_timeEdges, Share(time => response.Time.Smear(flavour.Time().Cumulative, time))))];
        _trueShares = [.. CevnsFlavours.All.Select(flavour => Between(_timeEdges, Share(flavour.Time().Cumulative)))];
    }

    /// <summary>Cross section for seen recoils of a true energy, per nucleus of the target, cm2.</summary>
    /// <param name="spectrum">Isotope and flavour.</param>
    /// <param name="response">Detector: threshold and efficiency.</param>
    /// <param name="lowKeVnr">Least recoil, keVnr.</param>
    /// <param name="highKeVnr">Greatest recoil, keVnr.</param>
    /// <param name="weight">A further weight, of the recoil in keVnr.</param>
    public static double TrueCm2(RecoilSpectrum spectrum, RecoilResponse response, double lowKeVnr, double highKeVnr, Func<double, double> weight) =>
        spectrum.Fraction * response.Efficiency * spectrum.BetweenCm2(
            1e-3 * Math.Max(lowKeVnr, response.ThresholdKeVnr), 1e-3 * highKeVnr, recoilMeV => weight(1e3 * recoilMeV));

    /// <summary>All bins; times run faster.</summary>
    public IReadOnlyList<RecoilTimeBin> All() =>
        [.. Enumerable.Range(0, _recoilEdges.Count - 1).SelectMany(energy => Enumerable.Range(0, _timeEdges.Count - 1).Select(time => Bin(energy, time)))];

    private static double[] Times(double factor, double[] values) => [.. values.Select(value => factor * value)];

    private static double[] Between(IReadOnlyList<double> edges, Func<double, double, double> integral) =>
        [.. edges.Zip(edges.Skip(1), integral)];

    private static Func<double, double, double> Share(Func<double, double> cumulative) => (low, high) => cumulative(high) - cumulative(low);

    private RecoilTimeBin Bin(int energy, int time)
    {
        double[] seen = Products(_seen, _seenShares, energy, time);
        double[] truth = Products(_true, _trueShares, energy, time);
        return new RecoilTimeBin(
            _recoilEdges[energy], _recoilEdges[energy + 1], _timeEdges[time], _timeEdges[time + 1], seen.Sum(), truth.Sum(),
            ByFlavour(seen), ByFlavour(truth), ByIsotope(seen), ByIsotope(truth));
    }

    private static double[] Products(double[][] energies, double[][] shares, int energy, int time) =>
        [.. energies.Select((counts, s) => counts[energy] * shares[s % shares.Length][time])];

    private static FlavourCounts ByFlavour(double[] counts)
    {
        double[] sums = new double[CevnsFlavours.All.Count];
        for (int s = 0; s < counts.Length; s++)
        {
            sums[s % sums.Length] += counts[s];
        }

        return new FlavourCounts(sums[(int)CevnsFlavour.NuMu], sums[(int)CevnsFlavour.NuE], sums[(int)CevnsFlavour.NuMuBar]);
    }

    private Dictionary<string, double> ByIsotope(double[] counts)
    {
        int flavours = CevnsFlavours.All.Count;
        return _isotopes.Select((name, i) => (name, Count: counts.AsSpan(i * flavours, flavours).ToArray().Sum())).ToDictionary(each => each.name, each => each.Count);
    }
}
