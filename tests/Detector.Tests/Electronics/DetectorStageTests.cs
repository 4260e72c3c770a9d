using System.Runtime.InteropServices;
using System.Security.Cryptography;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Detector.Tests.Catalog;

namespace JparcSim.Detector.Tests.Electronics;

public class DetectorStageTests
{
    private static readonly DetectorStage Stage = new(TestDetector.NearCharges, new TestTransport());

    [Fact]
    public void Prompt_and_delayed_are_two_triggers_that_know_their_truth()
    {
        TriggerTable triggers = Run((5, 1, 2.0, [(2.0, 30.0, new(100.0, 0.0, 0.0)), (2.1, 1.0, new(400.0, 0.0, 0.0)), (30.0, 8.0, new(0.0, 200.0, 0.0))])).Triggers;
        Assert.Equal([80L, 81L], triggers.TriggerId.Values.ToArray());
        Assert.Equal(5L, triggers.EventId[1]);
        Assert.Equal(31.0, triggers.TrueVisibleEnergyMeV[0], 1e-12);
        Assert.Equal(((30.0 * 100.0) + 400.0) / 31.0, triggers.TrueLightXMm[0], 1e-9);
        Assert.Equal(200.0, triggers.TrueLightYMm[1], 1e-9);
        Assert.Equal(2.0, triggers.TimeUs[0], 0.02);
        Assert.Equal(30.0, triggers.TimeUs[1], 0.02);
        Assert.InRange(triggers.ChargePe[0], 4000.0, 5500.0);
        Assert.Equal(triggers.ChargePe[0], triggers.ChargesPe[0].ToArray().Sum(q => (double)q), 1e-9);
    }

    [Fact]
    public void The_window_closes_after_496_ns()
    {
        Assert.Equal(1, Run((0, 0, 0.0, [(1.0, 8.0, default), (1.4959, 8.0, default)])).Triggers.RowCount);
        Assert.Equal(2, Run((0, 0, 0.0, [(1.0, 8.0, default), (1.4961, 8.0, default)])).Triggers.RowCount);
    }

    [Fact]
    public void Weak_light_neither_triggers_nor_blinds()
    {
        TriggerTable triggers = Run((0, 0, 0.0, [(1.0, 0.001, default), (1.4, 4.0, default), (1.6, 4.0, default)])).Triggers;
        Assert.Equal(1, triggers.RowCount);
        Assert.Equal(8.0, triggers.TrueVisibleEnergyMeV[0], 0.01);
    }

    [Fact]
    public void Two_events_of_a_spill_share_a_time_line_and_the_brighter_owns_the_flash()
    {
        TriggerTable triggers = Run(
            (3, 9, 1.0, [(1.0, 5.0, default), (20.0, 8.0, default)]),
            (4, 9, 1.1, [(1.1, 25.0, default)]),
            (5, 10, 1.1, [(1.1, 25.0, default)])).Triggers;
        Assert.Equal([64L, 48L, 80L], triggers.TriggerId.Values.ToArray());
        Assert.Equal([9L, 9L, 10L], triggers.SpillIndex.Values.ToArray());
        Assert.Equal(30.0, triggers.TrueVisibleEnergyMeV[0], 1e-12);
    }

    [Fact]
    public void An_event_has_no_more_than_sixteen_triggers() => Assert.Equal(
        TriggerTable.MaxPerEvent,
        Run((0, 0, 0.0, [.. Enumerable.Range(0, 20).Select(i => (i + 1.0, 8.0, default(Vector3)))])).Triggers.RowCount);

    [Fact]
    public void Veto_light_alone_is_no_trigger_but_is_seen_beside_one()
    {
        var veto = new Vector3(2100.0, 0.0, 0.0);
        Assert.Equal(0, Run((0, 0, 0.0, [(1.0, 100.0, veto)])).Triggers.RowCount);
        TriggerTable triggers = Run((0, 0, 0.0, [(1.0, 10.0, veto), (1.03, 8.0, default)])).Triggers;
        Assert.Equal(8.0, triggers.TrueVisibleEnergyMeV[0], 1e-12);
        Assert.InRange(triggers.VetoTopChargePe[0] + triggers.VetoBottomChargePe[0], 300.0, 3000.0);
    }

    [Fact]
    public void Veto_light_long_before_a_flash_does_not_blind_the_inner_photomultipliers()
    {
        TriggerTable triggers = Run((0, 0, 0.0, [(1.0, 100.0, new Vector3(2100.0, 0.0, 0.0)), (1.45, 4.0, default), (1.55, 4.0, default)])).Triggers;
        Assert.Equal(1, triggers.RowCount);
        Assert.Equal(8.0, triggers.TrueVisibleEnergyMeV[0], 1e-12);
        Assert.InRange(triggers.VetoTopChargePe[0] + triggers.VetoBottomChargePe[0], 0.0, 10.0);
    }

    [Fact]
    public void Rows_are_equal_however_the_batch_is_cut()
    {
        (long, long, double, (double, double, Vector3)[])[] events = Events(64);
        TriggerTable whole = Run(events).Triggers;
        (PartTables part, ParticleTable primaries) = Load(events);
        DetectorWorkspace workspace = Stage.CreateWorkspace();
        Stage.Process(1, part, primaries, 40, 64, workspace);
        int skipped = whole.RowCount - part.Triggers.RowCount;
        Assert.InRange(skipped, 40, 120);
        for (int row = 0; row < part.Triggers.RowCount; row++)
        {
            Assert.Equal(whole.TriggerId[skipped + row], part.Triggers.TriggerId[row]);
            Assert.Equal(Bits(whole, skipped + row), Bits(part.Triggers, row));
        }
    }

    [Fact]
    public void The_bits_are_those_of_every_other_machine()
    {
        // Changes only with the physics or the numbers of the detector file; equal with and without vector hardware.
        TriggerTable triggers = Run(Events(64)).Triggers;
        byte[] all = [.. Enumerable.Range(0, triggers.RowCount).SelectMany(row => Bits(triggers, row))];
        Assert.Equal("F00662CAB541E0CA", Convert.ToHexString(SHA256.HashData(all))[..16]);
    }

    [Fact]
    public void A_used_workspace_allocates_nothing()
    {
        (PartTables part, ParticleTable primaries) = Load(Events(200));
        DetectorWorkspace workspace = Stage.CreateWorkspace();
        Stage.Process(1, part, primaries, 0, 200, workspace);
        part.Triggers.Clear();
        part.Particles.Clear();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Stage.Process(1, part, primaries, 0, 200, workspace);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void The_charge_has_the_expected_mean_and_spread()
    {
        const double energyMeV = 8.0;
        var place = new Vector3(300.0, 500.0, -400.0);
        TriggerTable triggers = Run([.. Enumerable.Range(0, 4000).Select(i => ((long)i, (long)i, 0.0, new (double, double, Vector3)[] { (1.0, energyMeV, place) }))]).Triggers;
        double[] pe = new double[96];
        Stage.Optics.Expect(place, pe);
        double[] gains = JparcSim.Detector.Optics.AsBuilt.Factors(96, JparcSim.Detector.Optics.AsBuilt.Gain, 96, 0.02);
        double dark = 6000.0 * 496e-9;
        double expected = 0.0;
        double variance = 0.0;
        double relative = new JparcSim.Detector.Electronics.ChargeResponse(0.41).RelativeVariance;
        for (int i = 0; i < pe.Length; i++)
        {
            double mean = (energyMeV * pe[i]) + dark;
            expected += gains[i] * mean;
            variance += gains[i] * gains[i] * mean * (1.0 + relative);
        }

        double common = TestDetector.NearCharges.Readout.CalibrationSpread;
        variance = ((1.0 + (common * common)) * variance) + (common * common * expected * expected);
        double[] charges = triggers.ChargePe.Values.ToArray();
        StatisticalAssert.MeanIs(expected, Math.Sqrt(variance), charges);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.MeanIs(1.02 * expected, Math.Sqrt(variance), charges));
        double[] squares = [.. charges.Select(q => (q - expected) * (q - expected) / variance)];
        StatisticalAssert.MeanIs(1.0, Math.Sqrt(2.0), squares);
    }

    [Fact]
    public void The_trigger_is_timed_by_the_fifth_hit_and_earlier_hits_are_negative()
    {
        TriggerTable triggers = Run(Events(50)).Triggers;
        for (int row = 0; row < triggers.RowCount; row++)
        {
            float[] hits = [.. triggers.FirstHitsNs[row].ToArray().Where(hit => !float.IsNaN(hit))];
            Assert.Equal(triggers.HitCount[row], hits.Length);
            Assert.Equal(4, hits.Count(hit => hit < 0.0f));
            Assert.Equal(1, hits.Count(hit => hit == 0.0f));
        }
    }

    private static PartTables Run(params (long EventId, long Spill, double TimeUs, (double TimeUs, double MeV, Vector3 Place)[] Points)[] events)
    {
        (PartTables part, ParticleTable primaries) = Load(events);
        Stage.Process(1, part, primaries, 0, events.Length, Stage.CreateWorkspace());
        return part;
    }

    private static (PartTables Part, ParticleTable Primaries) Load((long EventId, long Spill, double TimeUs, (double TimeUs, double MeV, Vector3 Place)[] Points)[] events)
    {
        var part = new PartTables(["gun"], []);
        var primaries = new ParticleTable();
        foreach ((long eventId, long spill, double timeUs, (double, double, Vector3)[] points) in events)
        {
            part.Interactions.EventId.Add(eventId);
            part.Interactions.EventKey.Add((ulong)eventId);
            part.Interactions.SpillIndex.Add(spill);
            part.Interactions.TimeUs.Add(timeUs);
            int index = 0;
            foreach ((double pointUs, double energyMeV, Vector3 place) in points)
            {
                primaries.Add(eventId, index++, null, new Particle(11, energyMeV, new Vector3(0.0, 0.0, 1.0), pointUs, place));
            }
        }

        return (part, primaries);
    }

    // A prompt of a few points and a delayed flash of a few points, at random places.
    private static (long, long, double, (double, double, Vector3)[])[] Events(int count)
    {
        var events = new (long, long, double, (double, double, Vector3)[])[count];
        for (int i = 0; i < count; i++)
        {
            var random = new EventRandom(99, (ulong)i, RandomStage.Audit);
            var points = new (double, double, Vector3)[12];
            for (int k = 0; k < points.Length; k++)
            {
                Vector3 place = (1200.0 * random.Uniform()) * Sampling.Isotropic(ref random);
                points[k] = ((k < 6 ? 1.0 : 25.0) + (0.001 * random.Uniform()), k < 6 ? 5.0 : 1.4, place);
            }

            events[i] = (i, i, 1.0, points);
        }

        return events;
    }

    private static byte[] Bits(TriggerTable triggers, int row) =>
    [
        .. BitConverter.GetBytes(triggers.TimeUs[row]), .. BitConverter.GetBytes(triggers.ChargePe[row]), .. BitConverter.GetBytes(triggers.VetoTopChargePe[row]),
        .. BitConverter.GetBytes(triggers.TrueLightZMm[row]),
        .. MemoryMarshal.AsBytes(triggers.ChargesPe[row]), .. MemoryMarshal.AsBytes(triggers.FirstHitsNs[row]),
    ];
}
