using System.Text.Json;
using JparcSim.Analysis.Selection;
using JparcSim.Core.Events;
using JparcSim.Storage.Parquet;
using JparcSim.Storage.Tables;

namespace JparcSim.Golden.Tests;

/// <summary>The reader over Parquet.Net finds the values that our own finds, in every file of every golden dataset, before the own one goes.</summary>
public sealed class OldAndNewReaderTests
{
    public static TheoryData<string, string> Macros => new()
    {
        { "gun", "charges,firstHits,waveforms:0.5" },
        { "jsns2-near-ibd", "charges,firstHits,waveforms:0.2" },
        { "jsns2-near-michel", "" },
        { "jsns2-near-cf252", "waveforms:selected" },
        { "jsns2-2022", "" },
        { "bench-baseline", "charges,firstHits" },
        { "cevns/ar", "" },
        { "cevns/csi", "" },
        { "cevns/ge", "" },
        { "cevns/xe", "" },
    };

    [Theory]
    [MemberData(nameof(Macros))]
    public void BothReadersFindTheSameValues(string macro, string keep)
    {
        foreach (string codec in new[] { "zstd", "gzip", "brotli", "none" })
        {
            using var folder = new TemporaryFolder();
            string[] kept = keep.Length > 0 ? ["--keep", keep] : [];
            string[] calibration = macro.StartsWith("cevns", StringComparison.Ordinal) ? [] : [.. Jparcsim.ShortCalibration];
            Jparcsim.Run(0, ["run", Jparcsim.Macro(macro), "--events", "96", "--set", "partEvents=32", "--out", folder["out"], "--compression", codec, .. kept, .. calibration]);
            Assert.True(Compare(folder["out"]) > 0, "nothing was compared");
        }
    }

    private static long Compare(string dataset)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(dataset, "manifest.json")));
        string[] channels = [.. manifest.RootElement.GetProperty("macro").GetProperty("channels").EnumerateArray().Select(channel => channel.GetProperty("channel").GetString()!)];
        var old = new PartTables(channels, CutCatalog.Names);
        var found = new PartTables(channels, CutCatalog.Names);
        long cells = 0;
        foreach (JsonElement listed in manifest.RootElement.GetProperty("files").EnumerateArray())
        {
            string name = listed.GetProperty("name").GetString()!;
            int table = old.All.Select(each => each.Name).ToList().IndexOf(name.Split('/')[0]);
            using var oldFile = ParquetFile.Open(Path.Combine(dataset, name));
            using var newFile = TableFile.Open(Path.Combine(dataset, name), listed.GetProperty("sha256").GetString()!);
            Assert.Equal(oldFile.RowCount, newFile.RowCount);
            Assert.Equal(oldFile.KeyValueMetadata.OrderBy(pair => pair.Key), newFile.Footer.OrderBy(pair => pair.Key));
            Assert.Equal(oldFile.Schema.Select(column => column.Name), newFile.Schema.Select(column => column.Name));
            HashSet<string> names = [.. oldFile.Schema.Select(column => column.Name)];
            Column[] oldColumns = [.. old.All[table].Columns.Where(column => names.Contains(column.Definition.Name))];
            Column[] newColumns = [.. found.All[table].Columns.Where(column => names.Contains(column.Definition.Name))];
            Assert.Equal(names.Count, oldColumns.Length);
            TableLoader.Load(oldFile, old.All[table], oldColumns);
            newFile.Load(found.All[table], newColumns);
            for (int i = 0; i < oldColumns.Length; i++)
            {
                Assert.Equal(oldColumns[i].RowCount, newColumns[i].RowCount);
                for (int row = 0; row < oldColumns[i].RowCount; row++, cells++)
                {
                    Assert.True(
                        oldColumns[i].IsSameCell(row, newColumns[i], row),
                        $"{name} {oldColumns[i].Definition.Name} row {row}: {oldColumns[i].CellText(row)} by the old reader, {newColumns[i].CellText(row)} by the new");
                }
            }
        }

        return cells;
    }
}
