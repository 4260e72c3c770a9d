using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Tests.Running;

/// <summary>Channels whose rate is per time, in both modes.</summary>
public sealed class BackgroundRunTests : IDisposable
{
    private static readonly string[] Fast =
    [
        "detector.readout.model=charges", "detector.calibration.lightMap.eventsPerPosition=10", "detector.calibration.energyScale.events=200",
    ];

    private static readonly string[] CountMode = ["events=6000", "exposurePot=3.33e17"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _macro;

    public BackgroundRunTests()
    {
        // 4000 spills of 8.32e13 protons; look-back and window of the accidentals lie inside the gate.
        _macro = _folder["accidental.yaml"];
        File.WriteAllText(_macro, AccidentalMacro.Text("3.33e17", partSpills: 2000));
    }

    public void Dispose() => _folder.Dispose();

    // Interactions that trigger and loosely selected pairs of one event, at the rates of nature: one trigger in thousands falls into another's record.
    [Theory]
    [InlineData("cosmic-neutron", "1e19", 10_000)]
    [InlineData("cosmic-muon", "2e18", 20_000)]
    public void CosmicRaysAreAsManyInSpillsAsWeighted(string channel, string pot, int events)
    {
        string macro = _folder["cosmic.yaml"];
        File.WriteAllText(macro, $$"""
            name: cosmic
            seed: 11
            pot: {{pot}}
            gateUs: [-150, 350]
            detector: jsns2-near
            source: { name: mlf }
            channels:
              - { channel: {{channel}} }
            pairing: { maxDeltaTUs: 100 }
            selection:
              - { cut: prompt-energy, minMeV: 3, maxMeV: 1000 }
              - { cut: delayed-energy, minMeV: 3, maxMeV: 80 }
            """);
        IReadOnlyList<CutFlowRow> spills = SmallRun.Run(_folder["spills"], Fast, macro).CutFlow;
        IReadOnlyList<CutFlowRow> counted = SmallRun.Run(_folder["counted"], [.. Fast, $"events={events}", $"exposurePot={pot}"], macro).CutFlow;
        for (int row = 0; row < spills.Count; row++)
        {
            AssertAgree(Of(spills[row]), Of(counted[row]), 1.0);
        }

        StatisticalAssert.WouldNotice(() => AssertAgree(Of(spills[1]), Of(counted[1]), 1.15));
        StatisticalAssert.WouldNotice(() => AssertAgree(Of(spills[^1]), Of(counted[^1]), 1.3));

        (double Count, double Error) Of(CutFlowRow row)
        {
            CutFlowClass rays = row.Classes.Single(each => each.Name == channel);
            return (rays.WeightedCount, rays.WeightedCount / Math.Sqrt(rays.Kept));
        }
    }

    [Fact]
    public void AccidentalsInTheOrderOfTimeAreAsManyAsWeightedPairs()
    {
        RunSummary spills = SmallRun.Run(_folder["spills"], [.. Fast, "pot=9.99e17"], _macro);
        RunSummary counted = SmallRun.Run(_folder["counted"], [.. Fast, "events=6000", "exposurePot=9.99e17"], _macro);
        Assert.Empty(SmallRun.Verify(spills.Dataset, 4).Problems);
        Assert.Empty(SmallRun.Verify(counted.Dataset, 4).Problems);
        (double inTime, double timeError) = Selected(spills);
        (double weighted, double weightedError) = Selected(counted);
        AssertAgree((inTime, timeError), (weighted, weightedError), 1.0);
        StatisticalAssert.WouldNotice(() => AssertAgree((inTime, timeError), (weighted, weightedError), 1.4));
    }

    [Fact]
    public void AskingForEventsKeepsAGateThatAChannelFills()
    {
        ResolvedRun run = ResolvedRun.Resolve(MacroFile.Load(_macro, CountMode));
        Assert.Equal((-150.0, 350.0), run.Generator.GateUs);
        UserInputException exception = Assert.Throws<UserInputException>(() => ResolvedRun.Resolve(
            MacroFile.Load("jsns2-near-ibd", ["channels=[{channel: cosmic-neutron}]"])));
        Assert.Contains("no key 'gateUs' beside channel 'cosmic-neutron'", exception.Message, StringComparison.Ordinal);
    }

    private static void AssertAgree((double Count, double Error) one, (double Count, double Error) other, double factor)
    {
        const double MaxZ = 4.9;   // false alarms: 1e-6, and none with a fixed seed
        Assert.InRange((one.Count - (factor * other.Count)) / Math.Sqrt((one.Error * one.Error) + (other.Error * other.Error)), -MaxZ, MaxZ);
    }

    private static (double Count, double Error) Selected(RunSummary run) =>
        (run.CutFlow[^1].WeightedCount, run.CutFlow[^1].WeightedError);
}
