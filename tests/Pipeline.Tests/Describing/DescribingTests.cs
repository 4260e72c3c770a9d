using System.Text.Json;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Tests.Running;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Tests.Describing;

public sealed class DescribingTests
{
    [Theory]
    [InlineData("detectors", "jsns2-near")]
    [InlineData("sources", "mlf")]
    [InlineData("channels", "ibd-intrinsic")]
    [InlineData("cuts", "delta-vertex")]
    [InlineData("macros", "jsns2-near-cf252")]
    public void EveryCatalogueHasNamesWithMeanings(string catalog, string name)
    {
        IReadOnlyList<CatalogEntry> entries = SmallRun.Simulator.List(catalog);
        Assert.Contains(entries, entry => entry.Name == name);
        Assert.All(entries, entry => Assert.True(entry.Meaning.Length > 20 && !entry.Meaning.Contains('#', StringComparison.Ordinal), entry.Meaning));
    }

    [Fact]
    public void UnknownNamesAreRefusedWithAGuess()
    {
        Refused(() => SmallRun.Simulator.List("detector"), "did you mean 'detectors'");
        Refused(() => SmallRun.Simulator.DescribeChannel("idb"), "did you mean 'ibd'");
        Refused(() => SmallRun.Simulator.DescribeDetector("jsns2-neer"), "did you mean 'jsns2-near'");
        Refused(() => SmallRun.Simulator.DescribeMacro("jsns2-near-ibd", ["sead=4"]), "seed");
        Refused(() => SmallRun.Simulator.DescribeMacro("nothing.yaml", []), "nothing.yaml");
    }

    [Fact]
    public void AMacroIsDescribedWithItsSettingsThenItsDetector()
    {
        IReadOnlyList<ResolvedParameter> parameters = SmallRun.Simulator.DescribeMacro("jsns2-near-ibd", ["seed=77"]);
        Assert.Equal("77", parameters.Single(parameter => parameter.Path == "seed").Value);
        Assert.Equal("us", parameters.Single(parameter => parameter.Path == "pairing.maxDeltaTUs").Unit);
        string[] paths = [.. parameters.Select(parameter => parameter.Path)];
        Assert.Equal("detector.name", paths.First(path => path.StartsWith("detector.", StringComparison.Ordinal)));
        Assert.All(paths.SkipWhile(path => path != "detector.name"), path => Assert.StartsWith("detector.", path, StringComparison.Ordinal));
    }

    [Fact]
    public void ADetectorsPathsAreThoseThatSettingsTake()
    {
        ResolvedParameter baseline = SmallRun.Simulator.DescribeDetector("jsns2-near").Single(parameter => parameter.Path == "detector.siting.baselineM");
        Assert.Equal(("24", "m"), (baseline.Value, baseline.Unit));
        IReadOnlyList<ResolvedParameter> changed = SmallRun.Simulator.DescribeMacro("gun", ["detector.siting.baselineM=48"]);
        Assert.Equal("48", changed.Single(parameter => parameter.Path == baseline.Path).Value);
    }

    [Fact]
    public void AChannelIsDescribedByItsKeys() =>
        Assert.Contains(SmallRun.Simulator.DescribeChannel("michel").Keys, key => key.Name == "positiveFraction");

    [Fact]
    public void TheSchemaOfAMacroIsJson()
    {
        using var schema = JsonDocument.Parse(SmallRun.Simulator.MacroSchemaJson());
        Assert.True(schema.RootElement.GetProperty("properties").TryGetProperty("pairing", out _));
    }

    [Fact]
    public void AForecastIsNearWhatTheRunBrings()
    {
        using var folder = new TemporaryFolder();
        RunRequest request = SmallRun.Request(folder["run"], ["events=1500", "partEvents=500"]) with { ShardIndex = 1, ShardCount = 3 };
        RunForecast forecast = SmallRun.Simulator.Forecast(request, CancellationToken.None);
        Assert.False(Directory.Exists(folder["run"]));
        Assert.Equal(("jsns2-near-ibd", 20260101UL, 1), (forecast.Name, forecast.Seed, forecast.Parts));
        ChannelForecast channel = Assert.Single(forecast.Channels);
        Assert.Equal(500.0, channel.Events);
        RunSummary run = SmallRun.Run(request);
        double bytes = run.Files.Sum(file => file.Bytes);
        Assert.InRange(forecast.BytesExpected, 0.8 * bytes, 1.3 * bytes);
        Assert.Equal(run.CutFlow[0].WeightedCount, channel.ExpectedAtExposure!.Value / 3.0, 9);
    }

    // A shared machine may be several times slower at one moment than at the next; a wrong factor of threads, parts or events is larger.
    [Fact]
    public void TheForecastOfTimeIsThatOfARunsRate()
    {
        const double Events = 1_000_000.0;
        const double Slack = 5.0;
        using var folder = new TemporaryFolder();
        RunRequest asked = SmallRun.Request(folder["long"], ["events=1000000", "partEvents=1000000"]);
        SmallRun.Run(SmallRun.Request(folder["warm"], ["events=2000", "partEvents=2000"]));
        RunSummary run = SmallRun.Run(SmallRun.Request(folder["short"], ["events=2000", "partEvents=2000"]));
        double seconds = SmallRun.Simulator.Forecast(asked, CancellationToken.None).SecondsExpected;
        Assert.InRange(seconds * run.EventsPerSecond!.Value / Events, 1.0 / Slack, Slack);
    }

    [Fact]
    public void AForecastOfSeveralChannelsCountsEach()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["two.yaml"], """
            name: two
            seed: 1
            events: 100
            detector: jsns2-near
            channels:
              - { channel: michel, share: 1 }
              - { channel: gun, share: 3, particle: gamma, energyMeV: 2, positionMm: [0, 0, 0] }
            pairing: { maxDeltaTUs: 200 }
            """);
        RunForecast forecast = SmallRun.Simulator.Forecast(
            SmallRun.Request(folder["run"], ["partEvents=30"], folder["two.yaml"]) with { ShardCount = 2, Compression = FileCompression.None }, CancellationToken.None);
        Assert.Equal(
            [new ChannelForecast("michel", 25.0, null), new ChannelForecast("gun", 35.0, null)], forecast.Channels);
        Assert.Equal(2, forecast.Parts);
    }

    private static void Refused(Action action, string problem) =>
        Assert.Contains(problem, Assert.Throws<UserInputException>(action).Message, StringComparison.Ordinal);
}
