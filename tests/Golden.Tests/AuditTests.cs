using System.Globalization;
using System.Text.Json;

namespace JparcSim.Golden.Tests;

/// <summary>Auditing a dataset from the command line.</summary>
public sealed class AuditTests
{
    [Fact]
    public void ADatasetVerifiesAndAnyOfItsEventsReplays()
    {
        using var folder = new TemporaryFolder();
        Simulate(folder["out"]);
        using var verify = JsonDocument.Parse(Jparcsim.Run(0, ["verify", folder["out"], "--events", "5", "--json"]));
        Assert.True(verify.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal(5, verify.RootElement.GetProperty("eventsChecked").GetInt64());
        Assert.Equal(0, verify.RootElement.GetProperty("problems").GetArrayLength());
        Jparcsim.Run(0, ["replay", folder["out"], "--event", "37"]);
        Jparcsim.Run(2, ["replay", folder["out"], "--event", "64"]);
    }

    // Of the spills, where events share a time line, and of the search with all its channels and scores.
    [Theory]
    [InlineData("jsns2-2022", 0L, 40L, 63L)]
    [InlineData("jsns2-2022-spills", 3L, (1L << 24) + 5L, (1L << 24) + 60L)]
    public void TheMacrosOf2022VerifyAndReplay(string macro, params long[] events)
    {
        using var folder = new TemporaryFolder();
        Jparcsim.Run(0, ["run", Jparcsim.Macro(macro), "--out", folder["out"], .. EveryMacroTests.Length(macro), .. Jparcsim.ShortCalibration]);
        using var verify = JsonDocument.Parse(Jparcsim.Run(0, ["verify", folder["out"], "--events", "8", "--json"]));
        Assert.True(verify.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal(8, verify.RootElement.GetProperty("eventsChecked").GetInt64());
        foreach (long id in events)
        {
            Jparcsim.Run(0, ["replay", folder["out"], "--event", id.ToString(CultureInfo.InvariantCulture)]);
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.98)]
    public void ATruncatedFileIsReportedWithExitCodeOne(double keep)
    {
        using var folder = new TemporaryFolder();
        Simulate(folder["out"]);
        string victim = Path.Combine(folder["out"], "triggers", "part-000001.parquet");
        byte[] bytes = File.ReadAllBytes(victim);
        File.WriteAllBytes(victim, bytes[..(int)(keep * bytes.Length)]);
        using var verify = JsonDocument.Parse(Jparcsim.Run(1, ["verify", folder["out"], "--json"]));
        Assert.False(verify.RootElement.GetProperty("ok").GetBoolean());
        Assert.Contains(verify.RootElement.GetProperty("problems").EnumerateArray(), problem => problem.GetString()!.Contains("triggers/part-000001", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("show", "exposure")]
    [InlineData("select", "triggers")]
    [InlineData("plot", "pairs")]
    [InlineData("replay", "interactions")]
    public void ADamagedOrMissingFileEndsEveryCommandWithExitCodeOne(string command, string table)
    {
        using var folder = new TemporaryFolder();
        Simulate(folder["out"]);
        string[] arguments = command switch
        {
            "select" => [command, folder["out"], "--cuts", Jparcsim.Macro("jsns2-near-ibd")],
            "plot" => [command, folder["out"], "--out", folder["figure.svg"]],
            "replay" => [command, folder["out"], "--event", "40"],
            _ => [command, folder["out"]],
        };
        Jparcsim.Run(0, arguments);
        string victim = Path.Combine(folder["out"], table, "part-000001.parquet");
        File.WriteAllBytes(victim, File.ReadAllBytes(victim)[..^20]);
        Jparcsim.Run(1, arguments);
        File.Delete(victim);
        Jparcsim.Run(1, arguments);
    }

    private static void Simulate(string folder) =>
        Jparcsim.Run(0, ["run", Jparcsim.Macro("jsns2-near-ibd"), "--out", folder, "--events", "64", "--set", "partEvents=32", .. Jparcsim.ShortCalibration]);
}
