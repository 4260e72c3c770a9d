using JparcSim.Core.Events;
using JparcSim.Pipeline.Auditing;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;
using JparcSim.Pipeline.Tests.Running;
using JparcSim.Storage;
using JparcSim.Storage.Tables;

namespace JparcSim.Pipeline.Tests.Auditing;

/// <summary>Datasets whose hashes are right and whose values are not.</summary>
public sealed class ForgeryTests(SharedDataset dataset) : IClassFixture<SharedDataset>
{
    private static readonly Dictionary<string, Action<PartTables>> Forgeries = new()
    {
        ["an energy"] = part => part.Triggers.RecoEnergyMeV[3] = Math.BitIncrement(part.Triggers.RecoEnergyMeV[3]),
        ["a sign of zero"] = part => part.Particles.DirectionX[0] = -part.Particles.DirectionX[0],
        ["a null"] = part => part.Pairs.Pass[0][0] = null,
        ["a weight"] = part => part.Interactions.Weight[5] *= 2.0,
        ["an event of another part"] = part => part.Interactions.EventId[19] = 300,
        ["events in disorder"] = part => (part.Interactions.EventId[4], part.Interactions.EventId[5]) = (part.Interactions.EventId[5], part.Interactions.EventId[4]),
        ["a trigger of no event"] = part => part.Triggers.EventId[0] = 77,
        ["a trigger with another id"] = part => part.Triggers.TriggerId[part.Triggers.RowCount - 1] += 16,
        ["triggers in disorder"] = part => part.Triggers.TriggerId[0] = part.Triggers.TriggerId[1],
        ["a pair of no trigger"] = part => part.Pairs.DelayedTriggerId[0] += 14,
        ["a pair of another prompt"] = part => part.Pairs.PairId[0] += 16 * 16,
        ["a particle out of place"] = part => part.Particles.ParticleIndex[1] = 5,
        ["a parent that comes later"] = part => part.Particles.ParentIndex[0] = 1,
        ["a channel's exposure twice"] = part => part.Exposure.Part[0] = 7,
        ["protons on target"] = part => part.Exposure.ProtonsOnTarget[0] *= 2.0,
        ["a live time"] = part => part.Exposure.LiveTimeS[0] = Math.BitIncrement(part.Exposure.LiveTimeS[0]),
        ["an expected count"] = part => part.Exposure.ExpectedCount[0] += 1.0,
        ["a generated count"] = part => part.Exposure.GeneratedCount[0]++,
        ["a dropped count"] = part => part.Exposure.DroppedCount[0]++,
    };

    public static TheoryData<string, string> ForgeryAndProblem => new()
    {
        { "an energy", "RecoEnergyMeV: found" },
        { "a sign of zero", "DirectionX: found" },
        { "a null", "PassPromptEnergy: found null on disk" },
        { "a weight", "Weight: found" },
        { "an event of another part", "interactions.EventId: found 20 ids from 20 to 300, expected 20 ids from 20 to 39" },
        { "events in disorder", "interactions.EventId: found 24 after 25 in row 5" },
        { "a trigger of no event", "triggers.EventId: found 1 ids such as 77" },
        { "a trigger with another id", "triggers.TriggerId: found 1 ids such as" },
        { "triggers in disorder", "triggers.TriggerId: found" },
        { "a pair of no trigger", "pairs.DelayedTriggerId: found 1 ids" },
        { "a pair of another prompt", "pairs" },
        { "a particle out of place", "particles: found" },
        { "a parent that comes later", "ParentIndex 1 in row 0" },
        { "a channel's exposure twice", "exposure: found other rows" },
        { "protons on target", "part 1: exposure row 0: ProtonsOnTarget: found" },
        { "a live time", "part 1: exposure row 0: LiveTimeS: found" },
        { "an expected count", "part 1: exposure row 0: ExpectedCount: found" },
        { "a generated count", "part 1: exposure row 0: GeneratedCount: found 21, expected 20" },
        { "a dropped count", "part 1: exposure row 0: DroppedCount: found" },
    };

    public static TheoryData<string> Changes => [.. Forgeries.Keys];

    [Theory]
    [MemberData(nameof(ForgeryAndProblem))]
    public void EveryForgeryIsFound(string forgery, string problem)
    {
        using var folder = new TemporaryFolder();
        var copy = new DatasetFolder(SmallRun.Copy(dataset.FullPath, folder["copy"]));
        Forge(copy, 1, Forgeries[forgery]);
        VerifyReport report = SmallRun.Verify(copy.FullPath, 60);
        Assert.Contains(report.Problems, line => line.Contains(problem, StringComparison.Ordinal));
    }

    // Every hash but the one of the values is mended.
    [Theory]
    [MemberData(nameof(Changes))]
    public void AChangeIsFoundByTheHashOfTheValues(string forgery)
    {
        using var folder = new TemporaryFolder();
        var copy = new DatasetFolder(SmallRun.Copy(dataset.FullPath, folder["copy"]));
        Dictionary<string, DatasetFile> before = copy.ReadManifest().Files.ToDictionary(file => file.Name);
        List<PartFile> written = Forge(copy, 1, Forgeries[forgery]);
        PartFile changed = Assert.Single(written, file => before[file.ToDatasetFile().Name].ContentSha256 != file.Record.ContentSha256);
        string name = changed.ToDatasetFile().Name;
        string old = before[name].ContentSha256;
        Forger.List(copy, [Forger.PretendContent(copy, changed, old)]);
        string problem = Assert.Single(SmallRun.Verify(copy.FullPath, 0).Problems, line => line.Contains("contentSha256", StringComparison.Ordinal));
        Assert.EndsWith($"{name}: contentSha256: found {changed.Record.ContentSha256}, expected {old}", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void RewritingTheSameValuesIsNoForgery()
    {
        using var folder = new TemporaryFolder();
        var copy = new DatasetFolder(SmallRun.Copy(dataset.FullPath, folder["copy"]));
        Forge(copy, 1, static _ => { });
        Assert.Equal(SmallRun.Hashes(dataset.FullPath), SmallRun.Hashes(copy.FullPath));
    }

    [Fact]
    public void ReplayNamesTheCellThatDiffers()
    {
        using var folder = new TemporaryFolder();
        var copy = new DatasetFolder(SmallRun.Copy(dataset.FullPath, folder["copy"]));
        Forge(copy, 0, part => part.Interactions.XMm[11] = 12.5);
        ReplayReport report = SmallRun.Replay(copy.FullPath, 11);
        Assert.False(report.IsSameAsDisk);
        Assert.StartsWith("event 11: interactions row 11: XMm: found 12.5 on disk, simulated ", Assert.Single(report.Differences), StringComparison.Ordinal);
        Assert.True(SmallRun.Replay(copy.FullPath, 12).IsSameAsDisk);
    }

    [Theory]
    [InlineData(0, FileFooter.FirstEventId, "0", "interactions/part-000001.parquet: firstEventId in the footer: found 0, expected 20")]
    [InlineData(4, FileFooter.EventCount, "19", "pairs/part-000001.parquet: eventCount in the footer: found 19, expected 20")]
    public void AForgedFooterIsFound(int table, string name, string value, string problem)
    {
        using var folder = new TemporaryFolder();
        var copy = new DatasetFolder(SmallRun.Copy(dataset.FullPath, folder["copy"]));
        StoredPart stored = Load(copy, 1);
        FillTransient(stored.Tables);
        string path = copy.FilePath(DatasetFolder.Tables[table], 1);
        KeyValuePair<string, string>[] footer;
        using (var file = TableFile.Open(path, Sha256.OfFile(path)))
        {
            footer = [.. file.Footer.Where(entry => entry.Key != TableFile.ContentName).Select(entry => entry.Key == name ? new(name, value) : entry)];
        }

        using (var writer = new TableWriter(FileCompression.Zstd))
        {
            FileRecord record = writer.Write(path, stored.Tables.All[table], stored.Columns(table), footer);
            Forger.List(copy, [new PartFile(1, table, record)]);
        }

        Assert.Equal([problem], SmallRun.Verify(copy.FullPath, 0).Problems);
    }

    private static StoredPart Load(DatasetFolder folder, int part)
    {
        var stored = new StoredPart(["ibd"], folder.ReadManifest().Layout);
        stored.Load(SmallRun.Reader(folder.FullPath), part);
        return stored;
    }

    private static List<PartFile> Forge(DatasetFolder folder, int part, Action<PartTables> forge)
    {
        Manifest manifest = folder.ReadManifest();
        StoredPart stored = Load(folder, part);
        PartTables tables = stored.Tables;
        forge(tables);
        var files = new List<PartFile>();
        using (var writer = new PartWriter(folder, null, manifest.RunId, tables, manifest.Layout, FileCompression.Zstd))
        {
            FillTransient(tables);
            writer.Write(part, tables, files);
        }

        Forger.List(folder, files);
        return files;
    }

    // Columns that are not on disk must be as long as the others for a table to be written.
    private static void FillTransient(PartTables tables)
    {
        foreach (Column column in tables.All.Where(table => table is not WaveformTable).SelectMany(table => table.Columns).Where(column => column.RowCount == 0))
        {
            Fill(column, column is ListColumn<float> ? tables.Triggers.RowCount : tables.Interactions.RowCount);
        }
    }

    private static void Fill(Column column, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            if (column is ListColumn<float> list)
            {
                list.Add([]);
            }
            else if (column is Column<ulong> keys)
            {
                keys.Add(0);
            }
        }
    }
}
