using JparcSim.Detector.Catalog;
using JparcSim.Generator;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Tests.Running;

/// <summary>A macro may have the seed of a calibration run: the addresses must tell their events apart.</summary>
public sealed class CalibrationAddressTests
{
    public static TheoryData<string, string[]> Macros => new()
    {
        { "gun", ["events=20000", "channels=[{channel: gun, particle: gamma, energyMeV: 5}, {channel: michel}, {channel: cf252, positionMm: [0, 0, 0]}]"] },
        { "jsns2-near-ibd", ["events=20000"] },
        { "jsns2-near-ibd", ["pot=1e21", "exposurePot=1e21", "partSpills=1000000", "oscillation={model: full-transmutation}", "channels=[{channel: ibd}, {channel: ibd-intrinsic}]"] },
    };

    [Theory]
    [MemberData(nameof(Macros))]
    public void NoEventOfAMacroHasTheAddressOfACalibrationEvent(string macro, string[] settings)
    {
        ResolvedRun run = ResolvedRun.Resolve(MacroFile.Load(macro, settings));
        HashSet<ulong> keys = [];
        var timeline = new List<EventAddress>();
        for (int part = 0; part < run.Plan.PartCount; part++)
        {
            run.Plan.Fill(part, timeline);
            keys.UnionWith(timeline.Select(each => each.EventKey));
        }

        Assert.True(keys.Count > 100, $"{keys.Count} events are few");
        Assert.False(keys.Overlaps(LightMapKeys(run.Scintillator.Detector.Calibration.LightMap)));
        Assert.False(keys.Overlaps(EnergyScaleKeys(run.Scintillator.Detector.Calibration.EnergyScale)));
    }

    [Fact]
    public void TheTwoCalibrationRunsShareNoAddressEvenWithOneSeed()
    {
        CalibrationPlan plan = ResolvedRun.Resolve(MacroFile.Load("gun", [])).Scintillator.Detector.Calibration;
        ulong[] keys = [.. LightMapKeys(plan.LightMap), .. EnergyScaleKeys(plan.EnergyScale)];
        Assert.Equal((plan.LightMap.PositionsMm.Count * plan.LightMap.EventsPerPosition) + plan.EnergyScale.Events, keys.Distinct().Count());
    }

    private static IEnumerable<ulong> LightMapKeys(LightMapRun run) =>
        from place in Enumerable.Range(0, run.PositionsMm.Count)
        from index in Enumerable.Range(0, run.EventsPerPosition)
        select Calibrator.LightMapEvent(run, place, index).EventKey;

    private static IEnumerable<ulong> EnergyScaleKeys(EnergyScaleRun run) =>
        Enumerable.Range(0, run.Events).Select(index => Calibrator.EnergyScaleEvent(run, index).EventKey);
}
