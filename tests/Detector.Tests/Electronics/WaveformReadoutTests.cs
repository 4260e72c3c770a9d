using System.Security.Cryptography;
using JparcSim.Core.Numerics;
using JparcSim.Detector.Electronics;
using JparcSim.Detector.Optics;
using JparcSim.Detector.Tests.Catalog;

namespace JparcSim.Detector.Tests.Electronics;

public class WaveformReadoutTests
{
    private static readonly WaveformReadout Near = new(TestDetector.Near);
    private static readonly WaveformReadout Open = new(TestDetector.Read(TestDetector.With(("thresholdPe: { value: 755.0", "thresholdPe: { value: 40.0"))));
    private static readonly OpticalModel Optics = new(TestDetector.Near);
    private static readonly VetoLight Veto = new(TestDetector.Near);

    [Theory]
    [InlineData(3.5, 0.0, 0.02)]
    [InlineData(5.0, 0.35, 0.65)]
    [InlineData(7.0, 0.99, 1.0)]
    public void Half_of_the_flashes_of_5_MeV_make_a_trigger(double energyMeV, double least, double most)
    {
        IReadoutWorker worker = Near.CreateWorker();
        var record = new FlashRecord(96, 248);
        FlashLight light = Flash((0.0, energyMeV, Scintillation.Electron));
        int triggers = Enumerable.Range(0, 400).Count(i => Try(worker, i, 0, 0.0, light, record));
        Assert.InRange(triggers / 400.0, least, most);
    }

    [Fact]
    public void The_charge_is_the_light_within_the_window_with_the_spread_of_its_photo_electrons()
    {
        const double energyMeV = 4.0;   // high gain everywhere
        FlashLight light = Flash((0.0, energyMeV, Scintillation.Electron));
        double[] charges = Charges(light, 1500);
        double[] gains = AsBuilt.Factors(96, AsBuilt.Gain, 96, 0.02);
        double expected = 0.0;
        for (int i = 0; i < gains.Length; i++)
        {
            expected += gains[i] * light.Pulses[0].MeanPe[i];
        }

        // 240 ns after the pedestal, which ends 10 ns before the trigger.
        double within = Near.Tables.Cumulative(0, 225.0);
        double spread = Math.Sqrt(((1.0 + Near.RelativeChargeVariance) * expected) + (0.027 * 0.027 * expected * expected));
        StatisticalAssert.MeanIs(within * expected, 1.3 * spread, charges);
        Assert.InRange(Deviation(charges) / spread, 0.95, 1.25);   // noise and pedestal add up to a quarter
    }

    [Fact]
    public void Low_gain_takes_over_where_high_gain_ends_and_the_charge_stays_linear()
    {
        double weak = Charges(Flash((0.0, 4.0, Scintillation.Electron)), 300).Average() / 4.0;
        double strong = Charges(Flash((0.0, 40.0, Scintillation.Electron)), 300).Average() / 40.0;
        Assert.Equal(1.0, strong / weak, 0.01);
    }

    [Fact]
    public void A_muon_saturates_and_loses_charge()
    {
        var record = new FlashRecord(96, 248);
        IReadoutWorker worker = Near.CreateWorker();
        Assert.True(Try(worker, 1, 0, 0.0, Flash((0.0, 40.0, Scintillation.Electron)), record));
        (double weak, int none) = (record.ChargePe / 40.0, record.SaturatedCount);
        Assert.True(Try(worker, 2, 0, 0.0, Flash((0.0, 800.0, Scintillation.Electron)), record));
        Assert.Equal(0, none);
        Assert.InRange(record.SaturatedCount, 90, 96);
        Assert.InRange(record.ChargePe / 800.0 / weak, 0.1, 0.9);
    }

    [Fact]
    public void The_record_ends_496_ns_after_its_first_sample()
    {
        var record = new FlashRecord(96, 248);
        Assert.True(Try(Near.CreateWorker(), 1, 0, 0.0, Flash((0.0, 20.0, Scintillation.Electron)), record));
        Assert.InRange(record.TriggerTimeNs, 6.0, 30.0);
        Assert.Equal(record.TriggerTimeNs + 496.0 - 60.0, record.EndNs, 1e-9);
    }

    [Fact]
    public void Light_after_a_muon_rides_on_its_tail_and_its_undershoot()
    {
        FlashLight muon = Flash((0.0, 1500.0, Scintillation.Electron));
        FlashLight michel = Flash((0.0, 30.0, Scintillation.Electron));
        double[] alone = new double[60];
        double[] behind = new double[60];
        double[] later = new double[60];
        var record = new FlashRecord(96, 248);
        IReadoutWorker worker = Near.CreateWorker();
        for (int i = 0; i < alone.Length; i++)
        {
            alone[i] = Charge(worker, i, null, 0.0);
            behind[i] = Charge(worker, i, muon, 0.6);
            later[i] = Charge(worker, i, muon, 100.0);
        }

        // The muon's slow light falls within the record: the pedestal, taken before, is too high.
        Assert.InRange((behind.Average() / alone.Average()) - 1.0, -0.2, -0.02);
        Assert.Equal(1.0, later.Average() / alone.Average(), 0.005);

        double Charge(IReadoutWorker readout, int key, FlashLight? before, double afterUs)
        {
            readout.BeginSpill();
            if (before is not null)
            {
                Assert.True(readout.TryRecord(1, (ulong)key, 0, 0.0, before, record));
            }

            Assert.True(readout.TryRecord(1, (ulong)key, 1, afterUs, michel, record));
            return record.ChargePe;
        }
    }

    [Fact]
    public void Protons_leave_more_of_their_light_late()
    {
        double electrons = TailOverTotal(Scintillation.Electron);
        double protons = TailOverTotal(Scintillation.Proton);
        Assert.InRange(electrons, 0.08, 0.11);   // 50 ns after the end of the pedestal
        Assert.InRange(protons / electrons, 1.3, 3.0);
    }

    [Fact]
    public void Dark_noise_alone_makes_no_trigger()
    {
        var record = new FlashRecord(96, 248);
        Assert.False(Try(Near.CreateWorker(), 1, 0, 0.0, Flash((0.0, 0.0, Scintillation.Electron)), record));
    }

    [Fact]
    public void The_bits_are_those_of_every_other_machine()
    {
        var record = new FlashRecord(96, 248);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        IReadoutWorker worker = Near.CreateWorker();
        for (int i = 0; i < 10; i++)
        {
            Assert.True(Try(worker, i, 0, 0.0, Flash((0.0, 8.0 + (4.0 * i), Scintillation.Electron), (0.01, 3.0, Scintillation.Proton)), record));
            for (int pmt = 0; pmt < 96; pmt++)
            {
                hash.AppendData(record.HighGain(pmt)[..248]);
                hash.AppendData(record.LowGain(pmt)[..248]);
            }
        }

        Assert.Equal("EF2D7EE8D758F6A1", Convert.ToHexString(hash.GetHashAndReset())[..16]);
    }

    [Fact]
    public void A_used_worker_allocates_nothing()
    {
        var record = new FlashRecord(96, 248);
        FlashLight light = Flash((0.0, 40.0, Scintillation.Electron), (0.05, 20.0, Scintillation.Proton));
        IReadoutWorker worker = Near.CreateWorker();
        for (int i = 0; i < 20; i++)
        {
            Try(worker, i, 0, 0.0, light, record);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
        {
            Try(worker, i, 0, 0.0, light, record);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static double TailOverTotal(Scintillation kind)
    {
        var record = new FlashRecord(96, 248);
        IReadoutWorker worker = Open.CreateWorker();
        double tail = 0.0;
        double total = 0.0;
        for (int i = 0; i < 40; i++)
        {
            Assert.True(Try(worker, i, 0, 0.0, Flash((0.0, 4.0, kind)), record));
            for (int pmt = 0; pmt < 96; pmt++)
            {
                ReadOnlySpan<byte> samples = record.HighGain(pmt)[..248];
                double pedestal = 0.0;
                for (int s = 0; s < 25; s++)
                {
                    pedestal += samples[s] / 25.0;
                }

                for (int s = 25; s < 150; s++)
                {
                    total += samples[s] - pedestal;
                    tail += s >= 50 ? samples[s] - pedestal : 0.0;
                }
            }
        }

        return tail / total;
    }

    private static double[] Charges(FlashLight light, int count)
    {
        var record = new FlashRecord(96, 248);
        IReadoutWorker worker = Open.CreateWorker();
        var charges = new double[count];
        for (int i = 0; i < count; i++)
        {
            Assert.True(Try(worker, i, 0, 0.0, light, record));
            charges[i] = record.ChargePe;
        }

        return charges;
    }

    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }

    private static bool Try(IReadoutWorker worker, int key, int flash, double startUs, FlashLight light, FlashRecord record)
    {
        worker.BeginSpill();
        return worker.TryRecord(7, (ulong)key, flash, startUs, light, record);
    }

    private static FlashLight Flash(params (double TimeUs, double EnergyMeV, Scintillation Kind)[] deposits)
    {
        var light = new FlashLight(Optics, Veto);
        light.Clear();
        foreach ((double timeUs, double energyMeV, Scintillation kind) in deposits)
        {
            light.AddInner(new Deposit(0, 0, kind, timeUs, new Vector3(100.0, -200.0, 150.0), energyMeV), 1e3 * timeUs);
        }

        return light;
    }
}
