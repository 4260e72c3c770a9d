using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Reco.Pairing;

namespace JparcSim.Reco.Tests.Pairing;

public sealed class PairFinderTests : PairingTest
{
    private readonly PairFinder _finder = new(new PairingOptions(200.0));

    [Fact]
    public void Later_triggers_of_the_same_spill_within_the_time_are_paired()
    {
        Interaction(10, 0, 2.5);
        Interaction(11, 1, 0.5);
        Trigger(160, 10, spill: 10, timeUs: 5.0, energyMeV: 30.0, xMm: 100.0);
        Trigger(161, 10, spill: 10, timeUs: 35.0, energyMeV: 8.0, xMm: 400.0);
        Trigger(162, 10, spill: 10, timeUs: 205.0, energyMeV: 2.0, xMm: 0.0);
        Trigger(176, 11, spill: 11, timeUs: 36.0, energyMeV: 50.0, xMm: 0.0);

        _finder.Find(Part);

        PairTable pairs = Part.Pairs;
        Assert.Equal([2560L, 2561L, 2576L], pairs.PairId.Values.ToArray());
        Assert.Equal([160L, 160L, 161L], pairs.PromptTriggerId.Values.ToArray());
        Assert.Equal([161L, 162L, 162L], pairs.DelayedTriggerId.Values.ToArray());
        Assert.Equal([30.0, 200.0, 170.0], pairs.DeltaTUs.Values.ToArray());
        Assert.Equal(300.0, pairs.DeltaVertexMm[0]);
        Assert.Equal(30.0, pairs.PromptEnergyMeV[0]);
        Assert.Equal(8.0, pairs.DelayedEnergyMeV[0]);
        Assert.Equal(5.0, pairs.TimeFromBeamUs[0]);
        Assert.Equal(100.0, pairs.PromptXMm[0]);
        Assert.Equal(2.5, pairs.Weight[0]);
        Assert.Equal((3.0, 4.0), (pairs.PromptVetoTopChargePe[0], pairs.PromptVetoBottomChargePe[0]));
        Assert.Null(pairs.SincePreviousUs[0]);
        Assert.Equal(30.0, pairs.SincePreviousUs[2]);
        Assert.Equal("ibd", pairs.TrueClass[0]);
        Assert.Equal(0, pairs.Pass[0].RowCount);
    }

    [Fact]
    public void Time_decides_and_truth_only_labels()
    {
        Interaction(10, 0, 1.0);
        Interaction(11, 1, 3.0);
        Interaction(12, 1, 3.0);
        Trigger(160, 10, spill: 4, timeUs: 5.0);
        Trigger(161, 10, spill: 4, timeUs: 40.0);
        Trigger(176, 11, spill: 4, timeUs: 2.0);
        Trigger(192, 12, spill: 4, timeUs: 50.0);

        _finder.Find(Part);

        PairTable pairs = Part.Pairs;
        Assert.Equal([2560L, 2561L, 2576L, 2816L, 2817L, 2818L], pairs.PairId.Values.ToArray());
        Assert.Equal([161L, 192L, 192L, 160L, 161L, 192L], pairs.DelayedTriggerId.Values.ToArray());
        string[] classes = [.. Enumerable.Range(0, 6).Select(row => pairs.TrueClass[row])];
        Assert.Equal(["ibd", "accidental", "accidental", "accidental", "accidental", "accidental"], classes);
        Assert.Equal([1.0, 1.0, 1.0, 3.0, 3.0, 3.0], pairs.Weight.Values.ToArray());
    }

    [Fact]
    public void The_order_of_the_rows_does_not_matter()
    {
        for (int i = 0; i < 5; i++)
        {
            Interaction(i, 0, 1.0);
        }

        int[] order = [3, 0, 4, 1, 2];
        foreach (int i in order)
        {
            Trigger(16 * i, i, spill: i / 3, timeUs: 10.0 * ((7 * i) % 5));
        }

        _finder.Find(Part);
        long[] shuffled = [.. Part.Pairs.PairId.Values];
        Part.Triggers.Clear();
        Part.Pairs.Clear();
        for (int i = 0; i < 5; i++)
        {
            Trigger(16 * i, i, spill: i / 3, timeUs: 10.0 * ((7 * i) % 5));
        }

        _finder.Find(Part);
        Assert.Equal(Part.Pairs.PairId.Values.ToArray(), shuffled);
        Assert.Equal(shuffled.Order(), shuffled);
        Assert.Equal(4, shuffled.Length);
    }

    [Fact]
    public void A_prompt_keeps_its_sixteen_earliestPartners()
    {
        for (int i = 0; i < 20; i++)
        {
            Interaction(i, 0, 1.0);
            Trigger(16 * i, i, spill: 0, timeUs: i);
        }

        _finder.Find(Part);
        Assert.Equal(16, Part.Pairs.PromptTriggerId.Values.ToArray().Count(id => id == 0));
        Assert.Equal(256L, Part.Pairs.DelayedTriggerId[15]);
        Assert.Equal(Part.Pairs.RowCount, Part.Pairs.PairId.Values.ToArray().Distinct().Count());
    }

    [Fact]
    public void Once_warm_it_allocates_nothing()
    {
        for (int i = 0; i < 100; i++)
        {
            Interaction(i, 0, 1.0);
            Trigger(16 * i, i, spill: i / 2, timeUs: i);
        }

        long allocated = 0;
        for (int round = 0; round < 3; round++)
        {
            Part.Pairs.Clear();
            allocated = GC.GetAllocatedBytesForCurrentThread();
            _finder.Find(Part);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        }

        Assert.Equal(50, Part.Pairs.RowCount);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void A_trigger_without_its_interaction_is_our_own_mistake()
    {
        Interaction(1, 0, 1.0);
        Trigger(16, 1, spill: 0, timeUs: 2.0);
        Trigger(32, 2, spill: 0, timeUs: 1.0);
        Assert.Throws<InvalidOperationException>(() => _finder.Find(Part));
    }

    [Fact]
    public void The_section_is_read_and_checked()
    {
        Assert.Equal(200.0, PairFinder.Read(Section(("maxDeltaTUs", "200"), out ConfigLog good)).MaxDeltaTUs);
        Assert.Empty(good.Problems);
        PairFinder.Read(Section(("maxDeltaT", "200"), out ConfigLog bad));
        Assert.Equal(2, bad.Problems.Count);
        Assert.Contains("maxDeltaTUs", bad.Problems[1], StringComparison.Ordinal);
        PairFinder.Read(Section(("maxDeltaTUs", "-3"), out ConfigLog negative));
        Assert.Single(negative.Problems);
        Assert.Equal("pairing", PairFinder.Key.Name);
    }

    private static ConfigSection Section((string Key, string Value) entry, out ConfigLog log)
    {
        log = new ConfigLog();
        var place = new SourceLocation("macro.yaml", 3, 1);
        var map = ConfigNode.Map(place);
        map.Entries.Add(new(entry.Key, ConfigNode.Scalar(entry.Value, place)));
        return new ConfigSection(map, "pairing", log);
    }
}
