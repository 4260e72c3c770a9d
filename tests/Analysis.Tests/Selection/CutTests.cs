using JparcSim.Analysis.Selection;
using JparcSim.Core.Events;

namespace JparcSim.Analysis.Tests.Selection;

public sealed class CutTests
{
    [Theory]
    [InlineData(20.0, true)]
    [InlineData(59.9999, true)]
    [InlineData(60.0, false)]
    [InlineData(19.9999, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    public void EnergyAndTimeWindowsAreHalfOpenAndRefuseNaN(double value, bool isExpected)
    {
        var window = new Window(20.0, 60.0);
        PairTable pairs = Pairs.Table();
        Pairs.Add(pairs, promptMeV: value, delayedMeV: value, deltaTUs: value, timeUs: value);
        Assert.Equal(isExpected, Passes(new PromptEnergyCut(window), pairs));
        Assert.Equal(isExpected, Passes(new DelayedEnergyCut(window), pairs));
        Assert.Equal(isExpected, Passes(new DeltaTimeCut(window), pairs));
        Assert.Equal(isExpected, Passes(new PromptTimeCut(window), pairs));
    }

    [Theory]
    [InlineData(0.0, true)]
    [InlineData(599.9, true)]
    [InlineData(600.0, false)]
    [InlineData(double.NaN, false)]
    public void DeltaVertexIsBoundedAbove(double deltaVertexMm, bool isExpected)
    {
        PairTable pairs = Pairs.Table();
        Pairs.Add(pairs, deltaVertexMm: deltaVertexMm);
        Assert.Equal(isExpected, Passes(new DeltaVertexCut(600.0), pairs));
    }

    [Theory]
    [InlineData(0.0, 0.0, 0.0, true)]
    [InlineData(989.0, 989.0, -1000.0, true)]
    [InlineData(990.0, 990.0, 0.0, false)]
    [InlineData(1400.0, 0.0, 0.0, false)]
    [InlineData(0.0, 0.0, 1000.0, false)]
    [InlineData(0.0, 0.0, -1000.1, false)]
    [InlineData(double.NaN, 0.0, 0.0, false)]
    [InlineData(0.0, double.NaN, 0.0, false)]
    [InlineData(0.0, 0.0, double.NaN, false)]
    public void FiducialVolumeIsACylinder(double xMm, double yMm, double zMm, bool isExpected)
    {
        PairTable pairs = Pairs.Table();
        Pairs.Add(pairs, xMm: xMm, yMm: yMm, zMm: zMm);
        Assert.Equal(isExpected, Passes(new FiducialCut(1400.0, new Window(-1000.0, 1000.0)), pairs));
    }

    [Fact]
    public void EveryCatalogueLineIsNamedLikeItsColumnAndItsCut()
    {
        Assert.Equal(
            ["prompt-energy", "prompt-time", "delayed-energy", "delta-t", "delta-vertex", "fiducial", "veto", "michel-veto", "multiplicity", "psd"],
            CutCatalog.Names);
        Assert.Equal(CutCatalog.Names, CutCatalog.ByName.Keys);
        Assert.Equal("PassDeltaVertex", Pairs.Table().Pass[4].Definition.Name);
    }

    [Theory]
    [InlineData(29.9, 49.9, true)]
    [InlineData(30.0, 0.0, false)]
    [InlineData(0.0, 50.0, false)]
    [InlineData(double.NaN, 0.0, false)]
    [InlineData(0.0, double.NaN, false)]
    public void TheVetoBoundsBothSums(double topPe, double bottomPe, bool isExpected)
    {
        PairTable pairs = Pairs.Table();
        Pairs.Add(pairs, vetoTopPe: topPe, vetoBottomPe: bottomPe);
        Assert.Equal(isExpected, Passes(new VetoCut(30.0, 50.0), pairs));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(10.0, true)]
    [InlineData(9.99, false)]
    [InlineData(double.NaN, false)]
    public void APromptSoonAfterAnotherTriggerIsAMichelElectron(double? sincePreviousUs, bool isExpected)
    {
        PairTable pairs = Pairs.Table();
        Pairs.Add(pairs, sincePreviousUs: sincePreviousUs);
        Assert.Equal(isExpected, Passes(new MichelVetoCut(10.0), pairs));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(0.0, true)]
    [InlineData(-0.1, false)]
    [InlineData(double.NaN, false)]
    public void APromptWithoutAScoreFails(double? score, bool isExpected)
    {
        PairTable pairs = Pairs.Table();
        Pairs.Add(pairs, psdScore: score);
        Assert.Equal(isExpected, Passes(new PsdCut(0.0), pairs));
    }

    [Fact]
    public void EveryPairOfAPromptWithTooManyDelayedSignalsFails()
    {
        PairTable pairs = Pairs.Table();
        Pairs.Add(pairs, delayedMeV: 8.0, promptTriggerId: 1);
        Pairs.Add(pairs, delayedMeV: 8.0, promptTriggerId: 2);
        Pairs.Add(pairs, delayedMeV: 5.0, promptTriggerId: 2);
        Pairs.Add(pairs, delayedMeV: 8.0, promptTriggerId: 3);
        Pairs.Add(pairs, delayedMeV: 4.9, promptTriggerId: 3);
        Pairs.Add(pairs, delayedMeV: 8.0, deltaTUs: 100.0, promptTriggerId: 3);
        Pairs.Add(pairs, delayedMeV: double.NaN, promptTriggerId: 3);
        bool[] pass = new bool[pairs.RowCount];
        new MultiplicityCut(new Window(5.0, 12.0), 100.0, 1).Apply(PairColumns.Of(pairs, 0, pairs.RowCount), pass);
        Assert.Equal([true, false, false, true, true, true, true], pass);
    }

    private static bool Passes(ISelectionCut cut, PairTable pairs)
    {
        bool[] pass = new bool[pairs.RowCount];
        cut.Apply(PairColumns.Of(pairs, 0, pairs.RowCount), pass);
        return pass[0];
    }
}
