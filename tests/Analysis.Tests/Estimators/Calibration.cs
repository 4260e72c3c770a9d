using System.Globalization;
using JparcSim.Analysis.Estimators;
using JparcSim.Core.Random;

namespace JparcSim.Analysis.Tests.Estimators;

/// <summary>A sampler that turns the random words of one value into that value.</summary>
internal delegate double Sampler(ref EventRandom random);

/// <summary>Repeats an estimate on independent samples of known truth and looks at the pulls.</summary>
internal static class Calibration
{
    /// <summary>
    /// The mean pull is below a third (the bias is below a third of the quoted error) and the width of the pulls is one within
    /// <paramref name="widthTolerance"/>. Twin: had the truth been one quoted error away, or the errors 1.6 times too small, this would notice.
    /// </summary>
    public static void Holds(double truth, int count, Sampler sampler, Func<double[], Estimate?> estimator, int repeats = 100, double widthTolerance = 0.25)
    {
        double[] pulls = Pulls(truth, count, sampler, estimator, repeats);
        Check(pulls, widthTolerance);
        StatisticalAssert.WouldNotice(() => Check([.. pulls.Select(pull => pull + 1.0)], widthTolerance));
        StatisticalAssert.WouldNotice(() => Check([.. pulls.Select(pull => 1.6 * pull)], widthTolerance));
        StatisticalAssert.WouldNotice(() => Check([.. pulls.Select(pull => pull / 1.8)], widthTolerance));
    }

    /// <summary>A sample of its own for every repeat.</summary>
    public static double[] Draw(int count, Sampler sampler, int repeat = 0)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            var random = new EventRandom(20260101, (ulong)i, RandomStage.Audit, repeat);
            values[i] = sampler(ref random);
        }

        return values;
    }

    private static double[] Pulls(double truth, int count, Sampler sampler, Func<double[], Estimate?> estimator, int repeats)
    {
        double[] pulls = new double[repeats];
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            Estimate? estimate = estimator(Draw(count, sampler, repeat));
            Assert.NotNull(estimate);
            pulls[repeat] = (estimate.Value.Value - truth) / estimate.Value.Error;
        }

        return pulls;
    }

    private static void Check(double[] pulls, double widthTolerance)
    {
        double mean = pulls.Average();
        double width = Math.Sqrt(pulls.Sum(pull => (pull - mean) * (pull - mean)) / (pulls.Length - 1));
        string found = string.Create(CultureInfo.InvariantCulture, $"mean pull {mean:F2}, width {width:F2}");
        Assert.True(Math.Abs(mean) < 1.0 / 3.0, found);
        Assert.True(Math.Abs(width - 1.0) < widthTolerance, found);
    }
}
