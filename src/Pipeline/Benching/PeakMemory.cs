using System.Diagnostics;
using System.Globalization;

namespace JparcSim.Pipeline.Benching;

/// <summary>Peak resident memory of this process.</summary>
internal static class PeakMemory
{
    private const string StatusFile = "/proc/self/status";
    private const string Label = "VmHWM:";
    private const long BytesPerKibibyte = 1024;

    /// <summary>The kernel's high-water mark on Linux, the runtime's own elsewhere, bytes.</summary>
    public static long Bytes()
    {
        string? line = File.Exists(StatusFile)
            ? File.ReadLines(StatusFile).FirstOrDefault(text => text.StartsWith(Label, StringComparison.Ordinal))
            : null;
        if (line is null)
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64;
        }

        string kibibytes = line[Label.Length..].Replace("kB", "", StringComparison.Ordinal).Trim();
        return BytesPerKibibyte * long.Parse(kibibytes, CultureInfo.InvariantCulture);
    }
}
