using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Core.Random;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Tests.Running;
using JparcSim.Reco.Pairing;

namespace JparcSim.Pipeline.Tests.Dataset;

/// <summary>Accidental pairs by the shift method beside those that the order in time makes.</summary>
public sealed class ShiftedPairsTests : IDisposable
{
    private const double MaxZ = 4.9;   // false alarms: 1e-6, and none with a fixed seed

    private static readonly string[] Fast =
    [
        "detector.readout.model=charges", "detector.calibration.lightMap.eventsPerPosition=10", "detector.calibration.energyScale.events=200",
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly string _macro;

    public ShiftedPairsTests()
    {
        // 12,000 spills of 8.32e13 protons in three parts.
        _macro = _folder["accidental.yaml"];
        File.WriteAllText(_macro, AccidentalMacro.Text("9.99e17", partSpills: 4000));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(5)]
    [InlineData(40)]
    public void ShiftedPairsAreAsManyAsThoseInTimeAndBetterKnown(int shifts)
    {
        IReadOnlyList<CutFlowRow> direct = SmallRun.Run(_folder["run"], Fast, _macro).CutFlow;
        IReadOnlyList<CutFlowRow> shifted = SmallRun.Simulator.Select(_folder["run"], _macro, [], shifts);
        Assert.Equal(direct.Select(row => row.Cut), shifted.Select(row => row.Cut));
        Assert.Equal(direct[1].WeightedCount, shifted[1].WeightedCount);
        Assert.Equal(direct[1].Efficiency, shifted[1].Efficiency);
        Assert.InRange(direct[^1].Kept, 300, 600);
        Assert.InRange(shifted[^1].Kept, 0.8 * shifts * direct[^1].Kept, 1.3 * shifts * direct[^1].Kept);
        foreach ((CutFlowRow one, CutFlowRow many) in direct.Zip(shifted).Skip(2))
        {
            AssertAgree(one, many, 1.0);
            Assert.Null(many.Efficiency);
            CutFlowClass accidental = many.Classes.Single(each => each.Name == PairTable.Accidental);
            Assert.Equal((0L, many.Kept, many.WeightedError), (many.TruthMatched, accidental.Kept, accidental.WeightedError));
        }

        Assert.InRange(shifted[^1].WeightedError / direct[^1].WeightedError, 0.3, 0.9);   // not nothing: prompts are as many as they are
        StatisticalAssert.WouldNotice(() => AssertAgree(direct[^1], shifted[^1], 1.4));   // errors of 6 %
    }

    // Of a known law: events at random in 300 spills, from each of which 40 shifts make many pairs.
    [Fact]
    public void TheErrorIsTheSpreadOfManyDatasets()
    {
        const int Datasets = 1000;
        double[] sums = new double[Datasets];
        double[] variances = new double[Datasets];
        double naive = 0.0;
        for (int i = 0; i < Datasets; i++)
        {
            (sums[i], variances[i], double squares) = ToyDataset((ulong)i);
            naive += squares / Datasets;
        }

        double mean = sums.Average();
        double spread = sums.Sum(sum => (sum - mean) * (sum - mean)) / (Datasets - 1);

        // Variance of a variance: 2 / (n - 1), a normal law; 5 % of it is the sum's tail.
        AssertIsSpread(variances.Average());
        StatisticalAssert.WouldNotice(() => AssertIsSpread(naive));
        StatisticalAssert.WouldNotice(() => AssertIsSpread(1.5 * variances.Average()));

        void AssertIsSpread(double variance) => Assert.InRange((variance / spread) - 1.0, -MaxZ * Math.Sqrt(2.1 / Datasets), MaxZ * Math.Sqrt(2.1 / Datasets));
    }

    [Fact]
    public void EventsAloneOnTheirSpillsAreRefused()
    {
        SmallRun.Run(_folder["counted"], [.. Fast, "events=10", "exposurePot=1e17"], _macro);
        Refused(_folder["counted"], "--shift-spills: found a run in count mode, each event alone on its spill, expected a run with pot");
    }

    [Fact]
    public void PartsOfOneSpillAreRefused()
    {
        SmallRun.Run(_folder["single"], [.. Fast, "pot=4e14", "partSpills=1"], _macro);
        Refused(_folder["single"], "--shift-spills: found 3, and no part of more than one spill, expected parts of two spills or more (partSpills)");
    }

    // Three spills have two neighbours one later, one two later and none three later: 2/3 + 1/3 of the pairs of the dataset's own.
    [Fact]
    public void ShiftsBeyondTheEndOfAPartBringNothing()
    {
        SmallRun.Run(_folder["short"], [.. Fast, "pot=4.99e15", "partSpills=3"], _macro);
        IReadOnlyList<CutFlowRow> two = SmallRun.Simulator.Select(_folder["short"], _macro, [], 2);
        IReadOnlyList<CutFlowRow> nine = SmallRun.Simulator.Select(_folder["short"], _macro, [], 9);
        Assert.InRange(two[2].Kept, 10, 200);
        Assert.Equal(two[2].Kept, two[2].WeightedCount, 9);   // weights of 1 / (2/3 + 1/3)
        Assert.Equal(two.Select(row => (row.Kept, row.WeightedCount)), nine.Select(row => (row.Kept, row.WeightedCount)));
    }

    private void Refused(string dataset, string problem) => Assert.Contains(
        problem, Assert.Throws<UserInputException>(() => SmallRun.Simulator.Select(dataset, _macro, [], 3)).Message, StringComparison.Ordinal);

    private static void AssertAgree(CutFlowRow one, CutFlowRow other, double factor)
    {
        double error = Math.Sqrt((one.WeightedError * one.WeightedError) + (other.WeightedError * other.WeightedError));
        Assert.InRange((one.WeightedCount - (factor * other.WeightedCount)) / error, -MaxZ, MaxZ);
    }

    private static (double Sum, double Variance, double SumOfSquares) ToyDataset(ulong seed)
    {
        const int Spills = 300;
        const int Shifts = 40;
        const double GateUs = 300.0;
        var random = new EventRandom(seed, 0, RandomStage.Interaction);
        var part = new PartTables(["accidental"], CutCatalog.Names);
        for (int spill = 0; spill < Spills; spill++)
        {
            int events = Sampling.Poisson(ref random, 0.2);
            for (int i = 0; i < events; i++)
            {
                AddEvent(part, spill, GateUs * random.Uniform());
            }
        }

        var finder = new PairFinder(new PairingOptions(100.0));
        var errors = new ShiftedPairErrors(new SelectionStage([]));
        errors.BeginPart(part.Interactions);
        (double sum, double squares) = (0.0, 0.0);
        for (int shift = 1; shift <= Shifts; shift++)
        {
            part.Pairs.Clear();
            finder.FindShifted(part, shift, 1.0 / Shifts);
            errors.Add(part.Interactions, part.Pairs);
            foreach (double weight in part.Pairs.Weight.Values)
            {
                (sum, squares) = (sum + weight, squares + (weight * weight));
            }
        }

        errors.EndPart();
        return (sum, errors.Errors[0] * errors.Errors[0], squares);
    }

    private static void AddEvent(PartTables part, long spill, double timeUs)
    {
        long eventId = part.Interactions.EventId.RowCount;
        part.Interactions.EventId.Add(eventId);
        part.Interactions.Channel.Add(0);
        part.Interactions.Weight.Add(1.0);
        TriggerTable triggers = part.Triggers;
        triggers.TriggerId.Add(eventId * TriggerTable.MaxPerEvent);
        triggers.EventId.Add(eventId);
        triggers.SpillIndex.Add(spill);
        triggers.TimeUs.Add(timeUs);
        foreach (Column<double> column in new[]
        {
            triggers.RecoEnergyMeV, triggers.RecoXMm, triggers.RecoYMm, triggers.RecoZMm, triggers.VetoTopChargePe, triggers.VetoBottomChargePe,
        })
        {
            column.Add(0.0);
        }

        triggers.TailOverTotal.Add(null);
        triggers.PsdScore.Add(null);
    }
}
