using System.Diagnostics;
using System.Globalization;

namespace JparcSim.Golden.Tests;

/// <summary>Builds of either configuration, and runs that were ended, lead to the same bytes, through the built executable.</summary>
public sealed class SameBytesTests
{
    [Fact]
    public void DebugAndReleaseAgree()
    {
        using var folder = new TemporaryFolder();
        string other = IsDebug ? "Release" : "Debug";
        Build(other, folder["build"]);
        string assembly = Path.Combine(folder["build"], "jparcsim.dll");
        foreach ((string macro, string[] settings) in ((string, string[])[])
            [("jsns2-near-ibd", ["--keep", "charges,firstHits,waveforms:0.5", .. Jparcsim.ShortCalibration]), ("cevns/ge", []), ("cevns/xe", [])])
        {
            string here = Simulate(folder[$"here-{macro}"], macro, settings);
            string there = Simulate(folder[$"there-{macro}"], macro, settings, assembly);
            AssertSame(here, there);
        }
    }

    // One thread and many parts: about a second lies between the first finished part and the last.
    [Theory]
    [InlineData("KILL", 137)]
    [InlineData("INT", 130)]
    public void ResumingAfterASignalCompletesToTheSameBytes(string signal, int exitCode)
    {
        const int Parts = 100;
        using var folder = new TemporaryFolder();
        string[] length = ["--events", "10000", "--set", $"partEvents={10_000 / Parts}", .. Jparcsim.ShortCalibration];
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

    private static string Simulate(string folder, string macro, string[] settings, string? assembly = null)
    {
        Jparcsim.Run(0, ["run", Jparcsim.Macro(macro), "--out", folder, "--events", "64", "--set", "partEvents=32", .. settings], assembly: assembly);
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
