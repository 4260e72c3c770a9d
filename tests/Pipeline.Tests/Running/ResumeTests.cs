using JparcSim.Pipeline.Dataset;

namespace JparcSim.Pipeline.Tests.Running;

/// <summary>What a resumed run believes of what it finds: files whose hashes the journal or the manifest tells, and nothing else.</summary>
public sealed class ResumeTests : IClassFixture<SharedDataset>, IDisposable
{
    private static readonly DateTime LongAgo = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new();
    private readonly SharedDataset _whole;
    private readonly DatasetFolder _copy;

    public ResumeTests(SharedDataset whole)
    {
        _whole = whole;
        _copy = new DatasetFolder(SmallRun.Copy(whole.FullPath, _folder["copy"]));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FilesOfTheJournalAreKept()
    {
        Unfinish();
        Assert.Equal([0, 1, 2], ResumedAndKept());
    }

    [Fact]
    public void AFileThatIsNotTheOneInTheJournalIsSimulatedAgain()
    {
        Unfinish();
        string file = _copy.FilePath("triggers", 1);
        byte[] bytes = File.ReadAllBytes(file);
        bytes[^20] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Equal([0, 2], ResumedAndKept());
    }

    [Fact]
    public void AWholeFileOfAnotherPartIsNotTaken()
    {
        Unfinish();
        File.Copy(_copy.FilePath("pairs", 2), _copy.FilePath("pairs", 0), overwrite: true);
        Assert.Equal([1, 2], ResumedAndKept());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(200)]
    public void ACutOffLastLineIsIgnored(int bytesLost)
    {
        Unfinish();
        byte[] journal = File.ReadAllBytes(JournalPath);
        File.WriteAllBytes(JournalPath, journal[..^(1 + bytesLost)]);   // the line ends in a newline
        Assert.Equal([0, 1], ResumedAndKept());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("{\"name\":null,\"rows\":1,\"bytes\":1,\"sha256\":\"\",\"contentSha256\":\"\"}")]
    [InlineData("{\"name\":\"../manifest.json\",\"rows\":1,\"bytes\":1,\"sha256\":\"\",\"contentSha256\":\"\"}")]
    [InlineData("{\"name\":\"pairs/part-000001.parquet\",\"rows\":1,\"bytes\":1,\"sha256\":\"\",\"contentSha256\":\"x\"}", 1)]
    [InlineData("\u0000\u0000\u0000")]
    public void LinesThatAreNoneOfOursAreNotBelieved(string line, int? distrusted = null)
    {
        Unfinish();
        File.AppendAllText(JournalPath, line + "\n");
        Assert.Equal(new[] { 0, 1, 2 }.Where(part => part != distrusted), ResumedAndKept());
    }

    [Fact]
    public void WithoutItsJournalAnUnfinishedRunIsSimulatedAnew()
    {
        Unfinish();
        File.Delete(JournalPath);
        Assert.Empty(ResumedAndKept());
    }

    [Fact]
    public void AFinishedRunWhoseFilesAreGoneIsMadeAgain()
    {
        foreach (string table in Directory.GetDirectories(_copy.FullPath))
        {
            Directory.Delete(table, recursive: true);
        }

        SmallRun.Run(SmallRun.Request(_copy.FullPath) with { Resume = true });
        AssertWhole();
    }

    // The manifest forgets the files of a finished run that is resumed; the journal must have them before.
    [Fact]
    public void AFinishedRunThatIsInterruptedWhileItIsResumedKeepsItsFiles()
    {
        File.Delete(_copy.FilePath("exposure", 1));
        Assert.Throws<OperationCanceledException>(() => SmallRun.Simulator.Run(
            SmallRun.Request(_copy.FullPath) with { Resume = true }, static _ => { }, new CancellationToken(canceled: true)));
        Assert.False(_copy.ReadManifest().IsComplete);
        Assert.Equal([0, 2], ResumedAndKept());
    }

    // Many small parts: progress is told now and then, and the run must not be over by then.
    [Fact]
    public void AnInterruptedRunLeavesAJournalOfWhatItHasWritten()
    {
        string[] settings = ["events=6000", "partEvents=20"];
        const int AllFiles = 300 * 5;
        using var stop = new CancellationTokenSource();
        var folder = new DatasetFolder(_folder["stopped"]);
        RunRequest request = SmallRun.Request(folder.FullPath, settings) with { Threads = 1 };
        Assert.Throws<OperationCanceledException>(() => SmallRun.Simulator.Run(request, Stop, stop.Token));
        IReadOnlyList<DatasetFile> journal = new PartJournal(folder).Read();
        Assert.InRange(journal.Count, 5, AllFiles - 5);
        SortedDictionary<string, string> hashes = SmallRun.Hashes(folder.FullPath);
        Assert.All(journal, file => Assert.Equal(hashes[file.Name], file.Sha256));
        SmallRun.Run(request with { Resume = true });
        SmallRun.Run(request with { OutputFolder = _folder["uninterrupted"] });
        Assert.Equal(SmallRun.Hashes(_folder["uninterrupted"]), SmallRun.Hashes(folder.FullPath));

        void Stop(ProgressReport report)
        {
            if (report.Done >= 20)
            {
                stop.Cancel();
            }
        }
    }

    [Fact]
    public void AJournalIsPartOfADatasetThatIsReplaced()
    {
        Unfinish();
        _copy.RemoveDataset();
        Assert.Empty(Directory.EnumerateFileSystemEntries(_copy.FullPath));
    }

    private string JournalPath => Path.Combine(_copy.FullPath, PartJournal.Name);

    // As a run that is killed after its last part leaves it.
    private void Unfinish()
    {
        Manifest manifest = _copy.ReadManifest();
        var journal = new PartJournal(_copy);
        foreach (IGrouping<string, DatasetFile> part in manifest.Files.GroupBy(file => file.Name[^14..]).OrderBy(files => files.Key, StringComparer.Ordinal))
        {
            journal.Append(part);
        }

        _copy.WriteManifest(manifest with { IsComplete = false, Files = [] });
    }

    private List<int> ResumedAndKept()
    {
        foreach (string file in Directory.EnumerateFiles(_copy.FullPath, "*.parquet", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, LongAgo);
        }

        SmallRun.Run(SmallRun.Request(_copy.FullPath) with { Resume = true });
        AssertWhole();
        return [.. Enumerable.Range(0, 3).Where(part => File.GetLastWriteTimeUtc(_copy.FilePath("interactions", part)) == LongAgo)];
    }

    private void AssertWhole()
    {
        Assert.False(File.Exists(JournalPath));
        Assert.Equal(SmallRun.Hashes(_whole.FullPath), SmallRun.Hashes(_copy.FullPath));
    }
}
