using System.Diagnostics;
using System.Globalization;

namespace JparcSim.Golden.Tests.Fuzzing;

/// <summary>How a run of the program on hostile input ended, and what it needed.</summary>
/// <param name="ExitCode">Exit code; -1 when it was ended for it took too long.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="PeakBytes">Peak resident memory as the kernel counts it.</param>
internal sealed record WatchedRun(int ExitCode, string Output, string Error, long PeakBytes)
{
    private const long MostBytes = 1_500_000_000;

    /// <summary>Lines of standard error that tell an error.</summary>
    public string[] ErrorLines => [.. Error.Split('\n').Where(line => line.StartsWith("error:", StringComparison.Ordinal))];

    /// <summary>What is wrong with the way it ended; null when nothing is.</summary>
    public string? Complaint => this switch
    {
        { ExitCode: -1 } => "found no end of it",
        { ExitCode: not (0 or 1 or 2) } => $"ended with {ExitCode}: {Error[..Math.Min(2000, Error.Length)]}",
        { PeakBytes: > MostBytes } => $"needed {PeakBytes >> 20} MB",
        _ when (Output + Error).Contains("\n   at ", StringComparison.Ordinal) => $"shows its stack: {Error[..Math.Min(2000, Error.Length)]}",
        _ => null,
    };

    /// <summary>Runs the program; ends it after a time.</summary>
    public static WatchedRun Of(TimeSpan mostTime, params string[] arguments)
    {
        using Process process = Jparcsim.Start(arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        var clock = Stopwatch.StartNew();
        long peak = 0;
        while (!process.WaitForExit(10))
        {
            peak = Math.Max(peak, PeakBytesOf(process.Id));
            if (clock.Elapsed > mostTime)
            {
                process.Kill();
                process.WaitForExit();
                return new WatchedRun(-1, output.Result, error.Result, peak);
            }
        }

        return new WatchedRun(process.ExitCode, output.Result, error.Result, peak);
    }

    // The mark outlives no process, and never sinks while it lives.
    private static long PeakBytesOf(int processId)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{processId}/status").FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;   // ended between two looks
        }
    }
}
