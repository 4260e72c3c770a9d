using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace JparcSim.Golden.Tests;

/// <summary>Runs the built executable as a user does.</summary>
internal static class Jparcsim
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The executable of the configuration under test.</summary>
    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "jparcsim.dll");

    /// <summary>Settings for short calibration runs: they are simulated anew by every process. Not for tests that look at resolutions.</summary>
    public static IReadOnlyList<string> ShortCalibration { get; } =
        ["--set", "detector.calibration.lightMap.eventsPerPosition=10", "--set", "detector.calibration.energyScale.events=100"];

    public static string Macro(string name) => Path.Combine(Root, "macros", name + ".yaml");

    /// <summary>Runs to the end; asserts the exit code; gives back standard output.</summary>
    public static string Run(int expectedExitCode, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? assembly = null)
    {
        using Process process = Start(arguments, environment, assembly);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(
            process.ExitCode == expectedExitCode,
            $"jparcsim {string.Join(' ', arguments)} ended with {process.ExitCode}, expected {expectedExitCode}\n{output}\n{error.Result}");
        return expectedExitCode == 2 ? error.Result : output;
    }

    public static Process Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? assembly = null)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Root };
        start.ArgumentList.Add(assembly ?? Assembly);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (KeyValuePair<string, string> variable in environment ?? new Dictionary<string, string>())
        {
            start.Environment[variable.Key] = variable.Value;
        }

        return Process.Start(start)!;
    }

    /// <summary>SHA-256 of every file of a dataset by its name, the manifest included.</summary>
    public static SortedDictionary<string, string> Hashes(string dataset)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(dataset, "*", SearchOption.AllDirectories))
        {
            hashes[Path.GetRelativePath(dataset, file)] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return hashes;
    }

    private static string FindRoot([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));
}

/// <summary>A folder that disappears with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("jparcsim-").FullName;

    public string this[string name] => Path.Combine(FullPath, name);

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
