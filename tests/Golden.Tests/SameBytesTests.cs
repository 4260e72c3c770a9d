using System.Diagnostics;
using System.Globalization;

namespace JparcSim.Golden.Tests;

/// <summary>Every way to the same run leads to the same bytes, for every macro, through the built executable.</summary>
public sealed class SameBytesTests
{
    // Short calibration runs: they are simulated anew by every process, and no test here looks at resolutions.
    private static readonly string[] ShortCalibration =
    [
        "--set", "detector.calibration.lightMap.eventsPerPosition=10", "--set", "detector.calibration.energyScale.events=200",
    ];

    public static TheoryData<string> Macros => ["jsns2-near-ibd", "jsns2-near-michel", "jsns2-near-cf252", "gun", "bench-baseline"];

    [Theory]
    [MemberData(nameof(Macros))]
    public void ThreadsBatchesShardsAndHardwareDoNotChangeAByte(string macro)
    {
        using var folder = new TemporaryFolder();
        string reference = Simulate(macro, folder["reference"], ["--threads", "1"]);
        Dictionary<string, string> none = [];
        Dictionary<string, string> noIntrinsics = new() { ["DOTNET_EnableHWIntrinsic"] = "0" };
        Dictionary<string, string> oldLibc = new() { ["GLIBC_TUNABLES"] = "glibc.cpu.hwcaps=-FMA,-AVX2" };

        AssertSame(reference, Simulate(macro, folder["threads"], ["--threads", "2"], none));
        AssertSame(reference, Simulate(macro, folder["batch"], ["--threads", "2", "--batch-size", "7"], none));
        AssertSame(reference, Simulate(macro, folder["no-intrinsics"], [], noIntrinsics));
        AssertSame(reference, Simulate(macro, folder["old-libc"], [], oldLibc));

        string[] shards = [.. Enumerable.Range(0, 3).Select(i => Simulate(macro, folder[$"shard{i}"], ["--shard", $"{i}/3"]))];
        Jparcsim.Run(0, ["merge", .. shards, "--out", folder["merged"]]);
        AssertSame(reference, folder["merged"]);
    }

    [Fact]
    public void DebugAndReleaseAgree()
    {
        using var folder = new TemporaryFolder();
        string other = IsDebug ? "Release" : "Debug";
        Build(other, folder["build"]);
        string here = Simulate("jsns2-near-ibd", folder["here"], []);
        string there = Simulate("jsns2-near-ibd", folder["there"], [], assembly: Path.Combine(folder["build"], "jparcsim.dll"));
        AssertSame(here, there);
    }

    // One thread and many parts: about a second lies between the first finished part and the last.
    [Theory]
    [InlineData("KILL", 137)]
    [InlineData("INT", 130)]
    public void ResumingAfterASignalCompletesToTheSameBytes(string signal, int exitCode)
    {
        const int Parts = 100;
        using var folder = new TemporaryFolder();
        string[] length = ["--events", "10000", "--set", $"partEvents={10_000 / Parts}", .. ShortCalibration];
        Jparcsim.Run(0, ["run", Jparcsim.Macro("jsns2-near-ibd"), "--out", folder["whole"], .. length]);

        using (Process victim = Jparcsim.Start(["run", Jparcsim.Macro("jsns2-near-ibd"), "--out", folder["killed"], "--threads", "1", .. length]))
        {
            WaitForAFinishedPart(victim, folder["killed"]);
            Send(signal, victim);
            victim.WaitForExit();
            Assert.Equal(exitCode, victim.ExitCode);
        }

        int finishedBefore = Directory.EnumerateFiles(Path.Combine(folder["killed"], "exposure"), "part-*.parquet").Count();
        Assert.InRange(finishedBefore, 1, Parts - 1);
        Jparcsim.Run(0, ["run", Jparcsim.Macro("jsns2-near-ibd"), "--out", folder["killed"], "--resume", .. length]);
        AssertSame(folder["whole"], folder["killed"]);
    }

    private static void Send(string signal, Process victim)
    {
        if (signal == "KILL")
        {
            victim.Kill();
            return;
        }

        using Process kill = Process.Start("kill", ["-s", signal, victim.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static bool IsDebug => Jparcsim.Assembly.Contains($"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static string Simulate(string macro, string folder, string[] options, IReadOnlyDictionary<string, string>? environment = null, string? assembly = null)
    {
        Jparcsim.Run(
            0, ["run", Jparcsim.Macro(macro), "--out", folder, "--events", "96", "--set", "partEvents=32", "--keep", "charges,firstHits,waveforms:0.5", .. ShortCalibration, .. options], environment, assembly);
        return folder;
    }

    private static void AssertSame(string expected, string actual) => Assert.Equal(Jparcsim.Hashes(expected), Jparcsim.Hashes(actual));

    // No build servers: they would outlive the build and hold its standard output open, so that the reader never ends.
    private static void Build(string configuration, string output)
    {
        string project = Path.Combine(Jparcsim.Root, "src", "Cli", "Cli.csproj");
        using Process build = Process.Start(new ProcessStartInfo("dotnet", ["build", project, "-c", configuration, "-o", output, "--nologo", "-v", "quiet", "-nodeReuse:false", "-p:UseSharedCompilation=false"])
        {
            RedirectStandardOutput = true,
        })!;
        string text = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        Assert.True(build.ExitCode == 0, text);
    }

    private static void WaitForAFinishedPart(Process victim, string folder)
    {
        var clock = Stopwatch.StartNew();
        string exposure = Path.Combine(folder, "exposure");
        while (clock.Elapsed < TimeSpan.FromSeconds(60) && !victim.HasExited)
        {
            if (Directory.Exists(exposure) && Directory.EnumerateFiles(exposure, "part-*.parquet").Any())
            {
                return;
            }

            Thread.Sleep(5);
        }

        Assert.Fail("no part was finished before the run ended or a minute went by");
    }
}
