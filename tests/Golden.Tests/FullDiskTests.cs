using System.Diagnostics;
using System.Globalization;

namespace JparcSim.Golden.Tests;

/// <summary>A disk without room: said as the user's to mend, and nothing is left that looks finished and is not.</summary>
public sealed class FullDiskTests
{
    [MountFact]
    public void ARunSaysSoAndEveryFileThatItLeavesIsWhole()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["disk"]);
        string run = $"dotnet '{Jparcsim.Assembly}' run '{Jparcsim.Macro("gun")}' --events 20000 --set partEvents=100 --compression none --out '{folder["disk"]}/out'";
        (int code, string output) = Namespaces.Shell($"""
            mount -t tmpfs -o size=512k tmpfs '{folder["disk"]}' || exit {Namespaces.Refused}
            {run}
            code=$?
            whole=0
            for file in $(find '{folder["disk"]}' -name '*.parquet'); do
              tail -c 4 "$file" | grep -q '^PAR1$' || exit 78
              whole=$((whole + 1))
            done
            echo "whole: $whole"
            exit $code
            """);
        Assert.True(code == 2, $"exit code {code}: {output}");
        Assert.Contains("No space left on device", output, StringComparison.Ordinal);
        Assert.Contains("with room for the dataset", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        int whole = int.Parse(output.Split("whole: ")[1].Split('\n')[0], CultureInfo.InvariantCulture);
        Assert.InRange(whole, 1, 999);   // of 200 parts in five tables
    }

    [Fact]
    public void AFigureSaysSo()
    {
        using var folder = new TemporaryFolder();
        Jparcsim.Run(0, ["run", Jparcsim.Macro("jsns2-near-ibd"), "--out", folder["out"], "--events", "64"]);
        string error = Jparcsim.Run(2, ["plot", folder["out"], "--what", "spectrum", "--out", "/dev/full"]);
        Assert.Contains("No space left on device", error, StringComparison.Ordinal);
        Assert.Contains("/dev/full", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}

/// <summary>A test that mounts a file system of its own, as the kernel lets a user do in a namespace; skipped where it does not.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MountFactAttribute : FactAttribute
{
    private static readonly int ProbeCode = Namespaces.Shell("mount -t tmpfs tmpfs /mnt || exit " + Namespaces.Refused).Code;

    public MountFactAttribute() => Skip = ProbeCode == 0 ? null : $"no user and mount namespaces here (unshare ended with {ProbeCode})";
}

/// <summary>Shell scripts in a user and mount namespace of their own.</summary>
internal static class Namespaces
{
    /// <summary>Exit code for a script that may not mount, told apart from those of the programs that it runs.</summary>
    public const int Refused = 77;

    public static (int Code, string Output) Shell(string script)
    {
        using Process process = Process.Start(new ProcessStartInfo("unshare", ["--map-root-user", "--mount", "sh", "-c", script])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error + output.Result);
    }
}
