using JparcSim.Core.Numerics;
using JparcSim.Core.PulseShape;
using JparcSim.Detector.Catalog;
using JparcSim.Detector.Electronics;
using JparcSim.Detector.Optics;
using JparcSim.Detector.Tests.Catalog;

namespace JparcSim.Detector.Tests.Electronics;

/// <summary>The near detector of 2021, whose slow light depends on the height.</summary>
public class DinGradientTests
{
    private const double SlopePerM = -0.25;

    private static readonly DetectorModel Uneven = TestDetector.Read(DetectorCatalog.YamlText("jsns2-near-2021"));
    private static readonly WaveformReadout Readout2021 = new(Uneven);
    private static readonly WaveformReadout Readout2022 = new(TestDetector.Near);
    private static readonly OpticalModel Optics = new(TestDetector.Near);

    [Theory]
    [InlineData(-2000.0)]
    [InlineData(-900.0)]
    [InlineData(0.0)]
    [InlineData(600.0)]
    [InlineData(1250.0)]
    public void The_mixture_of_both_ends_is_the_emission_at_a_height(double zMm)
    {
        double top = Uneven.DinGradient!.TopPart(zMm);
        for (int kind = 0; kind < 3; kind++)
        {
            EmissionTimes uniform = TestDetector.Near.Emission[kind];
            double slow = uniform.Shares[2] * (1.0 + (SlopePerM * Math.Clamp(zMm, -1250.0, 1250.0) / 1000.0));
            double rest = (1.0 - slow) / (1.0 - uniform.Shares[2]);
            var here = new ArrivalTimes(uniform with { Shares = [rest * uniform.Shares[0], rest * uniform.Shares[1], slow] }, 1.27);
            foreach (double timeNs in new[] { -2.0, 1.0, 10.0, 50.0, 200.0, 800.0 })
            {
                double mixture = ((1.0 - top) * Readout2021.Tables.Cumulative(kind, timeNs)) + (top * Readout2021.Tables.Cumulative(3 + kind, timeNs));
                Assert.Equal(here.Cumulative(timeNs), mixture, 1e-12);
            }
        }
    }

    [Fact]
    public void Times_of_photo_electrons_are_those_of_the_height()
    {
        double[] low = Late(Readout2021, Uneven, -1000.0);
        double top = Uneven.DinGradient!.TopPart(-1000.0);
        double expected = 1.0 - ((1.0 - top) * Readout2021.Tables.Cumulative(0, 100.0)) - (top * Readout2021.Tables.Cumulative(3, 100.0));
        StatisticalAssert.MeanIs(expected, Math.Sqrt(expected * (1.0 - expected)), low);
        double uniform = 1.0 - Readout2022.Tables.Cumulative(0, 100.0);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.MeanIs(uniform, Math.Sqrt(uniform), low));
        StatisticalAssert.MeanIs(uniform, Math.Sqrt(uniform * (1.0 - uniform)), Late(Readout2022, TestDetector.Near, -1000.0));
    }

    [Fact]
    public void The_light_is_as_much_as_in_uniform_liquid()
    {
        FlashLight uneven = Flash(Uneven, 700.0);
        FlashLight uniform = Flash(TestDetector.Near, 700.0);
        Assert.Equal(uniform.TotalPe, uneven.TotalPe, 1e-3);
        Assert.Equal((1, 2), (uniform.Pulses.Length, uneven.Pulses.Length));
        Assert.Equal(30.0, uneven.VisibleByKindMeV[0] + uneven.VisibleByKindMeV[3], 1e-12);
        Assert.Equal(Readout2022.ThresholdMv, Readout2021.ThresholdMv, 1e-6);
    }

    // Late light of electrons: at 1 m below the centre DIN makes 25 % more of it than above in 2021, in 2022 the height does not matter.
    [Fact]
    public void Tail_over_total_depends_on_the_height_in_2021_and_not_in_2022()
    {
        (double low2021, double lowError) = Tail(Readout2021, Uneven, -1000.0);
        (double high2021, double highError) = Tail(Readout2021, Uneven, 1000.0);
        Assert.InRange((low2021 - high2021) / Math.Sqrt((lowError * lowError) + (highError * highError)), 8.0, double.MaxValue);
        (double low2022, lowError) = Tail(Readout2022, TestDetector.Near, -1000.0);
        (double high2022, highError) = Tail(Readout2022, TestDetector.Near, 1000.0);
        Assert.InRange(Math.Abs(low2022 - high2022) / Math.Sqrt((lowError * lowError) + (highError * highError)), 0.0, 4.9);
    }

    // Without waveforms the first hits take one kind of emission by its share of the light: those at the ends are as many as the height says.
    [Fact]
    public void Without_waveforms_first_hits_choose_the_end_by_the_height()
    {
        FlashLight light = Flash(Uneven, -1000.0);
        const int words = 10_000;
        long top = Enumerable.Range(0, words).Count(i => ChargeReadout.Kind((i + 0.5) / words, light.VisibleByKindMeV) == 3);
        Assert.Equal(Uneven.DinGradient!.TopPart(-1000.0), top / (double)words, 1e-3);
        Assert.Equal(0.1, Uneven.DinGradient!.TopPart(-1000.0), 1e-12);
    }

    [Theory]
    [InlineData("slopePerM: { value: -0.25", "slopePerM: { value: -0.81", "scintillation.dinGradient.slopePerM: found -0.81, which makes shares")]
    [InlineData("slopePerM: { value: -0.25", "slopePerM: { value: -11", "from -10 to 10")]
    [InlineData("  dinGradient:", "  alphaEmission: { decayTimesNs: [9.3], shares: [1.0] }\n  dinGradient:", "and two decay times or more for each particle")]
    public void A_mistake_is_reported(string right, string wrong, string expected)
    {
        string yaml = DetectorCatalog.YamlText("jsns2-near-2021");
        Assert.Contains(right, yaml, StringComparison.Ordinal);
        Assert.Contains(TestDetector.ProblemsOf(yaml.Replace(right, wrong, StringComparison.Ordinal)), problem => problem.Contains(expected, StringComparison.Ordinal));
    }

    private static FlashLight Flash(DetectorModel model, double zMm, double energyMeV = 30.0)
    {
        var light = new FlashLight(Optics, new VetoLight(model), model.DinGradient);
        light.Clear();
        light.AddInner(new Deposit(0, 0, Scintillation.Electron, 0.0, new Vector3(100.0, -200.0, zMm), energyMeV), 0.0);
        return light;
    }

    // Whether each photo-electron comes more than 100 ns after the flight, in tubes without dark noise to speak of.
    private static double[] Late(WaveformReadout readout, DetectorModel model, double zMm)
    {
        FlashLight light = Flash(model, zMm, 200.0);
        LightPulse pulse = light.Pulses[0];
        var drawn = new PhotoElectrons(96);
        var late = new List<double>();
        for (int i = 0; i < 20; i++)
        {
            readout.Sampler.Draw(3, (ulong)i, 0, light, new SpillMemory(12, readout.Tables.Afterpulse), 0.0, -60.0, 5000.0, new LightMixture(), drawn);
            for (int pmt = 0; pmt < 96; pmt++)
            {
                double flightNs = pulse.PeTimesNs[pmt] / pulse.MeanPe[pmt];
                foreach (float timeNs in drawn.TimesNs(pmt))
                {
                    if (timeNs < 2500.0f)
                    {
                        late.Add(timeNs - flightNs > 100.0 ? 1.0 : 0.0);
                    }
                }
            }
        }

        return [.. late];
    }

    private static (double Mean, double Error) Tail(WaveformReadout readout, DetectorModel model, double zMm)
    {
        var alignment = new PulseAlignment(25, 8, 100, [5.0]);
        IReadoutWorker worker = readout.CreateWorker();
        var record = new FlashRecord(96, 248);
        FlashLight light = Flash(model, zMm);
        var moments = new RunningMoments();
        for (int i = 0; i < 100; i++)
        {
            worker.BeginSpill();
            Assert.True(worker.TryRecord(7, (ulong)i, 0, 0.0, light, record));
            int[] sum = new int[248];
            for (int pmt = 0; pmt < 96; pmt++)
            {
                for (int sample = 0; sample < sum.Length; sample++)
                {
                    sum[sample] += record.LowGain(pmt)[sample];
                }
            }

            moments.Add(TailOverTotal.Of(alignment, sum)!.Value);
        }

        return (moments.Mean, moments.ErrorOfMean);
    }
}
