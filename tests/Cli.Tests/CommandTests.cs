using System.Text.RegularExpressions;
using JparcSim.Analysis.Selection;
using JparcSim.Pipeline;
using JparcSim.Storage;

namespace JparcSim.Cli.Tests;

/// <summary>What commands ask of the simulator, and what they print for people.</summary>
public sealed partial class CommandTests
{
    [Fact]
    public void RunPassesEveryOptionOn()
    {
        var simulator = new FakeSimulator();
        Invocation.Of(
            simulator, "run", "m.yaml", "--out", "d", "--set", "detector.target.radiusMm=1500", "--set=channels[0].share=0.5", "--events", "100", "--seed", "7", "--threads", "3",
            "--batch-size", "64", "--shard", "1/3", "--keep", "charges,firstHits,waveforms:0.10", "--compression", "brotli", "--resume");
        RunRequest request = simulator.Request!;
        Assert.Equal(["detector.target.radiusMm=1500", "channels[0].share=0.5", "events=100", "seed=7"], request.Settings);
        Assert.Equal(["charges", "firstHits", "waveforms:0.1"], request.Keep);
        Assert.Equal(
            new RunRequest("m.yaml", request.Settings, "d", 3, 64, 1, 3, request.Keep, FileCompression.Brotli, true, false), request);
    }

    [Fact]
    public void RunHasPlainDefaults()
    {
        var simulator = new FakeSimulator();
        Invocation.Of(simulator, "run", "m.yaml", "--out", "d");
        RunRequest request = simulator.Request!;
        Assert.Empty(request.Settings);
        Assert.Empty(request.Keep);
        Assert.Equal(new RunRequest("m.yaml", request.Settings, "d", Environment.ProcessorCount, 32, 0, 1, request.Keep, FileCompression.Zstd, false, false), request);
    }

    [Fact]
    public void ProtonsOnTargetAreASettingToo()
    {
        var simulator = new FakeSimulator();
        Invocation.Of(simulator, "run", "m.yaml", "--dry-run", "--pot", "1.5e20");
        Assert.Equal(["Forecast"], simulator.Calls);
        Assert.Equal(["pot=1.5E+20"], simulator.Request!.Settings);
    }

    [Fact]
    public void RunPrintsTheCutFlowAndWhereTheFilesAre()
    {
        Invocation invocation = Invocation.Of(new FakeSimulator(), "run", "m.yaml", "--out", "d");
        Assert.Contains("seed 20260101: 20 000 events, 39 000 triggers, 19 500 pairs; 5322 events/s", Plain(invocation.Out), StringComparison.Ordinal);
        Assert.Contains("prompt-energy 15 000 0.7500 +- 0.0030 0.7500 +- 0.0030 70.90 +- 0.60 14 990", Plain(invocation.Out), StringComparison.Ordinal);
        Assert.Contains("1 files, 1.2 kB, in /data/near", Plain(invocation.Out), StringComparison.Ordinal);
        Assert.Contains("simulate: 20 000 of 20 000 (100 %)", invocation.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AStreamGoesToStandardOutputAndAllElseToStandardError()
    {
        var simulator = new FakeSimulator();
        Invocation invocation = Invocation.Of(simulator, "run", "m.yaml", "--stream", "pairs");
        Assert.Equal(("pairs", ""), (simulator.Request!.Stream!.Table, simulator.Request.OutputFolder));
        Assert.Equal("rows"u8.ToArray(), invocation.Bytes);
        Assert.Empty(invocation.Out);
        Assert.Contains("seed 20260101: 20 000 events", Plain(invocation.Error), StringComparison.Ordinal);
        Assert.DoesNotContain("files", invocation.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AnExportGoesToStandardOutputOrToAFile()
    {
        var simulator = new FakeSimulator();
        Invocation invocation = Invocation.Of(simulator, "export", "d", "--table", "pairs", "--where", "ibd");
        Assert.Equal(new ExportRequest("d", "pairs", ExportFormat.Arrow, "ibd"), simulator.ExportRequest);
        Assert.Equal("rows"u8.ToArray(), invocation.Bytes);
        Assert.Empty(invocation.Out);

        string path = Path.GetTempFileName();
        Assert.Equal($"2 rows in {path}", Invocation.Of(simulator, "export", "d", "--table", "pairs", "--format", "csv", "--out", path).Out.TrimEnd());
        Assert.Equal(ExportFormat.Csv, simulator.ExportRequest!.Format);
        Assert.Equal("rows", File.ReadAllText(path));
        File.Delete(path);
    }

    [Fact]
    public void AnExportThatFailsLeavesTheFileAsItWas()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "before");
        var simulator = new FakeSimulator { Failure = new IOException("gone") };
        Invocation invocation = Invocation.Of(simulator, "export", "d", "--table", "pairs", "--out", path);
        Assert.Equal(2, invocation.ExitCode);
        Assert.Contains("error: --out: found gone, expected a file or a reader of standard output that takes all rows", invocation.ErrorLines);
        Assert.Equal("before", File.ReadAllText(path));
        Assert.False(File.Exists(path + ".tmp"));
        File.Delete(path);
    }

    [Fact]
    public void ScanPassesEveryOptionOnAndPrintsTheLastCut()
    {
        var simulator = new FakeSimulator();
        Invocation invocation = Invocation.Of(
            simulator, "scan", "m.yaml", "--vary", "a.b=1.5,2", "--vary=c[0]=[0,1],[2,3]", "--set", "x=1", "--events", "100", "--seed", "7", "--out", "d", "--threads", "3",
            "--resume");
        ScanRequest request = simulator.ScanRequest!;
        Assert.Equal(["a.b=1.5,2", "c[0]=[0,1],[2,3]"], request.Vary);
        Assert.Equal(["x=1", "events=100", "seed=7"], request.Settings);
        Assert.Equal(new ScanRequest("m.yaml", request.Settings, request.Vary, "d", 3, true, false), request);
        Assert.Contains("0 1.5 9 000 0.4500 +- 0.0035 42.5 0.01000 +- 0.00050 0.005", Plain(invocation.Out), StringComparison.Ordinal);
        Assert.DoesNotContain("8 999", invocation.Out, StringComparison.Ordinal);
        Assert.Contains("0 12.5 (640)", Plain(invocation.Out), StringComparison.Ordinal);
        Assert.Contains("results, and those of each true class, in /data/scan/results.parquet", invocation.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run m.yaml --out d")]
    [InlineData("select d --cuts m.yaml")]
    public void TheCutFlowShowsTheTruthMatchedEfficiencyOfEachClass(string commandLine)
    {
        string text = Plain(Invocation.Of(new FakeSimulator(), commandLine.Split(' ')).Out);
        Assert.Contains("truth-matched ibd of generated accidental of generated", text, StringComparison.Ordinal);
        Assert.Contains("prompt-energy 14 990 0.7495 +- 0.0030 10 -", text, StringComparison.Ordinal);
        Assert.Contains("fiducial - - - -", text, StringComparison.Ordinal);
    }

    // Four classes go one below the other, each with the error of its own weights.
    [Fact]
    public void ManyClassesShowTheirOwnErrors()
    {
        CutFlowClass[] classes =
        [
            new("ibd", 9, 6.0, 3.5, 0.45, 0.11), new("michel", 0, 0.0, 0.0, 0.0, 0.05), new("gun", 4, 2.0, 1.25, null, null), new("accidental", 1, 0.5, 0.5, null, null),
        ];
        var simulator = new FakeSimulator { CutFlow = [new("generated", 14, 1.0, 0.0, 1.0, 0.0, 8.5, 3.8, 13, classes)] };
        string text = Plain(Invocation.Of(simulator, "select", "d", "--cuts", "m.yaml").Out);
        Assert.Contains("ibd 9 0.45 +- 0.11 6.0 +- 3.5", text, StringComparison.Ordinal);
        Assert.Contains("michel 0 0.000 +- 0.050 0", text, StringComparison.Ordinal);
        Assert.Contains("gun 4 - 2.0 +- 1.2", text, StringComparison.Ordinal);
        Assert.Contains("accidental 1 - 0.50 +- 0.50", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replay d --event 9007199254740993", "Replay d 9007199254740993")]
    [InlineData("verify d --events 5", "Verify d 5")]
    [InlineData("verify d", "Verify d 20")]
    [InlineData("merge a b c --out e", "Merge a b c to e")]
    [InlineData("select d --cuts m.yaml --set a=b", "Select d m.yaml a=b")]
    [InlineData("select d --cuts m.yaml --shift-spills 20", "Select d m.yaml  shifted by 20")]
    [InlineData("plot d --what spectrum --selected --out /dev/null", "Plot d spectrum selected")]
    [InlineData("describe m.yaml", "DescribeMacro m.yaml")]
    [InlineData("describe detector ./mine.yaml", "DescribeDetector ./mine.yaml")]
    [InlineData("describe channel ibd", "DescribeChannel ibd")]
    [InlineData("list cuts", "List cuts")]
    [InlineData("validate --threads 2", "Validate 2")]
    [InlineData("bench", "Bench jsns2-near-ibd 20000 Zstd")]
    [InlineData("bench gun --events 50", "Bench gun 50 Zstd")]
    [InlineData("bench gun --compression none", "Bench gun 20000 None")]
    [InlineData("bench gun --no-file", "Bench gun 20000 no files")]
    [InlineData("bench gun --baselines plain", "BenchBaselines gun 20000 plain")]
    public void EachCommandAsksItsQuestion(string commandLine, string call)
    {
        var simulator = new FakeSimulator();
        Invocation.Of(simulator, commandLine.Split(' '));
        Assert.Equal([call], simulator.Calls);
    }

    [Fact]
    public void PlotWritesTheFigure()
    {
        string path = Path.Combine(Path.GetTempPath(), $"jparcsim-plot-{Guid.NewGuid():N}.svg");
        try
        {
            Assert.Equal(0, Invocation.Of(new FakeSimulator(), "plot", "d", "--what", "vertex", "--out", path).ExitCode);
            Assert.Equal("<svg/>", File.ReadAllText(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void TuneWritesTheFigure()
    {
        string path = Path.Combine(Path.GetTempPath(), $"jparcsim-tune-{Guid.NewGuid():N}.svg");
        try
        {
            Assert.Equal(0, Invocation.Of(new FakeSimulator(), "tune", "psd", "d", "--signal", "a", "--background", "b", "--plot", path).ExitCode);
            Assert.Equal("<svg/>", File.ReadAllText(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void BracketsInNamesAreTextNotMarkup()
    {
        string text = Plain(Invocation.Of(new FakeSimulator(), "describe", "m.yaml").Out);
        Assert.Contains("gun[0].energyMeV 5 MeV [assumed]", text, StringComparison.Ordinal);
        Assert.Contains("partEvents 4096 default", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ReplayShowsColumnsAsLines() =>
        Assert.Contains("TimeUs 1.5 null", Plain(Invocation.Of(new FakeSimulator(), "replay", "d", "--event", "1").Out), StringComparison.Ordinal);

    [Fact]
    public void ReplaySaysWhatMayExplainADifference() =>
        Assert.Contains("note: written by version 0.0.1", Plain(Invocation.Of(new FakeSimulator { IsReplayEqual = false }, "replay", "d", "--event", "1").Out), StringComparison.Ordinal);

    [Fact]
    public void CompletionsComeFromTheProgramItself()
    {
        string[] words = Invocation.Of(new FakeSimulator(), "[suggest:5]", "list ").Out.Split('\n', StringSplitOptions.TrimEntries);
        Assert.Contains("detectors", words);
    }

    private static string Plain(string text) => Spaces().Replace(text, " ");

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
