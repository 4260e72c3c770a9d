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
        Assert.Equal(["prompt-energy", "prompt-time", "delayed-energy", "delta-t", "delta-vertex", "fiducial"], CutCatalog.Names);
        Assert.Equal(CutCatalog.Names, CutCatalog.ByName.Keys);
        Assert.Equal("PassDeltaVertex", Pairs.Table().Pass[4].Definition.Name);
    }

    private static bool Passes(ISelectionCut cut, PairTable pairs)
    {
        bool[] pass = new bool[pairs.RowCount];
        cut.Apply(PairColumns.Of(pairs, 0, pairs.RowCount), pass);
        return pass[0];
    }
}
