using JparcSim.Pipeline.Recoils;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Tests.Recoils;

/// <summary>Intervals of data that fluctuate hold the truth as often as their level says, at a false-alarm rate of 1e-6 each.</summary>
/// <remarks>Counts alone fluctuate, so that the pulls are fixed: with them an interval is wider than its counts need, and holds the truth too often.</remarks>
public sealed class CoverageTests
{
    private const int Experiments = 200;
    private const double OneSigma = 0.6827;
    private const double Ninety = 0.90;

    [Fact]
    public void Intervals_of_the_weak_angle_hold_the_truth_as_often_as_they_say_and_another_level_would_show()
    {
        var run = RecoilRun.Load("cevns/csi", []);
        double truth = run.Signal!.Modification.WeakMixingAngle;
        int oneSigma = 0;
        int ninety = 0;
        double bestFits = 0.0;
        for (int seed = 1; seed <= Experiments; seed++)
        {
            var fit = new CevnsFit([run], ["flux", "quenching", "background"], (ulong)seed, []);
            ParameterReport narrow = new CevnsAnalysis(fit, ["weakMixingAngle"], [], OneSigma).Interval();
            ParameterReport wide = new CevnsAnalysis(fit, ["weakMixingAngle"], [], Ninety).Interval();
            oneSigma += narrow.Low < truth && truth < narrow.High ? 1 : 0;
            ninety += wide.Low < truth && truth < wide.High ? 1 : 0;
            bestFits += narrow.BestFit / Experiments;
        }

        StatisticalAssert.FractionIs(OneSigma, oneSigma, Experiments);
        StatisticalAssert.FractionIs(Ninety, ninety, Experiments);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.FractionIs(OneSigma, ninety, Experiments));
        StatisticalAssert.WouldNotice(() => StatisticalAssert.FractionIs(Ninety, oneSigma, Experiments));

        // A statistical error of 1.4 %, over the root of the experiments.
        Assert.Equal(truth, bestFits, 4.9 * 0.014 * truth / Math.Sqrt(Experiments));
    }
}
