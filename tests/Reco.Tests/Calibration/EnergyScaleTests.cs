using JparcSim.Core.Random;
using JparcSim.Reco.Calibration;

namespace JparcSim.Reco.Tests.Calibration;

public sealed class EnergyScaleTests
{
    private const double PeakMeV = 8.05;

    [Fact]
    public void A_gaussian_peak_is_found_without_bias_and_with_its_error()
    {
        const int runs = 400;
        double[] pulls = new double[runs];
        double[] biased = new double[runs];
        for (int run = 0; run < runs; run++)
        {
            EnergyScale scale = EnergyScale.FromCapturePeak(Sample(run, 3000, 8.3, 0.37, 0.0), PeakMeV);
            pulls[run] = (scale.PeakUnits - 8.3) / scale.PeakErrorUnits;
            biased[run] = (scale.PeakUnits - (1.02 * 8.3)) / scale.PeakErrorUnits;
        }

        // The window follows the fit, so that the spread is wider than that of a fixed window: 1.3 covers it, as the next line checks.
        Assert.InRange(Math.Sqrt(pulls.Average(pull => pull * pull)), 0.8, 1.3);
        StatisticalAssert.MeanIs(0.0, 1.3, pulls);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.MeanIs(0.0, 1.3, biased));
    }

    [Fact]
    public void Hydrogen_captures_a_tail_and_a_flat_background_move_it_little()
    {
        EnergyScale scale = EnergyScale.FromCapturePeak(Sample(1, 20000, 7.6, 0.34, 0.3), PeakMeV);
        Assert.InRange(scale.PeakUnits, 7.6 * 0.99, 7.6 * 1.005);
        Assert.InRange(scale.WidthUnits, 0.32, 0.40);
        Assert.Equal(PeakMeV, scale.MeVPerUnit * scale.PeakUnits, 1e-12);
    }

    [Theory]
    [InlineData(6.3)]
    [InlineData(10.4)]
    public void Units_far_from_MeV_are_found_too(double peakUnits)
    {
        EnergyScale scale = EnergyScale.FromCapturePeak(Sample(2, 20000, peakUnits, 0.045 * peakUnits, 0.0), PeakMeV);
        Assert.Equal(peakUnits, scale.PeakUnits, 0.01 * peakUnits);
    }

    [Fact]
    public void The_order_of_the_entries_does_not_matter()
    {
        double[] entries = Sample(3, 5000, 8.0, 0.36, 0.2);
        double[] reversed = [.. entries.Reverse()];
        Assert.Equal(EnergyScale.FromCapturePeak(entries, PeakMeV), EnergyScale.FromCapturePeak(reversed, PeakMeV));
    }

    [Fact]
    public void Too_few_entries_are_refused()
    {
        var refusal = Assert.Throws<CalibrationException>(() => EnergyScale.FromCapturePeak(Sample(4, 50, 8.0, 0.36, 0.0), PeakMeV));
        Assert.Contains("needs 100", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<CalibrationException>(() => EnergyScale.FromCapturePeak([], PeakMeV));
    }

    // A Gaussian peak; a share of the entries is hydrogen at 0.28 of it, a low tail, and a flat background, in equal parts.
    private static double[] Sample(int key, int count, double peak, double width, double otherShare)
    {
        var random = new EventRandom(21, (ulong)key, RandomStage.Charge);
        double[] entries = new double[count];
        for (int i = 0; i < count; i++)
        {
            double kind = random.Uniform() / Math.Max(1e-9, otherShare);
            entries[i] = kind switch
            {
                < 1.0 / 3.0 => (0.28 * peak) + (0.2 * Sampling.Normal(ref random)),
                < 2.0 / 3.0 => peak - Sampling.Exponential(ref random),
                < 1.0 => 12.0 * random.Uniform(),
                _ => peak + (width * Sampling.Normal(ref random)),
            };
        }

        return entries;
    }
}
