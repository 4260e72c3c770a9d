using System.Text.Json.Nodes;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Tests.Running;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Tests.Dataset;

public sealed class MergeTests(SharedDataset whole) : IClassFixture<SharedDataset>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]   // more shards than parts: some are empty
    public void ShardsInAnyOrderGiveTheBytesOfTheWhole(int count)
    {
        string[] shards = [.. Enumerable.Range(0, count).Select(i => Shard(i, count)).Reverse()];
        SmallRun.Simulator.Merge(shards, _folder["merged"], force: false, CancellationToken.None);
        Assert.Equal(SmallRun.Hashes(whole.FullPath), SmallRun.Hashes(_folder["merged"]));
    }

    [Fact]
    public void SomeNeighbouringShardsMakeALargerShard()
    {
        SmallRun.Simulator.Merge([Shard(1, 3), Shard(2, 3)], _folder["merged"], force: false, CancellationToken.None);
        Assert.True(SmallRun.Verify(_folder["merged"], 40) is { Ok: true, EventsChecked: 40 });
        Assert.True(SmallRun.Replay(_folder["merged"], 31).IsSameAsDisk);
        Assert.Contains("from 20 to 59", Assert.Throws<UserInputException>(() => SmallRun.Replay(_folder["merged"], 3)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OverlapsAndGapsAreRefused()
    {
        Refused([Shard(0, 3), Shard(0, 3)], "two shards overlap");
        Refused([Shard(0, 3), whole.FullPath], "two shards overlap");
        Refused([Shard(0, 3), Shard(2, 3)], "found parts from 2, expected from 1");
        Refused([], "found no dataset");
    }

    [Fact]
    public void DifferentRunsAreRefused()
    {
        RunRequest request = SmallRun.Request(_folder["other"]) with { ShardIndex = 1, ShardCount = 3, Force = true };
        string first = Shard(0, 3);
        RefusedWith(request with { Settings = ["events=60", "partEvents=20", "seed=4"] }, "run: found");
        RefusedWith(request with { Settings = ["events=59", "partEvents=20"] }, "run: found");
        RefusedWith(request with { Keep = ["charges"] }, "kept columns: found charges");
        RefusedWith(request with { Compression = FileCompression.None }, "compression: found none, expected zstd");

        string second = Shard(1, 3);
        Edit(second, manifest => manifest["codeVersion"] = "0.0.1+old");
        Refused([first, second], "code version: found 0.0.1+old");
        Edit(second, manifest => manifest["schemaVersion"] = 99);
        Refused([first, second], "schemaVersion: found 99");

        void RefusedWith(RunRequest other, string problem)
        {
            SmallRun.Run(other);
            Refused([first, other.OutputFolder], problem);
        }
    }

    [Fact]
    public void IncompleteAndDamagedShardsAreRefused()
    {
        string shard = Shard(0, 3);
        string file = Path.Combine(shard, "triggers", "part-000000.parquet");
        byte[] bytes = File.ReadAllBytes(file);
        bytes[100] ^= 1;
        File.WriteAllBytes(file, bytes);
        InvalidFileException damage = Assert.Throws<InvalidFileException>(
            () => SmallRun.Simulator.Merge([shard], _folder["merged"], force: false, CancellationToken.None));
        Assert.Contains("sha256: found", damage.Message, StringComparison.Ordinal);
        File.Delete(file);
        Refused([shard], $"{file}: found", force: true);   // the first attempt has left an incomplete dataset
        Directory.CreateDirectory(file);
        Refused([shard], $"{file}: found", force: true);
        Edit(shard, manifest => manifest["files"]!.AsArray().RemoveAt(0));
        Refused([shard], "does not list one file for each table and part", force: true);
        Edit(shard, manifest => manifest["isComplete"] = false);
        Refused([shard], "not complete", force: true);
        Refused([_folder["nothing"]], "expected the manifest of a dataset", force: true);
    }

    [Fact]
    public void TheOutputFollowsTheRulesOfRun()
    {
        string shard = Shard(0, 1);
        Directory.CreateDirectory(_folder["precious"]);
        File.WriteAllText(Path.Combine(_folder["precious"], "thesis.tex"), "precious");
        Refused([shard], "which exists", output: "precious");
        Refused([shard], "neither empty nor a dataset", output: "precious", force: true);
        Refused([shard], "expected a folder apart from the shard", output: Path.GetFileName(shard), force: true);
        Refused([shard], "expected a folder apart from the shard", output: Path.Combine(Path.GetFileName(shard), "merged"), force: true);
        Assert.True(SmallRun.Verify(shard).Ok);

        SmallRun.Run(_folder["old"], ["events=5"]);
        SmallRun.Simulator.Merge([shard], _folder["old"], force: true, CancellationToken.None);
        Assert.Equal(SmallRun.Hashes(whole.FullPath), SmallRun.Hashes(_folder["old"]));
    }

    private string Shard(int index, int count)
    {
        string folder = _folder[$"shard-{index}-{count}"];
        if (!Directory.Exists(folder))
        {
            SmallRun.Run(SmallRun.Request(folder) with { ShardIndex = index, ShardCount = count });
        }

        return folder;
    }

    private void Refused(string[] shards, string problem, string output = "merged", bool force = false)
    {
        UserInputException exception = Assert.Throws<UserInputException>(
            () => SmallRun.Simulator.Merge(shards, _folder[output], force, CancellationToken.None));
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
        Assert.True(!problem.StartsWith('/') || exception.Message.StartsWith(problem, StringComparison.Ordinal), exception.Message);
    }

    private static void Edit(string folder, Action<JsonNode> edit)
    {
        string path = Path.Combine(folder, "manifest.json");
        JsonNode manifest = JsonNode.Parse(File.ReadAllText(path))!;
        edit(manifest);
        File.WriteAllText(path, manifest.ToJsonString());
    }
}
