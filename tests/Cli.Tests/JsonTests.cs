using System.Text.Json;
using System.Text.Json.Nodes;

namespace JparcSim.Cli.Tests;

/// <summary>What <c>--json</c> prints is a contract: one document on standard output, with these keys.</summary>
public sealed class JsonTests
{
    [Fact]
    public void Run()
    {
        JsonObject json = Json("run", "m.yaml", "--out", "d");
        Assert.Equal(["dataset", "seed", "events", "triggers", "pairs", "recoils", "eventsPerSecond", "cutFlow", "files"], Keys(json));
        Assert.Equal(20260101, (long)json["seed"]!);
        JsonObject row = json["cutFlow"]![1]!.AsObject();
        Assert.Equal(["cut", "kept", "efficiency", "error"], Keys(row).Take(4));
        Assert.Equal("prompt-energy", (string?)row["cut"]);
        Assert.Null(json["cutFlow"]![2]!["efficiency"]);
        Assert.Equal(["name", "rows", "bytes", "sha256", "contentSha256"], Keys(json["files"]![0]!));
    }

    [Fact]
    public void Scan()
    {
        JsonObject json = Json("scan", "m.yaml", "--vary", "a.b=1.5", "--out", "d");
        Assert.Equal(["folder", "table", "points"], Keys(json));
        JsonNode point = json["points"]![0]!;
        Assert.Equal(["point", "dataset", "seed", "values", "rows"], Keys(point));
        Assert.Equal(["path", "value"], Keys(point["values"]![0]!));
        Assert.Equal(0.0005, (double)point["rows"]![1]!["pairedError"]!);
        Assert.Null(point["rows"]![0]!["difference"]);
        Assert.Equal(["name", "unit", "median", "width"], Keys(point["rows"]![1]!["quantities"]![0]!));
    }

    [Fact]
    public void Spectrum()
    {
        JsonObject json = Json("spectrum", "m.yaml");
        Assert.Equal(
            ["macro", "detector", "totalPerYear", "withTimePerYear", "byFlavour", "byIsotope", "backgrounds", "recoilBins", "trueRecoilBins", "timeBins", "trueTimeBins", "bins2d"],
            Keys(json));
        Assert.Equal(["nuMu", "nuE", "nuMuBar"], Keys(json["byFlavour"]!));
        Assert.Equal(["Cs133"], Keys(json["byIsotope"]!));
        Assert.Equal(["low", "high", "count"], Keys(json["recoilBins"]![0]!));
        JsonNode bin = json["bins2d"]![0]!;
        Assert.Equal(
            ["recoilLow", "recoilHigh", "timeLow", "timeHigh", "count", "trueCount", "byFlavour", "trueByFlavour", "byIsotope", "trueByIsotope"], Keys(bin));
        Assert.Equal(["nuMu", "nuE", "nuMuBar"], Keys(bin["byFlavour"]!));
        Assert.Equal(["Cs133"], Keys(bin["byIsotope"]!));
    }

    [Fact]
    public void Analyze_one_parameter()
    {
        JsonObject json = Json("analyze", "cevns", "m.yaml", "--parameter", "couplingBL");
        Assert.Equal(["parameter", "unit", "bestFit", "low", "high", "confidence", "intervals", "curve"], Keys(json));
        Assert.Null(json["low"]);
        Assert.Equal(0.9, (double)json["confidence"]!);
        Assert.Null(json["intervals"]![0]![0]);
    }

    [Fact]
    public void Analyze_a_figure()
    {
        string file = Path.GetTempFileName();
        Assert.Equal(["file"], Keys(Json("analyze", "cevns", "fig08", "--plot", file)));
        Assert.Equal("<svg/>", File.ReadAllText(file));
        File.Delete(file);
    }

    [Fact]
    public void Analyze_a_plane()
    {
        JsonObject json = Json("analyze", "cevns", "m.yaml", "n.yaml", "--plane", "a,b", "--without", "flux,time", "--confidence", "0.95");
        Assert.Equal(["plane", "units", "bestFit", "confidence", "level", "contours"], Keys(json));
        Assert.Equal(1.0, (double)json["contours"]![0]![0]![1]!);
    }

    [Fact]
    public void DryRun() =>
        Assert.Equal(["name", "seed", "parts", "channels", "secondsExpected", "bytesExpected"], Keys(Json("run", "m.yaml", "--dry-run")));

    [Fact]
    public void Validate()
    {
        JsonObject json = Json("validate");
        Assert.Equal(["checks"], Keys(json));
        JsonNode check = json["checks"]![0]!;
        Assert.Equal(["id", "name", "source", "kind", "published", "uncertainty", "tolerance", "value", "statisticalError", "pull", "pass", "isLowerBound"], Keys(check));
        Assert.Equal("predicted", (string?)check["kind"]);
        JsonObject unpublished = json["checks"]![1]!.AsObject();
        Assert.True(unpublished.ContainsKey("published"));
        Assert.Null(unpublished["published"]);
        Assert.Null(unpublished["value"]);
    }

    [Fact]
    public void Verify() => Assert.Equal(["ok", "eventsChecked", "problems", "notes"], Keys(Json("verify", "d")));

    [Fact]
    public void Bench()
    {
        JsonObject json = Json("bench");
        Assert.Equal(["stages", "threads", "peakMemoryBytes", "allocatedBytesPerEvent", "fileBytesPerEvent"], Keys(json));
        Assert.Equal(["name", "nsPerEvent"], Keys(json["stages"]![0]!));
        Assert.Equal(["threads", "eventsPerSecond"], Keys(json["threads"]![0]!));
    }

    [Fact]
    public void BenchBaselines()
    {
        JsonObject json = Json("bench", "--baselines", "plain");
        Assert.Equal(["chains"], Keys(json));
        Assert.Equal(["name", "eventsPerSecond", "photoElectronsPerEvent", "nsPerPhotoElectron", "timesNumpy", "timesCpp"], Keys(json["chains"]![0]!));
    }

    [Fact]
    public void Replay() => Assert.Equal(["eventId", "isSameAsDisk", "differences", "notes", "tables"], Keys(Json("replay", "d", "--event", "5")));

    [Fact]
    public void Show() => Assert.Equal(["manifest", "tables", "exposure"], Keys(Json("show", "d")));

    [Fact]
    public void Export()
    {
        string path = Path.GetTempFileName();
        JsonObject json = Json("export", "d", "--table", "pairs", "--format", "csv", "--where", "ibd", "--out", path);
        Assert.Equal(["dataset", "table", "format", "channel", "rows", "file"], Keys(json));
        Assert.Equal("csv", (string?)json["format"]);
        Assert.Equal(path, (string?)json["file"]);
        Assert.Equal("rows", File.ReadAllText(path));
        File.Delete(path);
    }

    [Fact]
    public void Select() => Assert.Equal(["cutFlow"], Keys(Json("select", "d", "--cuts", "m.yaml")));

    [Fact]
    public void Merge() => Assert.Equal("abc", (string?)Json("merge", "a", "b", "--out", "c")["runId"]);

    [Fact]
    public void Plot()
    {
        string path = Path.Combine(Path.GetTempPath(), $"jparcsim-plot-{Guid.NewGuid():N}.svg");
        JsonObject json = Json("plot", "d", "--out", path);
        File.Delete(path);
        Assert.Equal(["file"], Keys(json));
        Assert.Equal(path, (string?)json["file"]);
    }

    [Fact]
    public void List()
    {
        JsonObject json = Json("list", "channels");
        Assert.Equal(["entries"], Keys(json));
        Assert.Equal(["name", "meaning", "unit"], Keys(json["entries"]![0]!));
    }

    [Fact]
    public void Describe()
    {
        JsonObject json = Json("describe", "m.yaml");
        Assert.Equal(["parameters"], Keys(json));
        Assert.Equal(["path", "value", "unit", "source", "isDefault"], Keys(json["parameters"]![0]!));
        Assert.Empty(Json("describe", "detector", "jsns2-near")["parameters"]!.AsArray());
    }

    [Fact]
    public void DescribeChannel()
    {
        JsonObject json = Json("describe", "channel", "ibd");
        Assert.Equal(["channel", "meaning", "keys"], Keys(json));
        Assert.Equal(["name", "unit", "isRequired", "meaning"], Keys(json["keys"]![0]!));
        Assert.Equal("MeV", (string?)json["keys"]![0]!["unit"]);
    }

    // Parsing the whole of standard output as one document is the test of purity.
    private static JsonObject Json(params string[] arguments)
    {
        Invocation invocation = Invocation.Of(new FakeSimulator(), [.. arguments, "--json"]);
        Assert.Equal(0, invocation.ExitCode);
        return JsonNode.Parse(invocation.Out, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })!.AsObject();
    }

    private static IEnumerable<string> Keys(JsonNode node) => node.AsObject().Select(property => property.Key);
}
