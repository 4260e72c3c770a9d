namespace JparcSim.Golden.Tests;

/// <summary>A user's mistakes, as the user meets them: exit code 2, one line that says where and what, nothing written.</summary>
public sealed class BadInputTests
{
    private const string Gun = """
        name: bad
        seed: 1
        events: 10
        detector: jsns2-near
        channels:
          - { channel: gun, particle: electron, energyMeV: 5, positionMm: [0, 0, 0] }
        pairing: { maxDeltaTUs: 200 }
        """;

    public static TheoryData<string, string, string> Macros => new()
    {
        { Gun.Replace("seed: 1", "seed: 1\ncolour: red"), ":3:", "unknown key 'colour'" },
        { Gun.Replace("jsns2-near", "jsns2-neer"), ":4:", "did you mean 'jsns2-near'" },
        { Gun.Replace("energyMeV: 5", "energyMeV: .nan"), ":6:", "energyMeV" },
        { Gun.Replace("energyMeV: 5", "energyMeV: -5"), ":6:", "found '-5'" },
        { Gun.Replace("events: 10", "events: -5"), ":3:", "found '-5'" },
        { Gun.Replace("name: bad", "name: &a bad"), ":1:", "anchor" },
        { Gun.Replace("name: bad", "name: *a"), ":1:", "alias" },
        { "{ [ not yaml", ":1:", "expected" },
        { "", "macro.yaml", "expected" },
        { "just a sentence", ":1:", "expected" },
        { "# " + new string('x', 1 << 20), "macro.yaml", "1 MiB" },
    };

    [Theory]
    [MemberData(nameof(Macros))]
    public void ABadMacroIsRefusedWithItsPlace(string text, string place, string message)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["macro.yaml"], text);
        string error = Jparcsim.Run(2, ["run", folder["macro.yaml"], "--out", folder["out"]]);
        Assert.Contains(place, error, StringComparison.Ordinal);
        Assert.Contains(message, error, StringComparison.Ordinal);
        AssertUsersMistake(error, folder);
    }

    [Fact]
    public void ANegativeMassInADetectorFileIsRefused()
    {
        using var folder = new TemporaryFolder();
        string detector = File.ReadAllText(Path.Combine(Jparcsim.Root, "src", "Detector", "Catalog", "jsns2-near.yaml"));
        File.WriteAllText(folder["mine.yaml"], System.Text.RegularExpressions.Regex.Replace(detector, @"densityGPerCm3: \{ value: ", "densityGPerCm3: { value: -"));
        File.WriteAllText(folder["macro.yaml"], Gun.Replace("jsns2-near", "mine.yaml"));
        string error = Jparcsim.Run(2, ["run", folder["macro.yaml"], "--out", folder["out"]]);
        Assert.Contains("mine.yaml:", error, StringComparison.Ordinal);
        Assert.Contains("densityGPerCm3: found '-", error, StringComparison.Ordinal);
        AssertUsersMistake(error, folder);
    }

    [Theory]
    [InlineData("zMm: { value: [-1216.0, -1142.0, -996.0, -751.0, -494.0, -249.0, 7.0, 251.0, 508.0, 752.0, 1010.0, 1156.0, 1218.0]", "zMm: { value: [0.0]", "found 1 place of the source")]
    [InlineData("quantumEfficiency: { value: 0.22", "quantumEfficiency: { value: 0.001", "found no light of the source")]
    [InlineData("peakMeV: { value: 8.05", "peakMeV: { value: 50.0", "found 0 captures")]
    public void CalibrationRunsThatCannotBeFittedAreRefused(string right, string wrong, string message)
    {
        using var folder = new TemporaryFolder();
        string detector = File.ReadAllText(Path.Combine(Jparcsim.Root, "src", "Detector", "Catalog", "jsns2-near.yaml"));
        Assert.Contains(right, detector, StringComparison.Ordinal);
        File.WriteAllText(
            folder["mine.yaml"], detector.Replace(right, wrong).Replace("eventsPerPosition: { value: 300", "eventsPerPosition: { value: 20"));
        File.WriteAllText(folder["macro.yaml"], Gun.Replace("jsns2-near", "mine.yaml"));
        string error = Jparcsim.Run(2, ["run", folder["macro.yaml"], "--out", folder["out"]]);
        Assert.Matches("mine.yaml:[0-9]+:[0-9]+: detector.calibration: " + message + ".*, expected runs that can be fitted", error);
        AssertUsersMistake(error, folder);
    }

    [Theory]
    [InlineData("--set", "oscilation.probability=1", "oscilation")]
    [InlineData("--events", "-5", "-5")]
    [InlineData("--shard", "3/3", "3/3")]
    [InlineData("--threads", "0", "0")]
    [InlineData("--compression", "rar", "rar")]
    [InlineData("--keep", "photons", "photons")]
    public void ABadOptionIsRefused(string option, string value, string message)
    {
        using var folder = new TemporaryFolder();
        string error = Jparcsim.Run(2, ["run", Jparcsim.Macro("gun"), "--out", folder["out"], option, value]);
        Assert.Contains(message, error, StringComparison.Ordinal);
        AssertUsersMistake(error, folder);
    }

    [Theory]
    [InlineData("found a run in count mode", "--events", "4")]
    [InlineData("no part of more than one spill, expected parts of two spills or more", "--pot", "1e13")]
    public void SpillsThatCannotBeShiftedAreRefused(string message, params string[] length)
    {
        using var folder = new TemporaryFolder();
        string macro = Jparcsim.Macro("jsns2-2022-spills");
        Jparcsim.Run(0, ["run", macro, "--out", folder["run"], "--set", "exposurePot=1e20", .. Jparcsim.ShortCalibration, .. length]);
        string error = Jparcsim.Run(2, ["select", folder["run"], "--cuts", macro, "--shift-spills", "3"]);
        Assert.Contains("--shift-spills: found", error, StringComparison.Ordinal);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run", "gun", "--out", "")]
    [InlineData("merge", "", "--out", "nowhere")]
    [InlineData("show", "")]
    [InlineData("verify", "")]
    [InlineData("replay", "", "--event", "0")]
    [InlineData("plot", "", "--out", "nowhere.svg")]
    public void AnEmptyPathIsRefused(params string[] arguments)
    {
        string error = Jparcsim.Run(2, arguments);
        Assert.Contains("found an empty path, expected the path of a folder", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingMacroIsRefused()
    {
        using var folder = new TemporaryFolder();
        string error = Jparcsim.Run(2, ["run", folder["nowhere.yaml"], "--out", folder["out"]]);
        Assert.Contains("nowhere.yaml", error, StringComparison.Ordinal);
        AssertUsersMistake(error, folder);
    }

    [Fact]
    public void AFolderThatCannotBeMadeIsRefused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "in the way");
        string error = Jparcsim.Run(2, ["run", Jparcsim.Macro("gun"), "--events", "10", "--out", Path.Combine(folder["file"], "out")]);
        Assert.Contains("--out", error, StringComparison.Ordinal);
        AssertUsersMistake(error, folder);
    }

    private static void AssertUsersMistake(string error, TemporaryFolder folder)
    {
        Assert.Contains("found", error, StringComparison.Ordinal);
        Assert.Contains("expected", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["out"]), "something was written");
    }
}
