using JparcSim.Analysis.Selection;
using JparcSim.Core.Events;
using JparcSim.Core.Random;

namespace JparcSim.Analysis.Tests.Selection;

public sealed class CutFlowTests
{
    private static readonly SelectionStage Stage = new([new PromptEnergyCut(new Window(20.0, 60.0)), new DeltaVertexCut(600.0)]);

    [Fact]
    public void CountsInteractionsTriggersPairsAndCutsByTrueClass()
    {
        var flow = new CutFlow(Stage, Pairs.Channels);
        flow.AddInteractions([10, 11, 12, 13], [0, 0, 0, 1], [0.5, 0.5, 0.5, 2.0], [12, 0, 10, 10, 99], [true, false, true, true, true]);
        PairTable pairs = Pairs.Table();
        Pairs.Add(pairs, weight: 0.5);
        Pairs.Add(pairs, weight: 0.5, deltaVertexMm: 700.0);
        Pairs.Add(pairs, weight: 0.5, trueClass: 2);
        flow.AddPairs(PairColumns.Of(pairs, 0, 3));
        IReadOnlyList<CutFlowRow> rows = flow.Rows();

        Assert.Equal(["generated", "triggered", "paired", "prompt-energy", "delta-vertex"], rows.Select(row => row.Cut));
        Assert.Equal([4L, 2L, 3L, 3L, 2L], rows.Select(row => row.Kept));
        Assert.Equal([4L, 2L, 2L, 2L, 1L], rows.Select(row => row.TruthMatched));
        Assert.Equal([3.5, 1.0, 1.5, 1.5, 1.0], rows.Select(row => row.WeightedCount));
        Assert.Equal([1.0, 0.5, 1.5, 1.0, 2.0 / 3.0], rows.Select(row => row.Efficiency!.Value));
        Assert.Equal(0.5, rows[4].CumulativeEfficiency);
        Assert.Equal(Math.Sqrt(0.5), rows[4].WeightedError, 12);
        Assert.Equal(["ibd", "michel", "accidental"], rows[4].Classes.Select(c => c.Name));
        Assert.Equal([Math.Sqrt(0.75), 2.0, 0.0], rows[0].Classes.Select(c => c.WeightedError));
        Assert.Equal([0.5, 0.0, 0.5], rows[4].Classes.Select(c => c.WeightedError));
        Assert.Equal(1.0 / 3.0, rows[4].Classes[0].CumulativeEfficiency);
        Assert.Equal(0.0, rows[4].Classes[1].CumulativeEfficiency);
        Assert.Null(rows[4].Classes[2].CumulativeEfficiency);
    }

    // Two weights in one class: neither one weight for all nor the row's own error.
    [Fact]
    public void TheErrorOfAClassIsOfItsOwnWeights()
    {
        var flow = new CutFlow(Stage, Pairs.Channels);
        PairTable pairs = Pairs.Table();
        Pairs.Add(pairs, weight: 3.0);
        Pairs.Add(pairs, weight: 4.0);
        Pairs.Add(pairs, weight: 12.0, trueClass: 2);
        flow.AddPairs(PairColumns.Of(pairs, 0, 3));
        CutFlowRow last = flow.Rows()[^1];
        Assert.Equal([5.0, 0.0, 12.0], last.Classes.Select(c => c.WeightedError));
        Assert.Equal(13.0, last.WeightedError);
    }

    [Fact]
    public void AnEmptyFlowHasNoEfficienciesBelowItsFirstRow()
    {
        IReadOnlyList<CutFlowRow> rows = new CutFlow(Stage, Pairs.Channels).Rows();
        Assert.All(rows.Skip(1), row => Assert.Null(row.Efficiency));
        Assert.All(rows, row => Assert.Equal(0, row.Kept));
    }

    [Fact]
    public void AddingPartsAllocatesNothing()
    {
        var part = new PartTables(Pairs.Channels, CutCatalog.Names);
        for (int row = 0; row < 1000; row++)
        {
            part.Interactions.EventId.Add(row);
            part.Interactions.Channel.Add(row % 2);
            part.Interactions.Weight.Add(0.25);
            part.Triggers.EventId.Add(row % 4 == 0 ? null : row);
            Pairs.Add(part.Pairs, weight: 0.25, promptMeV: row % 10, trueClass: row % 2);
        }

        var flow = new CutFlow(Stage, Pairs.Channels);
        Add(flow, part);
        Assert.Equal([1000L, 750L, 1000L, 0L, 0L], flow.Rows().Select(row => row.Kept));
        Stage.Process(part.Pairs, 0, 1000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int repeat = 0; repeat < 20; repeat++)
        {
            Stage.Process(part.Pairs, 0, 1000);
            Add(flow, part);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(21000L, flow.Rows()[0].Kept);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void TheErrorOfAnEfficiencyIsTheSpreadOfRepeatedRuns(double probability)
    {
        const int Tried = 1000;
        const int Repeats = 4000;
        double[] pulls = new double[Repeats];
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            var random = new EventRandom(2, (ulong)repeat, RandomStage.Audit);
            long kept = 0;
            for (int i = 0; i < Tried; i++)
            {
                kept += random.Uniform() < probability ? 1 : 0;
            }

            Efficiency efficiency = Efficiency.Of(kept, Tried)!.Value;
            pulls[repeat] = (efficiency.Value - probability) / efficiency.Error;
        }

        double[] squares = [.. pulls.Select(pull => pull * pull)];
        if (probability > 0.0)
        {
            Assert.InRange(squares.Average(), 0.9, 1.1);
            StatisticalAssert.WouldNotice(() => Assert.InRange(squares.Average() * 1.5, 0.9, 1.1));
        }
        else
        {
            Assert.All(pulls, pull => Assert.Equal(0.0, pull));
        }
    }

    private static void Add(CutFlow flow, PartTables part)
    {
        flow.AddInteractions(
            part.Interactions.EventId.Values, part.Interactions.Channel.Codes, part.Interactions.Weight.Values,
            part.Triggers.EventId.Values, part.Triggers.EventId.IsPresent);
        flow.AddPairs(PairColumns.Of(part.Pairs, 0, part.Pairs.RowCount));
    }
}
