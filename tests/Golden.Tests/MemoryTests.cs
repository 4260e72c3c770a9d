using System.Diagnostics;
using System.Globalization;

namespace JparcSim.Golden.Tests;

/// <summary>Memory does not grow with the number of events: peak resident memory of the built executable, as the kernel counts it.</summary>
public sealed class MemoryTests
{
    private const double MaxGrowth = 1.1;
    private const double MebibytesPerKibibyte = 1.0 / 1024.0;
    private const double MegabytesPerMebibyte = 1.048576;

    [Theory]
    [InlineData("jsns2-near-ibd", "20000", "100000")]
    [InlineData("cevns/xe", "200000", "1000000")]
    [InlineData("jsns2-2022", "10000", "40000")]   // parts of a thousand: whole ones of neutrons and of accidentals in either run
    public void SeveralTimesAsManyEventsNeedNoMoreMemory(string macro, string shortRun, string longRun)
    {
        using var folder = new TemporaryFolder();
        double few = Math.Min(PeakMegabytes(macro, shortRun, folder["few"]), PeakMegabytes(macro, shortRun, folder["few-again"]));
        double many = PeakMegabytes(macro, longRun, folder["many"]);
        if (many > MaxGrowth * few)
        {
            // What is needed is the least that was seen: when a collection happens to run late, a peak is higher than it need be.
            many = Math.Min(many, PeakMegabytes(macro, longRun, folder["many-again"]));
        }

        Assert.InRange(few, 30.0, 500.0);
        Assert.InRange(many, 30.0, 500.0);
        Assert.True(many <= MaxGrowth * few, $"{many:F0} MB for {longRun} events, {few:F0} MB for {shortRun}");
    }

    // The mark outlives no process: it is read again and again until there is nothing to read.
    private static double PeakMegabytes(string macro, string events, string folder)
    {
        using Process process = Jparcsim.Start(["run", Jparcsim.Macro(macro), "--events", events, "--set", macro == "jsns2-2022" ? "partEvents=1000" : "partEvents=4096", "--out", folder, "--threads", "2", "--json"]);
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
