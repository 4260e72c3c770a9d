using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Tests.Running;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Tests.Auditing;

public sealed class ReplayTests(SharedDataset dataset) : IClassFixture<SharedDataset>
{
    [Fact]
    public void EveryEventComesOutAsOnDisk()
    {
        for (long id = 0; id < 60; id += 7)
        {
            ReplayReport report = SmallRun.Replay(dataset.FullPath, id);
            Assert.Equal((id, true), (report.EventId, report.IsSameAsDisk));
            Assert.Empty(report.Differences);
        }
    }

    [Fact]
    public void TheReportShowsTheEventStageByStageWithColumnsThatAreNotOnDisk()
    {
        ReplayReport report = SmallRun.Replay(dataset.FullPath, 23);
        Assert.Equal(["interactions", "particles", "triggers", "pairs", "waveforms"], report.Tables.Select(table => table.Name));
        Assert.Equal("23", Cell(report.Tables[0], "EventId"));
        Assert.Equal("ibd", Cell(report.Tables[0], "Channel"));
        Assert.Null(Cell(report.Tables[1], "ParentIndex"));
        Assert.DoesNotContain("EventKey", report.Tables[0].Columns);
        string? charges = Cell(report.Tables[2], "ChargesPe");
        Assert.NotNull(charges);
        Assert.Equal(96, charges.Split(',').Length);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(60)]
    [InlineData(long.MaxValue)]
    public void AnUnknownEventIsRefusedWithTheRange(long id)
    {
        UserInputException exception = Assert.Throws<UserInputException>(() => SmallRun.Replay(dataset.FullPath, id));
        Assert.Equal($"--event: found {id}, expected an id of the dataset, from 0 to 59", exception.Message);
    }

    [Fact]
    public void AFolderWithoutAManifestIsRefused()
    {
        using var folder = new TemporaryFolder();
        UserInputException exception = Assert.Throws<UserInputException>(() => SmallRun.Replay(folder.FullPath, 0));
        Assert.Contains("expected the manifest of a dataset", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADamagedFileIsRefusedWithItsPath()
    {
        using var folder = new TemporaryFolder();
        string copy = SmallRun.Copy(dataset.FullPath, folder["copy"]);
        string file = Path.Combine(copy, "triggers", "part-000000.parquet");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..100]);
        InvalidFileException exception = Assert.Throws<InvalidFileException>(() => SmallRun.Replay(copy, 3));
        Assert.Contains(file, exception.Message, StringComparison.Ordinal);
        Assert.True(SmallRun.Replay(copy, 33).IsSameAsDisk);   // another part
    }

    private static string? Cell(ReplayTable table, string column) => table.Rows[0][table.Columns.ToList().IndexOf(column)];
}
