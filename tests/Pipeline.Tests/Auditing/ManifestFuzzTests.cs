using System.Text;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Tests.Running;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Tests.Auditing;

public sealed class ManifestFuzzTests(SharedDataset dataset) : IClassFixture<SharedDataset>
{
    private static readonly string[] Pieces = ["null", "-1", "1e999", "\"\"", "[]", "{}", "9999999999999999999", "\"..\"", ",", "}", "\\u0000", "\"\\ud800\"", "NaN", "true"];

    [Fact]
    public void AMutatedManifestIsNeverMoreThanAProblem()
    {
        using var folder = new TemporaryFolder();
        string copy = SmallRun.Copy(dataset.FullPath, folder["copy"]);
        string path = Path.Combine(copy, "manifest.json");
        string text = File.ReadAllText(path);
        var random = new Random(20260101);
        int count = int.TryParse(Environment.GetEnvironmentVariable("JPARCSIM_FUZZ"), out int asked) ? asked : 400;
        for (int i = 0; i < count; i++)
        {
            File.WriteAllBytes(path, Encoding.Latin1.GetBytes(Mutate(text, random)));
            Assert.NotNull(SmallRun.Verify(copy, 0));
            try
            {
                SmallRun.Simulator.Show(copy);
            }
            catch (UserInputException exception)
            {
                Assert.NotEmpty(exception.Problems);
            }
            catch (InvalidFileException exception)
            {
                Assert.Contains("exposure/part-", exception.Message, StringComparison.Ordinal);   // another hash of a file that is read
            }
        }
    }

    // Replaces a value, a piece or a character: the first kind keeps the text JSON.
    private static string Mutate(string text, Random random)
    {
        int at = random.Next(text.Length);
        string piece = Pieces[random.Next(Pieces.Length)];
        switch (random.Next(3))
        {
            case 0:
                int start = text.IndexOf(": ", at, StringComparison.Ordinal);
                int end = start < 0 ? -1 : text.IndexOfAny([',', '\n'], start);
                return end < 0 ? text : $"{text[..(start + 2)]}{piece}{text[end..]}";
            case 1:
                return $"{text[..at]}{piece}{text[Math.Min(text.Length, at + random.Next(40))..]}";
            default:
                return $"{text[..at]}{(char)random.Next(256)}{text[(at + 1)..]}";
        }
    }
}
