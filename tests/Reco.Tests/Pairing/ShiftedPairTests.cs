using JparcSim.Core.Events;
using JparcSim.Reco.Pairing;

namespace JparcSim.Reco.Tests.Pairing;

/// <summary>Prompts with the triggers of a later spill: pairs by accident.</summary>
public sealed class ShiftedPairTests : PairingTest
{
    private const double MaxDeltaTUs = 100.0;
    private readonly PairFinder _finder = new(new PairingOptions(MaxDeltaTUs));

    [Fact]
    public void A_prompt_meets_the_later_triggers_of_the_spill_that_far_on_and_no_others()
    {
        Interaction(10, 1, 2.5);
        Interaction(11, 0, 4.0);
        Trigger(159, 10, spill: 5, timeUs: 3.0);
        Trigger(160, 10, spill: 5, timeUs: 10.0, energyMeV: 30.0, xMm: 100.0);
        Trigger(161, 10, spill: 5, timeUs: 40.0);                              // its own spill
        Trigger(176, 11, spill: 6, timeUs: 40.0);                              // one later
        Trigger(177, 11, spill: 7, timeUs: 9.0);                               // before the prompt of 10 us
        Trigger(178, 11, spill: 7, timeUs: 35.0, energyMeV: 8.0, xMm: 400.0);
        Trigger(179, 11, spill: 7, timeUs: 110.0);
        Trigger(180, 11, spill: 7, timeUs: 141.0);                             // too late for all
        Trigger(181, 11, spill: 8, timeUs: 40.0);                              // three later, and two later than 176

        _finder.FindShifted(Part, 2, 0.25);

        PairTable pairs = Part.Pairs;
        Assert.Equal([(159L, 177L), (159L, 178L), (160L, 178L), (160L, 179L), (161L, 179L), (176L, 181L)], Pairs());
        Assert.Equal([6.0, 32.0, 25.0, 100.0, 70.0, 0.0], pairs.DeltaTUs.Values.ToArray());
        Assert.Equal([2544L, 2545L, 2560L, 2561L, 2576L, 2816L], pairs.PairId.Values.ToArray());
        Assert.Equal((30.0, 8.0, 300.0, 10.0), (pairs.PromptEnergyMeV[2], pairs.DelayedEnergyMeV[2], pairs.DeltaVertexMm[2], pairs.TimeFromBeamUs[2]));
        Assert.Equal(0, pairs.Pass[0].RowCount);
    }

    [Fact]
    public void The_weight_is_that_of_the_prompt_times_the_factor_and_the_class_is_accidental_even_for_one_event()
    {
        Interaction(10, 0, 2.5);
        Interaction(11, 1, 4.0);
        Trigger(160, 10, spill: 1, timeUs: 5.0);
        Trigger(161, 10, spill: 2, timeUs: 20.0);   // of the same event, as no generator makes it
        Trigger(176, 11, spill: 2, timeUs: 30.0);
        Trigger(177, 11, spill: 3, timeUs: 31.0);

        _finder.FindShifted(Part, 1, 0.125);

        Assert.Equal([(160L, 161L), (160L, 176L), (161L, 177L), (176L, 177L)], Pairs());
        Assert.Equal([2.5 / 8.0, 2.5 / 8.0, 2.5 / 8.0, 0.5], Part.Pairs.Weight.Values.ToArray());
        Assert.All(Enumerable.Range(0, 4), row => Assert.Equal(PairTable.Accidental, Part.Pairs.TrueClass[row]));
    }

    [Fact]
    public void The_trigger_before_a_prompt_is_looked_for_in_its_own_spill()
    {
        Interaction(1, 0, 1.0);
        Trigger(16, 1, spill: 1, timeUs: 5.0);
        Trigger(17, 1, spill: 1, timeUs: 12.0);
        Trigger(18, 1, spill: 2, timeUs: 11.0);
        Trigger(19, 1, spill: 2, timeUs: 14.0);

        _finder.FindShifted(Part, 1, 1.0);

        Assert.Equal([(16L, 18L), (16L, 19L), (17L, 19L)], Pairs());
        Assert.Equal([null, null, 7.0], Enumerable.Range(0, 3).Select(row => Part.Pairs.SincePreviousUs[row]));
    }

    // The search never runs back: rows in any order, spills with gaps, many triggers, against a search through everything.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Unsorted_rows_give_the_pairs_of_a_search_through_everything(int shift)
    {
        var random = new Random(3);
        const int Count = 400;
        long[] spills = [.. Enumerable.Range(0, Count).Select(_ => (long)random.Next(60))];
        double[] timesUs = [.. Enumerable.Range(0, Count).Select(_ => (double)random.Next(300))];   // whole: some are equal
        int[] order = [.. Enumerable.Range(0, Count)];
        random.Shuffle(order);
        for (int i = 0; i < Count; i++)
        {
            Interaction(i, i % 2, 1.0 + i);
        }

        foreach (int i in order)
        {
            Trigger(16 * i, i, spills[i], timesUs[i]);
        }

        _finder.FindShifted(Part, shift, 1.0);

        (long, long)[] expected = [.. from prompt in order
                                      from delayed in order
                                      where spills[delayed] == spills[prompt] + shift && timesUs[delayed] >= timesUs[prompt]
                                          && timesUs[delayed] - timesUs[prompt] <= MaxDeltaTUs
                                      select (16L * prompt, 16L * delayed)];
        Assert.True(expected.Length > 300);
        Assert.Equal(expected.Order(), Pairs().Order());
        Assert.Equal(expected.Sum(pair => 1.0 + (pair.Item1 / 16)), Part.Pairs.Weight.Values.ToArray().Sum());
        (long, double, long)[] places = [.. Pairs().Select(pair => (spills[pair.Prompt / 16], timesUs[pair.Prompt / 16], pair.Prompt))];
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void A_prompt_keeps_its_sixteen_earliestPartners()
    {
        Interaction(1, 0, 1.0);
        Trigger(16, 1, spill: 0, timeUs: 0.5);
        for (int i = 0; i < 20; i++)
        {
            Interaction(i + 2, 0, 1.0);
            Trigger(16 * (i + 2), i + 2, spill: 1, timeUs: 20.0 - i);
        }

        _finder.FindShifted(Part, 1, 1.0);
        Assert.Equal(Enumerable.Range(0, 16).Select(i => (16L, 16L * (21 - i))), Pairs());
        Assert.Equal(16, Part.Pairs.PairId.Values.ToArray().Distinct().Count());
    }

    [Fact]
    public void Beyond_the_last_spill_there_is_nothing()
    {
        Interaction(1, 0, 1.0);
        Trigger(16, 1, spill: 0, timeUs: 1.0);
        Trigger(17, 1, spill: 3, timeUs: 2.0);
        _finder.FindShifted(Part, 4, 1.0);
        Assert.Empty(Pairs());
        _finder.FindShifted(Part, 3, 1.0);
        Assert.Single(Pairs());
    }

    private (long Prompt, long Delayed)[] Pairs() =>
        [.. Enumerable.Range(0, Part.Pairs.PromptTriggerId.RowCount).Select(row => (Part.Pairs.PromptTriggerId[row], Part.Pairs.DelayedTriggerId[row]))];
}
