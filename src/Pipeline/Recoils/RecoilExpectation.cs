using JparcSim.Analysis.Inference;
using JparcSim.Core.Configuration;
using JparcSim.Detector.Recoil;
using JparcSim.Generator.Cevns;

namespace JparcSim.Pipeline.Recoils;

/// <summary>Expected counts of one macro in its bins: signal for any model, and backgrounds. Not for several threads at a time.</summary>
internal sealed class RecoilExpectation
{
    private readonly RecoilRun _run;
    private readonly RecoilGrid _grid;
    private readonly EnergyBins _timed;
    private readonly EnergyBins? _untimed;
    private readonly double[][] _timeShares;
    private readonly double _perCm2;

    /// <summary>Prepares the tables.</summary>
    /// <param name="run">The macro.</param>
    /// <param name="hasTime">Whether bins of time are told apart.</param>
    public RecoilExpectation(RecoilRun run, bool hasTime)
    {
        _run = run;
        InferenceSection inference = run.Bins;
        if (run.Model is not { } model)
        {
            throw new UserInputException($"macro '{run.Name}': found no channel 'cevns', expected the signal of an analysis");
        }

        TimeEdgesUs = hasTime ? inference.TimeEdgesUs : [inference.TimeEdgesUs[0], inference.TimeEdgesUs[^1]];
        RecoilEdgesKeVnr = inference.RecoilEdgesKeVnr;
        Errors = inference.Errors;
        RecoilResponse response = run.Detector.Response;
        _grid = new RecoilGrid(model, response.ThresholdKeVnr);
        double[] recoils = [.. Enumerable.Range(0, _grid.Count).Select(_grid.RecoilKeVnr)];
        _timed = new EnergyBins(response, RecoilEdgesKeVnr, recoils, true);
        _untimed = response.S1 is null ? null : new EnergyBins(response, RecoilEdgesKeVnr, recoils, false);
        _timeShares = [.. CevnsFlavours.All.Select(flavour => Shares(flavour.Time().Cumulative))];
        _perCm2 = run.PerYearCm2 * Years;
        Truth = model.Modification;
        Target = model.Target;
    }

    /// <summary>Years of beam.</summary>
    public double Years => _run.ExposurePot / _run.ProtonsPerYear;

    /// <summary>The model of the macro.</summary>
    public CevnsModification Truth { get; }

    /// <summary>The target.</summary>
    public RecoilTarget Target { get; }

    /// <summary>Errors of the pulls.</summary>
    public PullErrors Errors { get; }

    /// <summary>Borders of energy, keVnr.</summary>
    public IReadOnlyList<double> RecoilEdgesKeVnr { get; }

    /// <summary>Borders of time, us.</summary>
    public IReadOnlyList<double> TimeEdgesUs { get; }

    /// <summary>Bins of energy and time, and of energy alone of recoils without a time where there are such.</summary>
    public int BinCount => (RecoilEdgesKeVnr.Count - 1) * (TimeEdgesUs.Count - 1 + (_untimed is null ? 0 : 1));

    /// <summary>Name of the macro.</summary>
    public string Name => _run.Name;

    /// <summary>The signal of a model.</summary>
    public SignalPrediction Signal(CevnsModification modification)
    {
        double[][] flavours = _grid.FlavoursOf(modification);
        double[] all = new double[_grid.Count];
        foreach (double[] flavour in flavours)
        {
            for (int n = 0; n < all.Length; n++)
            {
                flavour[n] *= _perCm2;
                all[n] += flavour[n];
            }
        }

        return new RecoilSignal([.. flavours.Select(_timed.Coefficients)], _untimed?.Coefficients(all), _timeShares, _timed.Count);
    }

    /// <summary>The experiment with the counts expected of a model as data, or with a Poisson fluctuation of them.</summary>
    /// <param name="truth">The model.</param>
    /// <param name="fluctuate">From an expected count to data; null for none.</param>
    public BinnedExperiment Experiment(CevnsModification truth, Func<int, double, double>? fluctuate)
    {
        SignalPrediction signal = Signal(truth);
        double[] counts = new double[signal.BinCount];
        signal.Fill(1.0, counts, new double[counts.Length]);
        BinnedExperiment experiment = Experiment(counts);
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] += experiment.Steady[i] + experiment.Related[i];
            counts[i] = fluctuate is null ? counts[i] : fluctuate(i, counts[i]);
        }

        return experiment;
    }

    /// <summary>The experiment with some data.</summary>
    /// <param name="counts">Counts by bin.</param>
    public BinnedExperiment Experiment(double[] counts) => new(
        counts, Background(each => each.Kind == RecoilBackgroundKind.SteadyState), Background(each => each.Kind != RecoilBackgroundKind.SteadyState));

    /// <summary>The bin of a recoil; -1 outside all bins.</summary>
    /// <param name="recoilKeVnr">Reconstructed recoil energy, keVnr.</param>
    /// <param name="timeUs">Reconstructed time, us; null for none.</param>
    public int BinOf(double recoilKeVnr, double? timeUs)
    {
        int times = TimeEdgesUs.Count - 1;
        int energy = PlaceOf(RecoilEdgesKeVnr, recoilKeVnr);
        if (timeUs is not { } known)
        {
            return energy < 0 || _untimed is null ? -1 : (times * (RecoilEdgesKeVnr.Count - 1)) + energy;
        }

        int time = PlaceOf(TimeEdgesUs, known);
        return energy < 0 || time < 0 ? -1 : (energy * times) + time;
    }

    private static int PlaceOf(IReadOnlyList<double> edges, double value)
    {
        int place = 0;
        while (place < edges.Count && edges[place] <= value)
        {
            place++;
        }

        return place < edges.Count ? place - 1 : -1;
    }

    private double[] Background(Func<RecoilBackground, bool> isMeant)
    {
        int energies = RecoilEdgesKeVnr.Count - 1;
        int times = TimeEdgesUs.Count - 1;
        double[] sums = new double[BinCount];
        foreach (RecoilBackground background in _run.Backgrounds.Where(isMeant))
        {
            double[] shares = Shares(background.TimeCumulative);
            double[] timed = InEnergy(background, true);
            double[] untimed = _untimed is null ? [] : InEnergy(background, false);
            for (int energy = 0; energy < energies; energy++)
            {
                for (int time = 0; time < times; time++)
                {
                    sums[(energy * times) + time] += timed[energy] * shares[time];
                }

                if (untimed.Length > 0)
                {
                    sums[(energies * times) + energy] += untimed[energy];
                }
            }
        }

        return sums;
    }

    private double[] InEnergy(RecoilBackground background, bool isTimed)
    {
        var nodes = BackgroundNodes.Of(background, _run.Detector.Response);
        return EnergyBins.Counts(
            _run.Detector.Response, RecoilEdgesKeVnr, nodes.RecoilsKeVnr, isTimed, [.. nodes.PerYear.Select(count => Years * count)]);
    }

    private double[] Shares(Func<double, double> cumulative)
    {
        double[] at = [.. TimeEdgesUs.Select(edge => _run.Detector.Response.Time.Smear(cumulative, edge))];
        return [.. at.Zip(at.Skip(1)).Select(pair => pair.Second - pair.First)];
    }
}
