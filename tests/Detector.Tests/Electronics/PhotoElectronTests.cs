using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using JparcSim.Core.Numerics;
using JparcSim.Detector.Electronics;
using JparcSim.Detector.Optics;
using JparcSim.Detector.Tests.Catalog;

namespace JparcSim.Detector.Tests.Electronics;

public class PhotoElectronTests
{
    private static readonly WaveformReadout Near = new(TestDetector.Near);
    private static readonly OpticalModel Optics = new(TestDetector.Near);

    [Fact]
    public void A_quantile_of_an_interval_is_that_of_its_middle_bit_for_bit()
    {
        var table = new QuantileTable(p => -Math.Log(1.0 - p), 22);
        for (uint interval = 0; interval < 1 << 22; interval += 37)
        {
            Assert.Equal(table.At((interval + 0.5) / (1 << 22)), table.AtInterval(interval));
            Assert.True(table.IsNearEnd(interval) || table.Inside(interval) == table.AtInterval(interval));
        }
    }

    [Fact]
    public void A_pulse_within_groups_is_the_pulse_between_zeros()
    {
        var shape = new PulseShape(TestDetector.Near.Photomultipliers, 2.0);
        for (int late = 0; late < 8; late++)
        {
            float[] grouped = MemoryMarshal.Cast<Vector256<float>, float>(shape.SamplesInGroups(5, late)).ToArray();
            float[] pulse = MemoryMarshal.Cast<Vector256<float>, float>(shape.Samples(5)).ToArray();
            Assert.Equal([.. new float[late], .. pulse, .. new float[8 - late]], grouped);
        }
    }

    [Fact]
    public void Numbers_are_those_of_the_light_and_the_dark_noise()
    {
        const int flashes = 300;
        FlashLight light = Flash(30.0, Scintillation.Electron);
        double dark = 6000.0 * 496e-9 * 96.0;
        double[] counts = [.. Enumerable.Range(0, flashes).Select(i => (double)Draw(light, i, 0.0).TimesNs.Count)];
        StatisticalAssert.MeanIs(light.TotalPe + dark, Math.Sqrt(light.TotalPe + dark), counts);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.MeanIs(1.02 * light.TotalPe, Math.Sqrt(light.TotalPe), counts));
    }

    [Fact]
    public void Times_follow_the_emission_after_the_flight()
    {
        FlashLight light = Flash(30.0, Scintillation.Proton);
        LightPulse pulse = light.Pulses[0];
        double[] times = [.. Enumerable.Range(0, 60).SelectMany(i => Draw(light, i, 0.0, 0).TimesNs)];
        double flightNs = pulse.PeTimesNs[0] / pulse.MeanPe[0];
        double dark = 6000.0 * 496e-9;
        double share = dark / (dark + pulse.MeanPe[0]);
        double Cumulative(double t, double shiftNs) =>
            ((1.0 - share) * Near.Tables.Cumulative(1, t - flightNs - shiftNs)) + (share * Math.Clamp((t + 60.0) / 496.0, 0.0, 1.0));
        StatisticalAssert.Follows(t => Cumulative(t, 0.0), times);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(t => Cumulative(t, 1.0), times));
    }

    [Fact]
    public void Charges_have_mean_1_and_the_width_of_the_response()
    {
        FlashLight light = Flash(30.0, Scintillation.Electron);
        double[] charges = [.. Enumerable.Range(0, 50).SelectMany(i => Draw(light, i, 0.0).ChargesPe)];
        double variance = Near.RelativeChargeVariance;
        StatisticalAssert.MeanIs(1.0, Math.Sqrt(variance), charges);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.MeanIs(1.02, Math.Sqrt(variance), charges));
        StatisticalAssert.MeanIs(variance, 1.6 * variance, [.. charges.Select(q => (q - 1.0) * (q - 1.0))]);
        Assert.True(charges.Min() > 0.0);
    }

    [Fact]
    public void Late_light_and_afterpulses_of_an_earlier_flash_arrive()
    {
        FlashLight muon = Flash(1500.0, Scintillation.Electron);
        FlashLight nothing = Flash(0.0, Scintillation.Electron);
        double dark = 6000.0 * 496e-9 * 96.0;
        double late = muon.TotalPe * (Tail(0, 940.0) - Tail(0, 1436.0));
        double returned = 0.03 * muon.TotalPe * (Tail(3, 940.0) - Tail(3, 1436.0));
        double[] counts = [.. Enumerable.Range(0, 200).Select(i => (double)Draw(nothing, i, 1.0, -1, muon).TimesNs.Count)];
        double expected = late + returned + dark;
        StatisticalAssert.MeanIs(expected, Math.Sqrt(expected), counts);
        Assert.True(returned > 0.05 * expected && late > 0.01 * expected);
    }

    [Fact]
    public void The_table_of_quantiles_is_exact_at_the_ends_and_close_inside()
    {
        var table = new QuantileTable(p => -Math.Log(1.0 - p), 20);
        foreach (double p in new[] { 1e-9, 1e-3, 0.0157, 0.3, 0.9, 0.98, 0.9999, 1.0 - 1e-12 })
        {
            Assert.Equal(-Math.Log(1.0 - p), table.At(p), 4e-5 + (1e-6 * -Math.Log(1.0 - p)));
        }
    }

    [Fact]
    public void The_pulse_has_the_charge_of_its_gain()
    {
        var shape = new PulseShape(TestDetector.Near.Photomultipliers, 2.0);
        Assert.Equal(1e7 * 1.602176634e-19 * 50.0 * 1e12, shape.AreaMvNs, 1e-9);
        double sum = 0.0;
        for (double t = 0.005; t < 80.0; t += 0.01)
        {
            sum += 0.01 * shape.HeightMv(t);
        }

        Assert.Equal(1.0, sum / shape.AreaMvNs, 1e-4);
        for (int phase = 0; phase < PulseShape.Phases; phase++)
        {
            double samples = 0.0;
            foreach (var block in shape.Samples(phase))
            {
                samples += System.Runtime.Intrinsics.Vector256.Sum(block);
            }

            Assert.Equal(1.0, 2.0 * samples / shape.AreaMvNs, 0.01);   // sampled every 2 ns
        }
    }

    private static double Tail(int kind, double timeNs) => 1.0 - Near.Tables.Cumulative(kind, timeNs - 8.5);

    private static FlashLight Flash(double energyMeV, Scintillation kind)
    {
        var light = new FlashLight(Optics, new VetoLight(TestDetector.Near));
        light.Clear();
        light.AddInner(new Deposit(0, 0, kind, 0.0, new Vector3(100.0, -200.0, 150.0), energyMeV), 0.0);
        return light;
    }

    // Photo-electrons of a record of 496 ns from 60 ns before the flash on; of one photomultiplier, or of all.
    private static (List<double> TimesNs, List<double> ChargesPe) Draw(FlashLight light, int key, double startUs, int only = -1, FlashLight? earlier = null)
    {
        var memory = new SpillMemory(12, Near.Tables.Afterpulse);
        if (earlier is not null)
        {
            memory.Remember(earlier, 0.0, 500.0);
        }

        var drawn = new PhotoElectrons(96);
        Near.Sampler.Draw(3, (ulong)key, 0, light, memory, startUs, -60.0, 436.0, new LightMixture(), drawn);
        var result = (TimesNs: new List<double>(), ChargesPe: new List<double>());
        for (int pmt = 0; pmt < 96; pmt++)
        {
            for (int i = 0; (only < 0 || pmt == only) && i < drawn.TimesNs(pmt).Length; i++)
            {
                result.TimesNs.Add(drawn.TimesNs(pmt)[i]);
                result.ChargesPe.Add(drawn.ChargesPe(pmt)[i]);
            }
        }

        return result;
    }
}
