using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Tests.Running;

/// <summary>Channels whose rate is per time, in both modes.</summary>
public sealed class BackgroundRunTests : IDisposable
{
    private static readonly string[] CountMode = ["events=6000", "exposurePot=3.33e17"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _macro;

    public BackgroundRunTests()
    {
        // 4000 spills of 8.32e13 protons; look-back and window of the accidentals lie inside the gate.
        _macro = _folder["accidental.yaml"];
        File.WriteAllText(_macro, """
            name: accidental
            seed: 7
            pot: 3.33e17
            partSpills: 2000
            gateUs: [-150, 350]
            detector: jsns2-near
            source: { name: mlf }
            channels:
              - { channel: accidental, promptRateHz: 2000, delayedRateHz: 6000 }
            pairing: { maxDeltaTUs: 100 }
            selection:
              - { cut: prompt-energy, minMeV: 20, maxMeV: 60 }
              - { cut: prompt-time, minUs: 1.5, maxUs: 240 }
              - { cut: delayed-energy, minMeV: 7, maxMeV: 12 }
            """);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AccidentalsInTheOrderOfTimeAreAsManyAsWeightedPairs()
    {
        RunSummary spills = SmallRun.Run(_folder["spills"], [], _macro);
        RunSummary counted = SmallRun.Run(_folder["counted"], CountMode, _macro);
        Assert.Empty(SmallRun.Verify(spills.Dataset, 4).Problems);
        Assert.Empty(SmallRun.Verify(counted.Dataset, 4).Problems);
        (double inTime, double timeError) = Selected(spills);
        (double weighted, double weightedError) = Selected(counted);
        Assert.InRange((inTime - weighted) / Math.Sqrt((timeError * timeError) + (weightedError * weightedError)), -4.0, 4.0);
        Assert.InRange(timeError / inTime, 0.0, 0.11);
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

    private static (double Count, double Error) Selected(RunSummary run) =>
        (run.CutFlow[^1].WeightedCount, run.CutFlow[^1].WeightedError);
}
