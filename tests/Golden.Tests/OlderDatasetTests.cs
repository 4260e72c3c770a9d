using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using JparcSim.Core.Events;

namespace JparcSim.Golden.Tests;

/// <summary>
/// Datasets that version b5eec5b wrote, when the program made Parquet files by itself (schema version 4): every command takes them.
/// Sums are those of the values that this version printed.
/// </summary>
public sealed class OlderDatasetTests : IDisposable
{
    private const string Near = "version-4/near";
    private const string Xe = "version-4/xe";
    private const double SumTolerance = 1e-12;   // of the order of additions

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Near)]
    [InlineData(Xe)]
    public void ItVerifies(string name)
    {
        using var verify = JsonDocument.Parse(Jparcsim.Run(0, ["verify", StoredDataset.Older(name), "--events", "5", "--json"]));
        Assert.True(verify.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal(5, verify.RootElement.GetProperty("eventsChecked").GetInt64());
        Assert.Contains("written by version 0.1.0+b5eec5b", Assert.Single(verify.RootElement.GetProperty("notes").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Near, 16)]
    [InlineData(Xe, 64)]
    public void ItIsShownAsItIs(string name, int events)
    {
        using var shown = JsonDocument.Parse(Jparcsim.Run(0, ["show", StoredDataset.Older(name), "--json"]));
        JsonNode manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(StoredDataset.Older(name), "manifest.json")))!;
        Assert.True(JsonNode.DeepEquals(manifest, JsonNode.Parse(shown.RootElement.GetProperty("manifest").GetRawText())));   // its content hashes, too
        Assert.Equal(events, shown.RootElement.GetProperty("exposure").EnumerateArray().Sum(channel => channel.GetProperty("generatedCount").GetInt64()));
    }

    [Theory]
    [InlineData(Near, "10")]   // with waveforms
    [InlineData(Near, "3")]
    [InlineData(Xe, "37")]
    public void ItsEventsReplay(string name, string eventId)
    {
        using var replay = JsonDocument.Parse(Jparcsim.Run(0, ["replay", StoredDataset.Older(name), "--event", eventId, "--json"]));
        Assert.True(replay.RootElement.GetProperty("isSameAsDisk").GetBoolean());
    }

    [Fact]
    public void ItsPairsAreSelectedAndDrawn()
    {
        using var selected = JsonDocument.Parse(Jparcsim.Run(0, ["select", StoredDataset.Older(Near), "--cuts", Jparcsim.Macro("jsns2-near-ibd"), "--json"]));
        Assert.Equal(
            [("generated", 16L), ("triggered", 16L), ("paired", 9L)],
            selected.RootElement.GetProperty("cutFlow").EnumerateArray().Take(3).Select(row => (row.GetProperty("cut").GetString(), row.GetProperty("kept").GetInt64())));
        Jparcsim.Run(0, ["plot", StoredDataset.Older(Near), "--what", "spectrum", "--out", _folder["pairs.svg"]]);
        Jparcsim.Run(0, ["plot", StoredDataset.Older(Xe), "--what", "time", "--out", _folder["recoils.svg"]]);
        Assert.Contains("Pairs per", File.ReadAllText(_folder["pairs.svg"]), StringComparison.Ordinal);
        Assert.Contains("Reconstructed time", File.ReadAllText(_folder["recoils.svg"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Near, 3)]
    [InlineData(Xe, 7)]
    public void ItsShardsMergeToItsBytes(string name, int firstParts)
    {
        string[] shards = [_folder["shard0"], _folder["shard1"]];
        MakeShard(name, shards[0], part => part < firstParts, manifest => manifest["endPart"] = firstParts);
        MakeShard(name, shards[1], part => part >= firstParts, manifest => manifest["firstPart"] = firstParts);
        Jparcsim.Run(0, ["merge", .. shards, "--out", _folder["merged"]]);
        Assert.Equal(Jparcsim.Hashes(StoredDataset.Older(name)), Jparcsim.Hashes(_folder["merged"]));
    }

    [Theory]
    [InlineData(Near, "waveforms/part-000005.parquet")]
    [InlineData(Near, "exposure/part-000000.parquet")]
    [InlineData(Xe, "recoils/part-000003.parquet")]
    public void ADamagedByteIsFoundByTheHash(string name, string file)
    {
        StoredDataset copy = StoredDataset.Copy(StoredDataset.Older(name), _folder["copy"]);
        byte[] bytes = File.ReadAllBytes(copy.PathOf(file));
        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(copy.PathOf(file), bytes);
        using var verify = JsonDocument.Parse(Jparcsim.Run(1, ["verify", copy.Folder, "--events", "0", "--json"]));
        Assert.Contains(
            verify.RootElement.GetProperty("problems").EnumerateArray(),
            problem => problem.GetString()!.StartsWith(file, StringComparison.Ordinal) && problem.GetString()!.Contains("sha256: found", StringComparison.Ordinal));
    }

    public static TheoryData<string, string, int, double> Sums => new()
    {
        { Near, "interactions.NeutrinoEnergyMeV", 16, 692.2546064556055 },
        { Near, "particles.KineticEnergyMeV", 48, 663.385343255606 },
        { Near, "particles.StartTimeUs", 48, 1873.4242745237152 },
        { Near, "particles.ParentIndex", 48, 16 },
        { Near, "triggers.TriggerId", 25, 3017 },
        { Near, "triggers.RecoEnergyMeV", 25, 655.0308976844158 },
        { Near, "triggers.IsFitConverged", 25, 25 },
        { Near, "triggers.ChargesPe", 25, 101450.101620085 },
        { Near, "triggers.FirstHitsNs", 25, 5997.1114838593 },
        { Near, "pairs.DeltaTUs", 9, 453.9949230193376 },
        { Near, "pairs.PassFiducial", 9, 3 },
        { Near, "pairs.PromptTailOverTotal", 9, 0.8925894898924376 },
        { Xe, "interactions.Weight", 64, 4257.101991263214 },
        { Xe, "recoils.EventId", 45, 1313 },
        { Xe, "recoils.RecoKeVnr", 45, 415.2740274134898 },
        { Xe, "recoils.TimeUs", 45, 27.08841722504939 },
        { Xe, "recoils.IsotopeN", 45, 1929 },
        { Xe, "recoils.HasS1", 45, 20 },
    };

    [Theory]
    [MemberData(nameof(Sums))]
    public void ItsNumbersAreWhatTheyWere(string name, string column, int rows, double sum)
    {
        StoredDataset dataset = StoredDataset.Copy(StoredDataset.Older(name), _folder["copy"]);
        string[] place = column.Split('.');
        Column[] parts = [.. dataset.Files.Where(file => file.StartsWith(place[0] + "/", StringComparison.Ordinal))
            .Select(file => dataset.Load(file).Single(each => each.Definition.Name == place[1]))];
        Assert.Equal(rows, parts.Sum(part => part.RowCount));
        double found = parts.Sum(Sum);
        Assert.InRange(found, sum - (SumTolerance * Math.Abs(sum)), sum + (SumTolerance * Math.Abs(sum)));
    }

    [Fact]
    public void ItsWaveformsAreWhatTheyWere()
    {
        StoredDataset dataset = StoredDataset.Copy(StoredDataset.Older(Near), _folder["copy"]);
        Column[] columns = dataset.Load("waveforms/part-000005.parquet");
        BinaryColumn[] samples = [.. columns.OfType<BinaryColumn>()];
        Assert.Equal(["HighGainCounts", "LowGainCounts"], samples.Select(column => column.Definition.Name));
        Assert.All(samples, column => Assert.Equal(192, column.RowCount));   // of two triggers
        Assert.All(samples, column => Assert.All(Enumerable.Range(0, 192), row => Assert.Equal(248, column[row].Length)));
        byte[] low = samples[1].Elements[..(96 * 248)].ToArray();
        Assert.Equal((byte)255, low.Max());
        Assert.Equal((91 * 248) + 30, Array.IndexOf(low, (byte)255));
        Assert.Equal("b0363f21956ae053931ca8f82d257825a1bebe7b120a35e5a429de660e95e402", Convert.ToHexStringLower(SHA256.HashData(samples[0].Elements[..(96 * 248)])));
        Assert.Equal("534e539c5ed25d9b68e260601dfb169922d15d3a8bea9dc41151ab6e234d5a4b", Convert.ToHexStringLower(SHA256.HashData(low)));
    }

    private static double Sum(Column column) => column switch
    {
        Column<double> c => c.Values.ToArray().Sum(),
        Column<long> c => c.Values.ToArray().Sum(),
        Column<bool> c => c.Values.ToArray().Count(value => value),
        NullableColumn<double> c => c.Values.ToArray().Sum(),
        NullableColumn<bool> c => c.Values.ToArray().Count(value => value),
        NullableColumn<int> c => c.Values.ToArray().Sum(),
        ListColumn<float> c => c.Elements.ToArray().Where(value => !float.IsNaN(value)).Sum(value => double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException(column.GetType().Name, nameof(column)),
    };

    private static void MakeShard(string name, string target, Func<int, bool> hasPart, Action<JsonNode> edit)
    {
        StoredDataset shard = StoredDataset.Copy(StoredDataset.Older(name), target);
        shard.Edit(manifest =>
        {
            edit(manifest);
            JsonNode[] files = [.. manifest["files"]!.AsArray().Select(file => file!.DeepClone())];
            manifest["files"] = new JsonArray([.. files.Where(file => hasPart(PartOf(file["name"]!.GetValue<string>())))]);
        });
        foreach (string file in Directory.EnumerateFiles(target, "*.parquet", SearchOption.AllDirectories).Where(file => !hasPart(PartOf(file))))
        {
            File.Delete(file);
        }
    }

    private static int PartOf(string file) => int.Parse(file[^14..^8], CultureInfo.InvariantCulture);
}
