namespace JparcSim.Storage.Tests;

public sealed class ForeignReadersTests
{
    /// <summary>Leaves datasets for tests/readers/check.mjs where the environment asks for them.</summary>
    [Fact]
    public void WritesDatasetsForForeignReaders()
    {
        using var folder = new TemporaryFolder();
        string target = Environment.GetEnvironmentVariable("JPARCSIM_READERS_OUT") ?? folder.Path;
        foreach (FileCompression compression in Enum.GetValues<FileCompression>())
        {
            SampleDataset.Write(Path.Combine(target, $"{compression}"), compression, parts: 2, events: 500);
        }

        Assert.Equal(Enum.GetValues<FileCompression>().Length, Directory.GetDirectories(target).Length);
    }
}
