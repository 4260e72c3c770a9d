using System.Diagnostics;
using System.Globalization;

namespace JparcSim.Golden.Tests;

/// <summary>Memory does not grow with the number of events: peak resident memory of the built executable, as the kernel counts it.</summary>
public sealed class MemoryTests
{
    private const double MaxGrowth = 1.1;
    private const double MebibytesPerKibibyte = 1.0 / 1024.0;
    private const double MegabytesPerMebibyte = 1.048576;

    [Fact]
    public void FiveTimesAsManyEventsNeedNoMoreMemory()
    {
        using var folder = new TemporaryFolder();
        double few = Math.Min(PeakMegabytes("20000", folder["few"]), PeakMegabytes("20000", folder["few-again"]));
        double many = PeakMegabytes("100000", folder["many"]);
        if (many > MaxGrowth * few)
        {
            // What is needed is the least that was seen: when a collection happens to run late, a peak is higher than it need be.
            many = Math.Min(many, PeakMegabytes("100000", folder["many-again"]));
        }

        Assert.InRange(few, 30.0, 500.0);
        Assert.InRange(many, 30.0, 500.0);
        Assert.True(many <= MaxGrowth * few, $"{many:F0} MB for five times as many events as need {few:F0} MB");
    }

    // The mark outlives no process: it is read again and again until there is nothing to read.
    private static double PeakMegabytes(string events, string folder)
    {
        using Process process = Jparcsim.Start(["run", Jparcsim.Macro("jsns2-near-ibd"), "--events", events, "--out", folder, "--threads", "2", "--json"]);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string status = $"/proc/{process.Id}/status";
        double peak = 0.0;
        while (!process.WaitForExit(5))
        {
            peak = Math.Max(peak, HighWaterMegabytes(status));
        }

        Assert.True(process.ExitCode == 0, output.Result + error.Result);
        return peak;
    }

    private static double HighWaterMegabytes(string status)
    {
        try
        {
            string? line = File.ReadLines(status).FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null
                ? 0.0
                : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * MebibytesPerKibibyte * MegabytesPerMebibyte;
        }
        catch (IOException)
        {
            return 0.0;   // ended between two looks
        }
    }
}
