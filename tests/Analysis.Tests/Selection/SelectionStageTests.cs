using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Core.Events;

namespace JparcSim.Analysis.Tests.Selection;

public sealed class SelectionStageTests
{
    private static readonly SourceLocation Here = new("test.yaml", 7, 3);

    [Fact]
    public void ReadsTheCutsInTheOrderOfTheMacro()
    {
        var log = new ConfigLog();
        SelectionStage stage = SelectionStage.Read(Macro(
            log,
            Entry("fiducial", ("maxRMm", "1400"), ("minZMm", "-1000"), ("maxZMm", "1000")),
            Entry("delta-t", ("maxUs", "100")),
            Entry("prompt-energy", ("minMeV", "20"), ("maxMeV", "60"))));
        Assert.Empty(log.Problems);
        Assert.Equal(["fiducial", "delta-t", "prompt-energy"], stage.Cuts.Select(cut => cut.Name));
        Assert.Contains(log.Parameters, parameter => parameter is { Path: "selection[1].minUs", Value: "0", IsDefault: true, Unit: "us" });
    }

    [Fact]
    public void AMacroWithoutSelectionHasNoCuts()
    {
        var log = new ConfigLog();
        SelectionStage stage = SelectionStage.Read(new ConfigSection(ConfigNode.Map(Here), "", log));
        Assert.Empty(log.Problems);
        Assert.Empty(stage.Cuts);
    }

    [Theory]
    [InlineData("promt-energy", "minMeV", "20", "'promt-energy'", "prompt-energy")]
    [InlineData("delta-vertex", "maxMm", "-3", "'-3'", "a number from 1 to 100000")]
    [InlineData("delta-vertex", "maxMm", "NaN", "'NaN'", "a number from 1 to 100000")]
    public void EachMistakeIsOneProblemWithFoundAndExpected(string cut, string key, string value, string found, string expected)
    {
        var log = new ConfigLog();
        SelectionStage.Read(Macro(log, Entry(cut, (key, value))));
        string problem = Assert.Single(log.Problems);
        Assert.StartsWith("test.yaml:7:3: selection[0].", problem, StringComparison.Ordinal);
        Assert.Contains(found, problem, StringComparison.Ordinal);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownKeysEmptyWindowsAndRepeatedCutsAreProblems()
    {
        var log = new ConfigLog();
        SelectionStage.Read(Macro(
            log,
            Entry("delta-t", ("maxUs", "100"), ("maxMs", "1")),
            Entry("prompt-energy", ("minMeV", "60"), ("maxMeV", "20")),
            Entry("delta-t", ("maxUs", "50"))));
        Assert.Equal(3, log.Problems.Count);
        Assert.Contains("unknown key 'maxMs'", log.Problems[0], StringComparison.Ordinal);
        Assert.Contains("found 20, expected more than minMeV, which is 60", log.Problems[1], StringComparison.Ordinal);
        Assert.Contains("a second 'delta-t'", log.Problems[2], StringComparison.Ordinal);
    }

    [Fact]
    public void PassColumnsAreNullForUnusedCutsAndIndependentOfTheCallPattern()
    {
        var stage = new SelectionStage([new PromptEnergyCut(new Window(20.0, 60.0)), new DeltaVertexCut(600.0)]);
        PairTable atOnce = Filled(1300);
        PairTable inPieces = Filled(1300);
        stage.Process(atOnce, 0, 1300);
        stage.Process(inPieces, 0, 7);
        stage.Process(inPieces, 7, 1300);
        stage.Process(inPieces, 100, 900);
        atOnce.Validate();
        inPieces.Validate();
        for (int row = 0; row < 1300; row++)
        {
            Assert.Equal(row % 3 != 0, atOnce.Pass[0][row]);
            Assert.Equal(row % 5 != 0, atOnce.Pass[4][row]);
            Assert.Null(atOnce.Pass[1][row]);
            Assert.Equal(atOnce.Pass.Select(column => column[row]), inPieces.Pass.Select(column => column[row]));
        }

        int[] passed = new int[1300];
        stage.CountPassed(PairColumns.Of(atOnce, 0, 1300), passed);
        Assert.Equal(Enumerable.Range(0, 1300).Select(row => row % 3 == 0 ? 0 : row % 5 == 0 ? 1 : 2), passed);
    }

    [Fact]
    public void ThePairsOfAPromptAreNotCutApart()
    {
        PairTable pairs = Pairs.Table();
        for (int row = 0; row < 2000; row++)
        {
            Pairs.Add(pairs, promptTriggerId: row / 3);   // no number of rows that a chunk could hold
        }

        var stage = new SelectionStage([new MultiplicityCut(new Window(5.0, 12.0), 100.0, 2)]);
        stage.Process(pairs, 0, 2000);
        int[] passed = new int[2000];
        stage.CountPassed(PairColumns.Of(pairs, 0, 2000), passed);
        Assert.DoesNotContain(true, pairs.Pass[8].Values[..1998].ToArray());
        Assert.True(pairs.Pass[8].Values[1998] && pairs.Pass[8].Values[1999]);
        Assert.All(passed[..1998], count => Assert.Equal(0, count));
    }

    private static PairTable Filled(int rows)
    {
        PairTable pairs = Pairs.Table();
        for (int row = 0; row < rows; row++)
        {
            Pairs.Add(pairs, promptMeV: row % 3 == 0 ? 5.0 : 30.0, deltaVertexMm: row % 5 == 0 ? 900.0 : 200.0);
        }

        return pairs;
    }

    private static ConfigSection Macro(ConfigLog log, params ConfigNode[] cuts)
    {
        var list = ConfigNode.List(Here);
        list.Items.AddRange(cuts);
        var root = ConfigNode.Map(Here);
        root.Entries.Add(new("selection", list));
        return new ConfigSection(root, "", log);
    }

    private static ConfigNode Entry(string cut, params (string Key, string Value)[] keys)
    {
        var entry = ConfigNode.Map(Here);
        entry.Entries.Add(new("cut", ConfigNode.Scalar(cut, Here)));
        foreach ((string key, string value) in keys)
        {
            entry.Entries.Add(new(key, ConfigNode.Scalar(value, Here)));
        }

        return entry;
    }
}
