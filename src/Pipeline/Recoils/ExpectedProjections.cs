using JparcSim.Analysis.Inference;
using JparcSim.Generator.Cevns;

namespace JparcSim.Pipeline.Recoils;

/// <summary>Expected counts of one macro in its whole exposure, summed over time or over energy: recoils of neutrinos and of neutrons of the beam, steady ones subtracted.</summary>
internal sealed class ExpectedProjections
{
    private readonly double[] _all;
    private readonly double[] _neutrons;
    private readonly int _times;

    /// <summary>Sums the bins.</summary>
    /// <param name="run">The macro.</param>
    public ExpectedProjections(RecoilRun run)
    {
        var expectation = new RecoilExpectation(run, true);
        CevnsModification model = expectation.Truth;
        BinnedExperiment counts = expectation.Experiment(model, null);
        Years = expectation.Years;
        RecoilEdgesKeVnr = expectation.RecoilEdgesKeVnr;
        TimeEdgesUs = expectation.TimeEdgesUs;
        _times = TimeEdgesUs.Count - 1;
        _all = [.. counts.Data.Zip(counts.Steady, (data, steady) => data - steady)];
        _neutrons = [.. counts.Related];
    }

    /// <summary>Years of beam.</summary>
    public double Years { get; }

    /// <summary>Borders of energy, keVnr.</summary>
    public IReadOnlyList<double> RecoilEdgesKeVnr { get; }

    /// <summary>Borders of time, us.</summary>
    public IReadOnlyList<double> TimeEdgesUs { get; }

    /// <summary>Counts in bins of energy, with a time and without.</summary>
    /// <param name="areNeutrons">Whether those of neutrons alone are meant.</param>
    public double[] InEnergy(bool areNeutrons)
    {
        double[] counts = areNeutrons ? _neutrons : _all;
        double[] sums = new double[RecoilEdgesKeVnr.Count - 1];
        int timed = sums.Length * _times;
        for (int i = 0; i < counts.Length; i++)
        {
            sums[i < timed ? i / _times : i - timed] += counts[i];
        }

        return sums;
    }

    /// <summary>Counts in bins of time, of events that have one.</summary>
    /// <param name="areNeutrons">Whether those of neutrons alone are meant.</param>
    public double[] InTime(bool areNeutrons)
    {
        double[] counts = areNeutrons ? _neutrons : _all;
        double[] sums = new double[_times];
        for (int i = 0; i < (RecoilEdgesKeVnr.Count - 1) * _times; i++)
        {
            sums[i % _times] += counts[i];
        }

        return sums;
    }
}
