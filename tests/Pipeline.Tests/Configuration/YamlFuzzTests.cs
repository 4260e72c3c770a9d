using System.Diagnostics;
using System.Text;
using JparcSim.Core.Configuration;
using JparcSim.Detector.Catalog;
using JparcSim.Pipeline.Configuration;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Tests.Configuration;

/// <summary>
/// The shipped macros and detector, mutated, up to 64 KiB: resolved as for a run, or refused as the user's mistake; never another
/// exception, a hang or a flood of memory.
/// </summary>
public sealed class YamlFuzzTests
{
    private const int Count = 10_000;
    private const int Seed = 20260101;
    private const int MaxBytes = 64 << 10;
    private const long MaxAllocated = 64L << 20;
    private const long MaxMilliseconds = 1000;

    private static readonly string[] Fragments =
    [
        "&a ", "*a", "!!int ", "!<x> ", "<<: ", "---\n", "...\n", "%YAML 1.2\n", "%TAG ! x\n", "? ", ": ", "- ", "[", "]", "{", "}", ", ", "\"", "'", "|", ">", "|+9\n", ">-\n",
        "\t", "\r\n", "\\u0000", "\"\\UFFFFFFFF\"", "\"\\xZZ\"", "# ", "\n  ", "\u2028", "\u0085", "\ufeff", "NaN", "1e999", "-1", "1e308", "-0", "9", "0.", "e9", "999999999999", "~", "null", "value: ", "source: ", "\ud83d\ude00",
    ];

    private static readonly string[] Macros = [.. MacroFile.ShippedNames.Select(MacroFile.ShippedText)];
    private static readonly string Detector = DetectorCatalog.YamlText("jsns2-near");

    [Fact]
    public void TenThousandMutatedMacrosNeverSurprise()
    {
        int accepted = 0;
        for (int i = 0; i < Count; i++)
        {
            string macro = Macros[i % Macros.Length];
            bool isDetectorsTurn = i / Macros.Length % 2 == 1;
            byte[] input = Mutate(isDetectorsTurn ? Detector : macro, new System.Random(Seed + i));
            long before = GC.GetAllocatedBytesForCurrentThread();
            var clock = Stopwatch.StartNew();
            try
            {
                accepted += IsAccepted(input, isDetectorsTurn ? macro : null) ? 1 : 0;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                Assert.Fail($"input {i} ({input.Length} bytes, seed {Seed + i}): {exception}");
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < MaxAllocated, $"input {i} allocated {allocated} bytes");
            if (clock.ElapsedMilliseconds >= MaxMilliseconds)
            {
                // A busy machine may have taken the core away; an input that is slow is slow again.
                clock.Restart();
                IsAccepted(input, isDetectorsTurn ? macro : null);
                Assert.True(clock.ElapsedMilliseconds < MaxMilliseconds, $"input {i} took {clock.ElapsedMilliseconds} ms, twice");
            }
        }

        Assert.InRange(accepted, Count / 100, Count * 9 / 10);
    }

    /// <summary>Resolves a mutated macro, or, with a macro beside it, a mutated detector.</summary>
    private static bool IsAccepted(byte[] input, string? macro)
    {
        try
        {
            ConfigNode mutated = YamlReader.Parse(YamlFile.Decode(input, "fuzz.yaml"), "fuzz.yaml");
            ResolvedRun.Resolve(macro is null
                ? new RunSources(mutated, YamlReader.Parse(Detector, "detector.yaml"))
                : new RunSources(YamlReader.Parse(macro, "macro.yaml"), mutated));
            return true;
        }
        catch (UserInputException exception)
        {
            Assert.NotEmpty(exception.Problems);
            return false;
        }
    }

    private static byte[] Mutate(string text, System.Random random)
    {
        var bytes = new List<byte>(Encoding.UTF8.GetBytes(text));
        int mutations = random.Next(1, 9);
        for (int i = 0; i < mutations; i++)
        {
            int at = random.Next(bytes.Count + 1);
            int length = Math.Min(bytes.Count - at, random.Next(1, 40));
            switch (random.Next(8))
            {
                case 0 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                    break;
                case 4:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Fragments[random.Next(Fragments.Length)]));
                    break;
                case 5 when random.Next(20) == 0:
                    Repeat(bytes, at, Encoding.UTF8.GetBytes(Fragments[random.Next(Fragments.Length)]));
                    break;
                case 6 when random.Next(20) == 0:
                    Repeat(bytes, at, [.. bytes.GetRange(at, length)]);
                    break;
                case 7 when random.Next(10) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    break;
            }
        }

        return [.. bytes.Take(MaxBytes)];
    }

    private static void Repeat(List<byte> bytes, int at, byte[] fragment)
    {
        if (fragment.Length > 0)
        {
            bytes.InsertRange(at, Enumerable.Repeat(fragment, Math.Max(0, MaxBytes - bytes.Count) / fragment.Length).SelectMany(each => each));
        }
    }
}
