namespace JparcSim.Golden.Tests.Fuzzing;

/// <summary>Small files with their own right hash that a reader finds no end of, or that ask for memory without bounds: found by mutation.</summary>
public sealed class HostileFileTests : IDisposable
{
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("waveforms-without-an-end", "found no end of reading it within 10 s, expected a table written by jparcsim")]
    [InlineData("exposure-without-an-end", "found no end of reading it within 10 s, expected a table written by jparcsim")]
    [InlineData("interactions-beyond-memory", "found ")]   // either its demand is seen in time, or the library comes to what is wrong
    public void TheProgramEndsItselfWithOneError(string name, string message)
    {
        string file = $"{name.Split('-')[0]}/part-000000.parquet";
        StoredDataset dataset = StoredDataset.Copy(StoredDataset.Older("version-4/near"), _folder["dataset"]);
        byte[] hostile = Convert.FromBase64String(File.ReadAllText(Path.Combine(Jparcsim.Root, "tests", "Storage.Tests", "hostile", name + ".base64")));
        dataset.Put(file, hostile);
        dataset.Save();
        foreach (string[] command in Commands(file.Split('/')[0], dataset.Folder))
        {
            var run = WatchedRun.Of(MostTime, command);
            Assert.True(run.Complaint is null, $"{string.Join(' ', command)}: {run.Complaint}");
            string line = Assert.Single(run.ErrorLines);
            Assert.StartsWith($"error: {dataset.PathOf(file)}: {message}", line, StringComparison.Ordinal);
            Assert.Equal((1, ""), (run.ExitCode, run.Output));
        }
    }

    private static IEnumerable<string[]> Commands(string table, string dataset)
    {
        yield return table == "exposure" ? ["show", dataset] : ["replay", dataset, "--event", "0"];
        if (table == "interactions")
        {
            yield return ["select", dataset, "--cuts", Jparcsim.Macro("jsns2-near-ibd")];
        }
    }
}
