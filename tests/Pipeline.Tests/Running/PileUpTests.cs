using JparcSim.Analysis.Selection;

namespace JparcSim.Pipeline.Tests.Running;

/// <summary>Muons of one spill that come in each other's way, through the whole chain in exposure mode.</summary>
public sealed class PileUpTests : IDisposable
{
    private static readonly string[] Charges =
    [
        "detector.readout.model=charges", "detector.calibration.lightMap.eventsPerPosition=10", "detector.calibration.energyScale.events=200",
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly string _macro;

    public PileUpTests()
    {
        _macro = _folder["muons.yaml"];
        File.WriteAllText(_macro, """
            name: muons
            seed: 11
            pot: 2e16
            gateUs: [0, 100]
            detector: jsns2-near
            source: { name: mlf }
            channels:
              - { channel: cosmic-muon }
            pairing: { maxDeltaTUs: 10 }
            """);
    }

    public void Dispose() => _folder.Dispose();

    // A record of 496 ns takes in whatever comes in it, and belongs to the brighter: of muons at a rate r, 1 - 1 / (1 + 496 ns r) have none.
    [Theory]
    [InlineData(60.0)]
    [InlineData(120.0)]
    public void MuonsInTheRecordOfAnotherHaveNoTrigger(double scale)
    {
        const double spills = 241.0;
        (long alone, long generated) = Triggered("alone", "pot=2e18");
        (long piled, long crowd) = Triggered("piled", $"channels[0].scale={scale}", "pot=2e16");
        double visible = (double)alone / generated;
        double perNs = visible * crowd / spills / 100e3;
        double expected = visible / (1.0 + (496.0 * perNs));
        Assert.InRange(1.0 - (expected / visible), 0.05, 0.25);
        StatisticalAssert.FractionIs(expected, piled, crowd);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.FractionIs(visible, piled, crowd));
    }

    private (long Triggered, long Generated) Triggered(string name, params string[] settings)
    {
        IReadOnlyList<CutFlowRow> flow = SmallRun.Run(_folder[name], [.. Charges, .. settings], _macro).CutFlow;
        return (flow[1].Kept, flow[0].Kept);
    }
}
