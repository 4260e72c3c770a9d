using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Apache.Arrow;
using Apache.Arrow.Ipc;

namespace JparcSim.Golden.Tests;

/// <summary>Streams and exports of tables, through the built executable.</summary>
public sealed class StreamTests
{
    private static readonly string[] Near =
        ["run", Jparcsim.Macro("jsns2-near-ibd"), "--events", "60", "--set", "partEvents=15", "--keep", "charges,firstHits,waveforms:0.3", .. Jparcsim.ShortCalibration];

    [Theory]
    [InlineData("triggers")]
    [InlineData("waveforms")]
    public void AStreamIsTheSameOnAnyThreadsWithFilesWithoutAndResumed(string table)
    {
        using var folder = new TemporaryFolder();
        string reference = Hash([.. Near, "--stream", table, "--threads", "1"]);
        Assert.Equal(reference, Hash([.. Near, "--stream", table, "--threads", "3"]));
        Assert.Equal(reference, Hash([.. Near, "--stream", table, "--threads", "2", "--out", folder["out"]]));
        Assert.Equal(reference, Hash(["export", folder["out"], "--table", table]));
        File.Delete(Path.Combine(folder["out"], "exposure", "part-000002.parquet"));
        Assert.Equal(reference, Hash([.. Near, "--stream", table, "--out", folder["out"], "--resume"]));
        Jparcsim.Run(0, ["verify", folder["out"], "--events", "2"]);
    }

    [Fact]
    public async Task AStreamHasTheRowsOfTheDatasetInTheirOrder()
    {
        using var folder = new TemporaryFolder();
        Jparcsim.Run(0, [.. Near, "--out", folder["out"]]);
        string[] csv = Jparcsim.Run(0, ["export", folder["out"], "--table", "triggers", "--format", "csv"]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int idAt = System.Array.IndexOf(csv[0].Split(','), "TriggerId");
        int chargeAt = System.Array.IndexOf(csv[0].Split(','), "ChargePe");
        var ids = new List<long?>();
        var charges = new List<double?>();
        using (Process process = Jparcsim.Start([.. Near, "--stream", "triggers"]))
        {
            Task<string> error = process.StandardError.ReadToEndAsync();
            using var reader = new ArrowStreamReader(process.StandardOutput.BaseStream);
            while (await reader.ReadNextRecordBatchAsync() is { } batch)
            {
                ids.AddRange((Int64Array)batch.Column("TriggerId"));
                charges.AddRange((DoubleArray)batch.Column("ChargePe"));
            }

            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, await error);
        }

        Assert.True(ids.Count > 60);
        Assert.Equal(csv.Skip(1).Select(line => (long?)long.Parse(line.Split(',')[idAt], CultureInfo.InvariantCulture)), ids);
        Assert.Equal(csv.Skip(1).Select(line => (double?)double.Parse(line.Split(',')[chargeAt], CultureInfo.InvariantCulture)), charges);
    }

    [Fact]
    public void AnExportOfAChannelHasItsEventsOnly()
    {
        using var folder = new TemporaryFolder();
        Jparcsim.Run(0, ["run", Jparcsim.Macro("cevns/csi"), "--events", "300", "--set", "partEvents=100", "--out", folder["out"]]);
        int all = Rows("recoils");
        int signal = Rows("recoils", "--where", "cevns");
        int others = Jparcsim.Run(0, ["export", folder["out"], "--table", "exposure", "--format", "csv"]).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1).Select(line => line.Split(',')[1]).Distinct().Where(channel => channel != "cevns").Sum(channel => Rows("recoils", "--where", channel));
        Assert.InRange(signal, 1, all - 1);
        Assert.Equal(all, signal + others);
        Assert.Equal(3, Rows("exposure", "--where", "cevns"));
        string error = Jparcsim.Run(2, ["export", folder["out"], "--table", "recoils", "--where", "cevn"]);
        Assert.Contains("did you mean 'cevns'", error, StringComparison.Ordinal);
        error = Jparcsim.Run(2, ["export", folder["out"], "--table", "pairs", "--out", folder["pairs.csv"]]);
        Assert.Contains("--table: found 'pairs', expected one of interactions, recoils, exposure", error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["pairs.csv"]));

        int Rows(string table, params string[] where) =>
            Jparcsim.Run(0, ["export", folder["out"], "--table", table, "--format", "csv", .. where]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1;
    }

    [Fact]
    public void AStreamOfATableThatTheRunHasNotIsRefused()
    {
        using var folder = new TemporaryFolder();
        string error = Jparcsim.Run(2, ["run", "cevns/xe", "--events", "10", "--stream", "pairs", "--out", folder["out"]]);
        Assert.Contains("--stream: found 'pairs', expected one of interactions, recoils, exposure", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["out"]));
    }

    [Fact]
    public async Task AReaderThatGoesAwayEndsTheRun()
    {
        using Process process = Jparcsim.Start(["run", "cevns/xe", "--events", "20000000", "--stream", "recoils"]);
        Task<string> error = process.StandardError.ReadToEndAsync();
        Assert.True(process.StandardOutput.BaseStream.ReadByte() >= 0);
        process.StandardOutput.Close();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));   // it must not go on without a reader
        Assert.Equal(2, process.ExitCode);
        Assert.Contains("error: --stream: standard output: found Broken pipe", await error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await error, StringComparison.Ordinal);
    }

    [Fact]
    public void AScanIsVerified()
    {
        using var folder = new TemporaryFolder();
        Jparcsim.Run(0, ["scan", Jparcsim.Macro("jsns2-near-ibd"), "--vary", "selection[2].minMeV=6,7", "--events", "40", "--out", folder["scan"], .. Jparcsim.ShortCalibration]);
        Assert.Contains("well; 4 events", Jparcsim.Run(0, ["verify", folder["scan"], "--events", "2"]), StringComparison.Ordinal);
        string results = folder[Path.Combine("scan", "results.parquet")];
        byte[] bytes = File.ReadAllBytes(results);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(results, bytes);
        Assert.Contains("results.parquet: sha256: found", Jparcsim.Run(1, ["verify", folder["scan"], "--events", "0"]), StringComparison.Ordinal);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(results, bytes);
        File.Delete(Path.Combine(folder["scan"], "point-001", "pairs", "part-000000.parquet"));
        Assert.Contains("problem: point-001: pairs/part-000000.parquet: found no file", Jparcsim.Run(1, ["verify", folder["scan"], "--events", "0"]), StringComparison.Ordinal);
    }

    private static string Hash(string[] arguments)
    {
        using Process process = Jparcsim.Start(arguments);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string hash = Convert.ToHexStringLower(SHA256.HashData(process.StandardOutput.BaseStream));
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return hash;
    }
}
