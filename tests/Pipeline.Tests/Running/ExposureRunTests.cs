using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Pipeline.Auditing;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Tests.Running;

/// <summary>A made-up detector 3 m from a 10 MW source, so that events share spills: one event in 18 spills.</summary>
public sealed class ExposureRunTests : IDisposable
{
    private static readonly string[] Settings = ["detector.siting.baselineM=3"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _macro;

    public ExposureRunTests()
    {
        _macro = _folder["exposure.yaml"];
        File.WriteAllText(_macro, """
            name: exposure
            seed: 5
            pot: 3e18
            partSpills: 900
            detector: jsns2-near
            source: { name: mlf, beamPowerMW: 10, rmsM: 0 }
            oscillation: { model: full-transmutation }
            channels:
              - { channel: ibd }
              - { channel: ibd-intrinsic }
            pairing: { maxDeltaTUs: 200 }
            """);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EventsThatShareASpillAreSortedVerifiedAndReplayed()
    {
        RunSummary run = SmallRun.Run(_folder["run"], Settings, _macro);
        VerifyReport report = SmallRun.Verify(run.Dataset, 12);
        Assert.Empty(report.Problems);
        Assert.Equal(12, report.EventsChecked);

        StoredPart part = Load(run.Dataset, 1);
        InteractionTable interactions = part.Tables.Interactions;
        int shared = Enumerable.Range(1, interactions.RowCount - 1).First(row => interactions.SpillIndex[row] == interactions.SpillIndex[row - 1]);
        Assert.True(SmallRun.Replay(run.Dataset, interactions.EventId[shared]).IsSameAsDisk);
        Assert.True(SmallRun.Replay(run.Dataset, interactions.EventId[shared - 1]).IsSameAsDisk);
        Assert.True(TriggersTakeTurns(run.Dataset), "no two events of the run took turns: a weaker test than it should be");
    }

    [Fact]
    public void ThreadsBatchesAndShardsDoNotChangeAByte()
    {
        RunRequest request = SmallRun.Request(_folder["two"], Settings, _macro);
        SmallRun.Run(request);
        SmallRun.Run(request with { OutputFolder = _folder["one"], Threads = 1, BatchSize = 1 });
        string[] shards = [_folder["s0"], _folder["s1"], _folder["s2"]];
        for (int i = 0; i < shards.Length; i++)
        {
            SmallRun.Run(request with { OutputFolder = shards[i], ShardIndex = i, ShardCount = shards.Length });
        }

        SmallRun.Simulator.Merge([shards[2], shards[0], shards[1]], _folder["merged"], force: false, CancellationToken.None);
        Assert.Equal(SmallRun.Hashes(_folder["two"]), SmallRun.Hashes(_folder["one"]));
        Assert.Equal(SmallRun.Hashes(_folder["two"]), SmallRun.Hashes(_folder["merged"]));
    }

    [Fact]
    public void TheGateLeavesOutAndCountsWhatFallsOutside()
    {
        RunSummary whole = SmallRun.Run(_folder["whole"], Settings, _macro);
        RunSummary gated = SmallRun.Run(_folder["gated"], [.. Settings, "gateUs=[1.5, 10]"], _macro);
        Assert.Empty(SmallRun.Verify(gated.Dataset, 3).Problems);

        IReadOnlyList<ExposureOverview> all = SmallRun.Simulator.Show(whole.Dataset).Exposure;
        IReadOnlyList<ExposureOverview> within = SmallRun.Simulator.Show(gated.Dataset).Exposure;
        Assert.Equal(all.Select(row => row.GeneratedCount), within.Select(row => row.GeneratedCount));
        Assert.Equal(all.Select(row => row.ExpectedCount), within.Select(row => row.ExpectedCount));
        Assert.Equal(whole.Events, all.Sum(row => row.GeneratedCount));
        Assert.InRange(gated.Events, 1, whole.Events - 1);
        Assert.True(within.Sum(row => row.DroppedCount) >= whole.Events - gated.Events);
        Assert.Equal(all[0].LiveTimeS * 8.5 / 40_000.0, within[0].LiveTimeS, 9);

        double[] allTimesUs = [.. Enumerable.Range(0, 4).SelectMany(part => Load(whole.Dataset, part).Tables.Interactions.TimeUs.Values.ToArray())];
        double[] timesUs = [.. Enumerable.Range(0, 4).SelectMany(part => Load(gated.Dataset, part).Tables.Interactions.TimeUs.Values.ToArray())];
        Assert.Equal(allTimesUs.Where(t => t is >= 1.5 and < 10.0), timesUs);
    }

    [Fact]
    public void ForecastAndProgressLeaveOutWhatFallsOutsideTheGate()
    {
        RunRequest request = SmallRun.Request(_folder["gated"], [.. Settings, "gateUs=[1.5, 10]"], _macro);
        double expected = SmallRun.Simulator.Forecast(request, CancellationToken.None).Channels.Sum(channel => channel.Events);
        double announced = 0.0;
        long events = SmallRun.Simulator.Run(request, progress => announced = Math.Max(announced, progress.Total), CancellationToken.None).Events;
        Assert.Equal(expected, announced, 6);
        Assert.InRange(events, expected - (4.0 * Math.Sqrt(expected)), expected + (4.0 * Math.Sqrt(expected)));
        double ungated = SmallRun.Simulator.Forecast(SmallRun.Request(_folder["none"], Settings, _macro), CancellationToken.None).Channels.Sum(channel => channel.Events);
        Assert.True(events < ungated - (4.0 * Math.Sqrt(ungated)), "the gate leaves out too little to be noticed");
    }

    [Fact]
    public void TheNumberOfEventsIsWhatTheExposureBrings()
    {
        RunForecast forecast = SmallRun.Simulator.Forecast(SmallRun.Request(_folder["none"], Settings, _macro), CancellationToken.None);
        double expected = forecast.Channels.Sum(channel => channel.Events);
        Assert.Equal(forecast.Channels[0].ExpectedAtExposure!.Value, forecast.Channels[0].Events, 6);
        long events = SmallRun.Run(_folder["run"], Settings, _macro).Events;
        Assert.InRange(events, expected - (4.0 * Math.Sqrt(expected)), expected + (4.0 * Math.Sqrt(expected)));
        Assert.False(Directory.Exists(_folder["none"]));
    }

    [Theory]
    [InlineData("partSpills: found 120", "pot=1e24", "partSpills=1")]
    [InlineData("partSpills: found about", "pot=1e26", "partSpills=1000000000000")]
    [InlineData("gateUs: found a gate beside events", "events=10", "exposurePot=1e20", "gateUs=[1, 10]")]
    [InlineData("gateUs: found [10, 1]", "gateUs=[10, 1]")]
    public void WhatCannotBeIsRefused(string problem, params string[] settings)
    {
        UserInputException exception = Assert.Throws<UserInputException>(() => SmallRun.Run(_folder["run"], [.. Settings, .. settings], _macro));
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["run"]));
    }

    private static StoredPart Load(string dataset, int part)
    {
        var stored = new StoredPart(["ibd", "ibd-intrinsic"], SmallRun.Layout());
        stored.Load(SmallRun.Reader(dataset), part);
        return stored;
    }

    // In the order of ids, the times of a spill run back where a later event is seen before an earlier one is over.
    private static bool TriggersTakeTurns(string dataset) => Enumerable.Range(0, 4).Any(part =>
    {
        TriggerTable triggers = Load(dataset, part).Tables.Triggers;
        return Enumerable.Range(1, triggers.RowCount - 1).Any(
            row => triggers.SpillIndex[row] == triggers.SpillIndex[row - 1] && triggers.TimeUs[row] < triggers.TimeUs[row - 1]);
    });
}
