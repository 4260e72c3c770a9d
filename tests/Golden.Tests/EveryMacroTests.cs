using System.Text.Json;

namespace JparcSim.Golden.Tests;

/// <summary>Every way to the same run leads to the same bytes, for every macro, in two small parts, through the built executable.</summary>
public sealed class EveryMacroTests
{
    private const string Half = "charges,firstHits,waveforms:0.5";
    private const string Selected = "waveforms:selected";
    private const string Nothing = "";   // recoils have no columns to keep
    private static readonly Dictionary<string, string> NoVectors = new()
    {
        ["DOTNET_EnableHWIntrinsic"] = "0",
        ["GLIBC_TUNABLES"] = "glibc.cpu.hwcaps=-FMA,-AVX2",
    };

    /// <summary>Macro, what is kept, and whether it is run without vector instructions, too: slow, and left out where another macro has the same channels or their particles.</summary>
    public static TheoryData<string, string, bool> Macros => new()
    {
        { "bench-baseline", Half, true },
        { "cevns/ar", Nothing, false },
        { "cevns/csi", Nothing, true },
        { "cevns/ge", Nothing, true },
        { "cevns/xe", Nothing, true },
        { "gun", Half, false },
        { "jsns2-2022", Half, true },
        { "jsns2-2022-spills", Half, true },
        { "jsns2-far-michel-control", Half, false },
        { "jsns2-far-neutron-control", Half, false },
        { "jsns2-near-cf252", Half, true },
        { "jsns2-near-ibd", Half, true },
        { "jsns2-near-michel", Half, false },
        { "jsns2-near-michel-control", Selected, false },
        { "jsns2-near-neutron-control", Half, false },
    };

    [Theory]
    [MemberData(nameof(Macros))]
    public void ThreadsBatchesShardsResumeAndHardwareDoNotChangeAByte(string macro, string keep, bool withoutVectors)
    {
        using var folder = new TemporaryFolder();
        string[] run = keep.Length == 0
            ? ["run", Jparcsim.Macro(macro), .. Length(macro)]
            : ["run", Jparcsim.Macro(macro), "--keep", keep, .. Length(macro), .. Jparcsim.ShortCalibration];
        Jparcsim.Run(0, [.. run, "--out", folder["reference"], "--threads", "1"]);
        if (keep.Length == 0)
        {
            AssertRows(folder["reference"], "recoils", 32, 64);
        }
        else
        {
            AssertRows(folder["reference"], "triggers", 0, int.MaxValue);
            AssertRows(folder["reference"], "waveforms", 96, 1_000_000);
        }

        Jparcsim.Run(0, [.. run, "--out", folder["batches"], "--threads", "2", "--batch-size", "7"]);
        AssertSame(folder["reference"], folder["batches"]);

        Directory.EnumerateFiles(folder["batches"], "part-000001.parquet", SearchOption.AllDirectories).ToList().ForEach(File.Delete);
        Jparcsim.Run(0, [.. run, "--out", folder["batches"], "--resume"]);
        AssertSame(folder["reference"], folder["batches"]);

        string[] shards = [folder["shard0"], folder["shard1"]];
        Jparcsim.Run(0, [.. run, "--out", shards[0], "--shard", "0/2"]);
        Jparcsim.Run(0, [.. run, "--out", shards[1], "--shard", "1/2"]);
        Jparcsim.Run(0, ["merge", .. shards, "--out", folder["merged"]]);
        AssertSame(folder["reference"], folder["merged"]);

        if (withoutVectors)
        {
            Jparcsim.Run(0, [.. run, "--out", folder["no-vectors"]], NoVectors);
            AssertSame(folder["reference"], folder["no-vectors"]);
        }
    }

    [Fact]
    public void NoMacroIsLeftOut()
    {
        string folder = Path.Combine(Jparcsim.Root, "macros");
        IEnumerable<string> runs = Directory.EnumerateFiles(folder, "*.yaml").Concat(
            Directory.EnumerateFiles(Path.Combine(folder, "cevns"), "*.yaml").Where(file => File.ReadLines(file).Any(line => line.StartsWith("detector:", StringComparison.Ordinal))));
        Assert.Equal(
            runs.Select(file => Path.GetRelativePath(folder, file)[..^".yaml".Length]).Order(StringComparer.Ordinal),
            Macros.Select(row => (string)row[0]).Order(StringComparer.Ordinal));
    }

    /// <summary>Options for two small parts.</summary>
    internal static string[] Length(string macro) => macro == "jsns2-2022-spills"
        ? ["--pot", "6e15", "--set", "partSpills=49"]
        : ["--events", "64", "--set", "partEvents=32"];

    private static void AssertSame(string expected, string actual) => Assert.Equal(Jparcsim.Hashes(expected), Jparcsim.Hashes(actual));

    // Without rows, that they are the same says nothing.
    private static void AssertRows(string dataset, string table, long least, long most)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(dataset, "manifest.json")));
        JsonElement[] files = [.. manifest.RootElement.GetProperty("files").EnumerateArray().Where(
            file => file.GetProperty("name").GetString()!.StartsWith(table + "/", StringComparison.Ordinal))];
        Assert.Equal(2, files.Length);
        Assert.InRange(files.Sum(file => file.GetProperty("rows").GetInt64()), least, most);
    }
}
