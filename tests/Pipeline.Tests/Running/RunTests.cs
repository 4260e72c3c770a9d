using System.Collections.Concurrent;
using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Results;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Tests.Running;

public sealed class RunTests(SharedDataset dataset) : IClassFixture<SharedDataset>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheSummaryTellsWhatIsInTheDataset()
    {
        RunSummary run = SmallRun.Run(_folder["run"]);
        DatasetOverview shown = SmallRun.Simulator.Show(run.Dataset);
        Assert.Equal((60L, 20260101UL), (run.Events, run.Seed));
        Assert.Equal(15, run.Files.Count);
        Assert.Equal(shown.Tables.Select(table => table.Rows), [60L, shown.Tables[1].Rows, run.Triggers, run.Pairs, 3L]);
        Assert.Equal(run.CutFlow[^1].WeightedCount, run.CutFlow[^1].Kept * run.CutFlow[0].WeightedCount / 60.0, 9);
        Assert.True(run.EventsPerSecond > 0.0);
    }

    // Flashes of 1 MeV are read within the gate; what a source tells of the detector is the same, for it has no beam.
    [Fact]
    public void ABeamGateReadsWhatIsBelowTheSelfTriggerAndLeavesTheCalibrationAlone()
    {
        string[] settings = ["events=60", "detector.calibration.lightMap.eventsPerPosition=40", "detector.readout.model=charges"];
        RunSummary self = SmallRun.Run(_folder["self"], settings);
        RunSummary gated = SmallRun.Run(_folder["gated"], [.. settings, "detector.readout.beamGate={startUs: 0, lengthUs: 25, thresholdPe: 50}"]);
        Assert.True(gated.Triggers > self.Triggers);
        Assert.Equal(new DatasetFolder(self.Dataset).ReadManifest().Calibration, new DatasetFolder(gated.Dataset).ReadManifest().Calibration);
        var triggers = new TriggerTable();
        SmallRun.Reader(gated.Dataset).Load(triggers, 0, [triggers.IsBeamGated, triggers.TimeUs, triggers.TrueVisibleEnergyMeV]);
        bool[] isGated = triggers.IsBeamGated.Values.ToArray();
        Assert.Equal(triggers.TimeUs.Values.ToArray().Select(time => time is >= 0.0 and < 25.0), isGated);
        Assert.Contains(false, isGated);
        Assert.Contains(triggers.TrueVisibleEnergyMeV.Values.ToArray(), energy => energy < 3.5);
    }

    [Fact]
    public void AFolderThatExistsIsRefused()
    {
        Refused(SmallRun.Request(dataset.FullPath), "which exists, expected a new folder, or --resume to complete it, or --force to replace it");
        Directory.CreateDirectory(_folder["empty"]);
        Refused(SmallRun.Request(_folder["empty"]), "which exists");
    }

    [Fact]
    public void ForceReplacesADatasetOfAnotherRunAndAnEmptyFolderAndNothingElse()
    {
        string copy = SmallRun.Copy(dataset.FullPath, _folder["copy"]);
        SmallRun.Run(SmallRun.Request(copy, ["events=15", "partEvents=20"]) with { Force = true });
        Assert.True(SmallRun.Verify(copy).Ok);

        Directory.CreateDirectory(_folder["empty"]);
        SmallRun.Run(SmallRun.Request(_folder["empty"]) with { Force = true });
        Assert.Equal(SmallRun.Hashes(dataset.FullPath), SmallRun.Hashes(_folder["empty"]));

        Directory.CreateDirectory(_folder["precious"]);
        File.WriteAllText(Path.Combine(_folder["precious"], "thesis.tex"), "precious");
        Refused(SmallRun.Request(_folder["precious"]) with { Force = true }, "neither empty nor a dataset");
        File.WriteAllText(Path.Combine(_folder["precious"], "manifest.json"), "{ \"name\": \"a web application\", \"pairs\": [] }");
        Refused(SmallRun.Request(_folder["precious"]) with { Force = true }, "neither empty nor a dataset");
        File.WriteAllText(_folder["file"], "a file");
        Refused(SmallRun.Request(_folder["file"]) with { Force = true }, "neither empty nor a dataset");
    }

    [Fact]
    public void ResumingCompletesToTheSameBytes()
    {
        string copy = SmallRun.Copy(dataset.FullPath, _folder["copy"]);
        File.Delete(Path.Combine(copy, "pairs", "part-000000.parquet"));                                        // one file of a part is missing
        File.WriteAllText(Path.Combine(copy, "triggers", "part-000002.parquet.tmp"), "half a file");
        byte[] damaged = File.ReadAllBytes(Path.Combine(copy, "triggers", "part-000002.parquet"));
        damaged[40] ^= 1;
        File.WriteAllBytes(Path.Combine(copy, "triggers", "part-000002.parquet"), damaged);
        RunSummary run = SmallRun.Run(SmallRun.Request(copy) with { Resume = true });
        Assert.Equal(60, run.Events);
        Assert.Equal(SmallRun.Hashes(dataset.FullPath), SmallRun.Hashes(copy));
    }

    // A run that is killed while it writes its first manifest leaves this behind.
    [Theory]
    [InlineData("{ \"schemaVer", true)]
    [InlineData("{ \"schemaVer", false)]
    [InlineData(null, true)]
    [InlineData(null, false)]
    public void AFolderWithoutAWholeManifestIsBegunAnew(string? manifest, bool resume)
    {
        Directory.CreateDirectory(_folder["run"]);
        if (manifest is not null)
        {
            File.WriteAllText(Path.Combine(_folder["run"], "manifest.json.tmp"), manifest);
        }

        SmallRun.Run(SmallRun.Request(_folder["run"]) with { Resume = resume, Force = !resume });
        Assert.Equal(SmallRun.Hashes(dataset.FullPath), SmallRun.Hashes(_folder["run"]));
    }

    [Fact]
    public void AFolderWithMoreThanACutOffManifestIsLeftAlone()
    {
        Directory.CreateDirectory(_folder["precious"]);
        File.WriteAllText(Path.Combine(_folder["precious"], "manifest.json.tmp"), "{ ");
        File.WriteAllText(Path.Combine(_folder["precious"], "thesis.tex"), "precious");
        Refused(SmallRun.Request(_folder["precious"]) with { Force = true }, "neither empty nor a dataset");
        Refused(SmallRun.Request(_folder["precious"]) with { Resume = true }, "expected the manifest of a dataset");
        Assert.Equal(2, Directory.GetFiles(_folder["precious"]).Length);
    }

    // Killed at any moment of its removal, a dataset is still known as one of ours.
    [Fact]
    public void TheManifestIsRemovedLast()
    {
        string copy = SmallRun.Copy(dataset.FullPath, _folder["copy"]);
        using var removed = new BlockingCollection<string?>();
        using var watcher = new FileSystemWatcher(copy);
        watcher.Deleted += (_, change) => removed.Add(change.Name);
        watcher.EnableRaisingEvents = true;
        new DatasetFolder(copy).RemoveDataset();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        List<string?> inOrder = [.. removed.GetConsumingEnumerable(patience.Token).Take(SmallRun.Layout().Tables.Length + 1)];
        Assert.Equal([.. SmallRun.Layout().Tables.Select(table => DatasetFolder.Tables[table]), "manifest.json"], inOrder);
        Assert.Empty(Directory.EnumerateFileSystemEntries(copy));
    }

    [Fact]
    public void ResumingTellsSwappedPartsApart()
    {
        string copy = SmallRun.Copy(dataset.FullPath, _folder["copy"]);
        foreach (string table in Directory.GetDirectories(copy))
        {
            File.Move(Path.Combine(table, "part-000000.parquet"), Path.Combine(table, "part-000001.parquet"), overwrite: true);
        }

        SmallRun.Run(SmallRun.Request(copy) with { Resume = true });
        Assert.Equal(SmallRun.Hashes(dataset.FullPath), SmallRun.Hashes(copy));
    }

    [Fact]
    public void ResumingAFinishedRunSimulatesNothing()
    {
        string copy = SmallRun.Copy(dataset.FullPath, _folder["copy"]);
        Assert.Null(SmallRun.Run(SmallRun.Request(copy) with { Resume = true }).EventsPerSecond);
        Assert.Equal(SmallRun.Hashes(dataset.FullPath), SmallRun.Hashes(copy));
    }

    [Fact]
    public void ResumingAnotherRunIsRefused()
    {
        string copy = SmallRun.Copy(dataset.FullPath, _folder["copy"]);
        RunRequest resume = SmallRun.Request(copy) with { Resume = true };
        Refused(resume with { Settings = ["events=61", "partEvents=20"] }, "run: found jsns2-near-ibd");
        Refused(resume with { Settings = ["events=60", "partEvents=20", "seed=4"] }, "with seed 4");
        Refused(resume with { Keep = ["charges"] }, "kept columns: found , expected charges");
        Refused(resume with { Compression = FileCompression.Gzip }, "compression: found zstd, expected gzip");
        Refused(resume with { ShardCount = 3 }, "shard: found parts 0 to 2, expected parts 0 to 0");
        Refused(resume with { Force = true }, "--force beside it");
        Assert.Equal(SmallRun.Hashes(dataset.FullPath), SmallRun.Hashes(copy));
    }

    [Fact]
    public void AnInterruptedRunIsLeftForResume()
    {
        Assert.Throws<OperationCanceledException>(
            () => SmallRun.Simulator.Run(SmallRun.Request(_folder["run"]), static _ => { }, new CancellationToken(canceled: true)));
        Assert.Contains("not complete", Assert.Single(SmallRun.Verify(_folder["run"]).Problems), StringComparison.Ordinal);
        Assert.Throws<UserInputException>(() => SmallRun.Simulator.Plot(_folder["run"], "spectrum", false));
        Assert.False(SmallRun.Simulator.Show(_folder["run"]).Manifest.IsComplete);
        SmallRun.Run(SmallRun.Request(_folder["run"]) with { Resume = true });
        Assert.Equal(SmallRun.Hashes(dataset.FullPath), SmallRun.Hashes(_folder["run"]));
    }

    [Fact]
    public void AFolderThatCannotBeMadeIsTheUsersMistake()
    {
        File.WriteAllText(_folder["file"], "");
        Refused(SmallRun.Request(Path.Combine(_folder["file"], "run")), "expected a folder that can be made and written");
    }

    [Fact]
    public void AFileThatCannotBeWrittenIsSaidOfTheOutput()
    {
        string copy = SmallRun.Copy(dataset.FullPath, _folder["copy"]);
        File.Delete(Path.Combine(copy, "pairs", "part-000001.parquet"));
        Directory.CreateDirectory(Path.Combine(copy, "pairs", "part-000001.parquet", "in-the-way"));
        Refused(SmallRun.Request(copy) with { Resume = true }, $"--out: {copy}: found ");
    }

    [Fact]
    public void KeptColumnsAndCodecsDoNotChangeTheRest()
    {
        RunSummary zstd = SmallRun.Run(_folder["zstd"]);
        RunSummary gzip = SmallRun.Run(SmallRun.Request(_folder["gzip"]) with { Compression = FileCompression.Gzip });
        Assert.Equal(zstd.Files.Select(file => file.ContentSha256), gzip.Files.Select(file => file.ContentSha256));
        RunSummary kept = SmallRun.Run(SmallRun.Request(_folder["kept"]) with { Keep = ["firstHits", "charges"] });
        Assert.Contains("ChargesPe", SmallRun.Simulator.Show(kept.Dataset).Tables[2].Columns);
        Assert.DoesNotContain("ChargesPe", SmallRun.Simulator.Show(zstd.Dataset).Tables[2].Columns);
        Assert.True(SmallRun.Verify(kept.Dataset).Ok);
        Assert.True(SmallRun.Verify(gzip.Dataset).Ok);
    }

    private static void Refused(RunRequest request, string problem)
    {
        UserInputException exception = Assert.Throws<UserInputException>(() => SmallRun.Run(request));
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }
}
