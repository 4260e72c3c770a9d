using System.Text.Json;
using System.Text.Json.Nodes;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Configuration;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;
using JparcSim.Pipeline.Tests.Running;

namespace JparcSim.Pipeline.Tests.Auditing;

public sealed class VerifyTests(SharedDataset dataset) : IClassFixture<SharedDataset>
{
    private static readonly Dictionary<string, Action<string>> Damages = new()
    {
        ["a flipped byte"] = folder => Change(folder, "triggers/part-000001.parquet", bytes => bytes[bytes.Length / 3] ^= 1),
        ["a truncated file"] = folder => Rewrite(folder, "pairs/part-000000.parquet", bytes => bytes[..(bytes.Length / 2)]),
        ["an empty file"] = folder => Rewrite(folder, "particles/part-000002.parquet", _ => []),
        ["a missing file"] = folder => File.Delete(Path.Combine(folder, "exposure/part-000002.parquet")),
        ["a missing folder"] = folder => Directory.Delete(Path.Combine(folder, "interactions"), recursive: true),
        ["a folder in place of a file"] = folder =>
        {
            File.Delete(Path.Combine(folder, "exposure/part-000002.parquet"));
            Directory.CreateDirectory(Path.Combine(folder, "exposure/part-000002.parquet"));
        },
        ["swapped files"] = folder => Swap(folder, "triggers/part-000000.parquet", "triggers/part-000001.parquet"),
        ["a foreign file"] = folder => File.WriteAllText(Path.Combine(folder, "triggers", "notes.txt"), "hello"),
        ["a file left half-written"] = folder => File.WriteAllText(Path.Combine(folder, "triggers", "part-000001.parquet.tmp"), "PAR1"),
        ["no manifest"] = folder => File.Delete(Path.Combine(folder, "manifest.json")),
        ["a manifest that is no JSON"] = folder => File.WriteAllText(Path.Combine(folder, "manifest.json"), "{ \"seed\": "),
        ["a manifest of null"] = folder => File.WriteAllText(Path.Combine(folder, "manifest.json"), "null"),
        ["another seed"] = folder => Edit(folder, manifest => manifest["seed"] = 7),
        ["another seed in the macro"] = folder => Edit(folder, manifest => manifest["macro"]!["seed"] = 7),
        ["a macro that is none"] = folder => Edit(folder, manifest => manifest["macro"]!["channels"] = 7),
        ["another run"] = folder => Edit(folder, manifest => manifest["runId"] = "0123456789abcdef"),
        ["another schema"] = folder => Edit(folder, manifest => manifest["schemaVersion"] = 99),
        ["an unknown key"] = folder => Edit(folder, manifest => manifest["sead"] = 7),
        ["an unknown codec"] = folder => Edit(folder, manifest => manifest["compression"] = "lzw"),
        ["columns that are not there"] = folder => Edit(folder, manifest => manifest["keep"] = new JsonArray("charges")),
        ["columns of no name"] = folder => Edit(folder, manifest => manifest["keep"] = new JsonArray((JsonNode?)null)),
        ["a run that is not complete"] = folder => Edit(folder, manifest => manifest["isComplete"] = false),
        ["another energy scale"] = folder => Edit(folder, manifest => manifest["calibration"]!["meVPerUnit"] = 1.0001),
        ["another light map"] = folder => Edit(folder, manifest => manifest["calibration"]!["lightMapSha256"] = new string('0', 64)),
        ["more parts"] = folder => Edit(folder, manifest => (manifest["partCount"], manifest["endPart"]) = (2_000_000_000, 2_000_000_000)),
        ["parts in disorder"] = folder => Edit(folder, manifest => manifest["firstPart"] = 4),
        ["no files"] = folder => Edit(folder, manifest => manifest["files"] = new JsonArray()),
        ["a null among the files"] = folder => Edit(folder, manifest => manifest["files"]![0] = null),
        ["a file twice"] = folder => Edit(folder, manifest => manifest["files"]![0]!["name"] = "exposure/part-000001.parquet"),
        ["a file elsewhere"] = folder => Edit(folder, manifest => manifest["files"]![0]!["name"] = "../../etc/passwd"),
        ["another size"] = folder => Edit(folder, manifest => manifest["files"]![3]!["bytes"] = 1),
        ["another number of rows"] = folder => Edit(folder, manifest => manifest["files"]![3]!["rows"] = 1),
        ["another hash"] = folder => Edit(folder, manifest => manifest["files"]![3]!["sha256"] = new string('0', 64)),
        ["another content hash"] = folder => Edit(folder, manifest => manifest["files"]![3]!["contentSha256"] = new string('0', 64)),
    };

    public static TheoryData<string, string> DamageAndProblem => new()
    {
        { "a flipped byte", "triggers/part-000001.parquet: sha256: found" },
        { "a truncated file", "pairs/part-000000.parquet: found" },
        { "an empty file", "particles/part-000002.parquet: found 0 bytes" },
        { "a missing file", "exposure/part-000002.parquet: found no file" },
        { "a missing folder", "interactions/part-000000.parquet: found no file" },
        { "a folder in place of a file", "exposure/part-000002.parquet: found no file" },
        { "swapped files", "triggers/part-000000.parquet: " },
        { "a foreign file", "triggers/notes.txt: found a file that the manifest does not list" },
        { "a file left half-written", "triggers/part-000001.parquet.tmp: found a file that the manifest does not list" },
        { "no manifest", "expected the manifest of a dataset" },
        { "a manifest that is no JSON", "manifest.json:1: found" },
        { "a manifest of null", "found null" },
        { "another seed", "seed: found 7, expected 20260101" },
        { "another seed in the macro", "runId: found" },
        { "a macro that is none", "channels: found" },
        { "another run", "runId: found 0123456789abcdef" },
        { "another schema", "schemaVersion: found 99" },
        { "an unknown key", "sead" },
        { "an unknown codec", "compression: found 'lzw'" },
        { "columns that are not there", "schema: found" },
        { "columns of no name", "keep: found 'null'" },
        { "a run that is not complete", "not complete" },
        { "another energy scale", "calibration: found" },
        { "another light map", "calibration: found" },
        { "more parts", "partCount: found 2000000000, expected 3" },
        { "parts in disorder", "expected a range within the run" },
        { "no files", "found 0 files, expected 5 for each of 3 parts" },
        { "a null among the files", "files: found null" },
        { "a file twice", "found exposure/part-000001.parquet twice" },
        { "a file elsewhere", "found ../../etc/passwd, expected no file of this name" },
        { "another size", "expected 1" },
        { "another number of rows", "rows: found 20, expected 1" },
        { "another hash", "sha256: found" },
        { "another content hash", "contentSha256 in the footer: found" },
    };

    [Fact]
    public void AnIntactDatasetHasNoProblem()
    {
        VerifyReport report = SmallRun.Verify(dataset.FullPath, 13);
        Assert.Empty(report.Problems);
        Assert.Equal((true, 13L), (report.Ok, report.EventsChecked));
    }

    [Fact]
    public void EveryEventCanBeCheckedAndNoMore()
    {
        VerifyReport report = SmallRun.Verify(dataset.FullPath, 1000);
        Assert.Equal((true, 60L), (report.Ok, report.EventsChecked));
    }

    [Fact]
    public void WithoutEventsOnlyFilesAreChecked()
    {
        VerifyReport report = SmallRun.Verify(dataset.FullPath, 0);
        Assert.Equal((true, 0L), (report.Ok, report.EventsChecked));
    }

    [Theory]
    [MemberData(nameof(DamageAndProblem))]
    public void EveryDamageIsAProblem(string damage, string problem)
    {
        using var folder = new TemporaryFolder();
        string copy = SmallRun.Copy(dataset.FullPath, folder["copy"]);
        Damages[damage](copy);
        VerifyReport report = SmallRun.Verify(copy);
        Assert.False(report.Ok);
        Assert.Contains(report.Problems, line => line.Contains(problem, StringComparison.Ordinal));
        Assert.InRange(report.Problems.Count, 1, 51);
    }

    [Fact]
    public void EveryDamageIsTested() => Assert.Equal(Damages.Keys.Order(), DamageAndProblem.Select(row => (string)row[0]).Order());

    [Fact]
    public void ManyProblemsAreCounted()
    {
        using var folder = new TemporaryFolder();
        string copy = SmallRun.Copy(dataset.FullPath, folder["copy"]);
        for (int i = 0; i < 120; i++)
        {
            File.WriteAllText(Path.Combine(copy, $"note{i}.txt"), "");
        }

        VerifyReport report = SmallRun.Verify(copy, 0);
        Assert.Equal(51, report.Problems.Count);
        Assert.Equal("and 70 more problems", report.Problems[^1]);
    }

    [Fact]
    public void AnotherCodeVersionIsSaidAndValuesAreCompared()
    {
        using var folder = new TemporaryFolder();
        string copy = SmallRun.Copy(dataset.FullPath, folder["copy"]);
        Edit(copy, manifest => manifest["codeVersion"] = "0.0.1+old");
        VerifyReport report = SmallRun.Verify(copy, 2);
        Assert.Equal((true, 2L), (report.Ok, report.EventsChecked));
        Assert.Contains("0.0.1+old", Assert.Single(report.Notes), StringComparison.Ordinal);
        Assert.Equal(report.Notes, SmallRun.Replay(copy, 3).Notes);
        Assert.Empty(SmallRun.Verify(dataset.FullPath, 0).Notes);
        Assert.Empty(SmallRun.Replay(dataset.FullPath, 3).Notes);
    }

    [Fact]
    public void ADetectorThatCannotBeCalibratedIsAProblem()
    {
        using var folder = new TemporaryFolder();
        string copy = SmallRun.Copy(dataset.FullPath, folder["copy"]);
        Edit(copy, manifest =>
        {
            manifest["detector"]!["calibration"]!["lightMap"]!["zMm"] = new JsonArray(0);
            ConfigNode Read(string key) => CanonicalConfig.Read(JsonSerializer.SerializeToElement(manifest[key]), key);
            manifest["runId"] = ResolvedRun.Resolve(new RunSources(Read("macro"), Read("detector"))).RunId;
        });
        VerifyReport report = SmallRun.Verify(copy);
        Assert.Contains(report.Problems, line => line.Contains("detector.calibration: found 1 place of the source", StringComparison.Ordinal));
    }

    [Fact]
    public void AFolderThatIsNotThereIsTheUsersMistake()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<UserInputException>(() => SmallRun.Verify(folder["nothing"]));
    }

    [Fact]
    public void ItCanBeInterrupted() => Assert.Throws<OperationCanceledException>(
        () => SmallRun.Simulator.Verify(dataset.FullPath, 3, static _ => { }, new CancellationToken(canceled: true)));

    private static void Change(string folder, string name, Action<byte[]> change) => Rewrite(folder, name, bytes =>
    {
        change(bytes);
        return bytes;
    });

    private static void Rewrite(string folder, string name, Func<byte[], byte[]> change)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, change(File.ReadAllBytes(path)));
    }

    private static void Swap(string folder, string first, string second)
    {
        File.Move(Path.Combine(folder, first), Path.Combine(folder, "swap"));
        File.Move(Path.Combine(folder, second), Path.Combine(folder, first));
        File.Move(Path.Combine(folder, "swap"), Path.Combine(folder, second));
    }

    private static void Edit(string folder, Action<JsonNode> edit)
    {
        string path = Path.Combine(folder, "manifest.json");
        JsonNode manifest = JsonNode.Parse(File.ReadAllText(path))!;
        edit(manifest);
        File.WriteAllText(path, manifest.ToJsonString());
    }
}
