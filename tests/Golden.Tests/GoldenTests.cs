using System.Globalization;
using System.Text;
using System.Text.Json;

namespace JparcSim.Golden.Tests;

/// <summary>Small full chains against frozen content: a change here is a change of every dataset, to be meant and reviewed.</summary>
/// <remarks>Update with <c>JPARCSIM_UPDATE_GOLDEN=1 dotnet test tests/Golden.Tests -c Release</c>.</remarks>
public sealed class GoldenTests
{
    [Theory]
    [InlineData("jsns2-near-ibd")]
    [InlineData("jsns2-near-michel")]
    [InlineData("jsns2-near-cf252")]
    [InlineData("jsns2-2022")]
    [InlineData("gun")]
    [InlineData("bench-baseline")]
    [InlineData("cevns/csi")]
    [InlineData("cevns/xe")]
    public void ASmallRunIsWhatItWas(string macro)
    {
        using var folder = new TemporaryFolder();
        string json = Jparcsim.Run(0, ["run", Jparcsim.Macro(macro), "--out", folder["out"], "--events", "64", "--set", "partEvents=32", "--json"]);
        using var summary = JsonDocument.Parse(json);
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder["out"], "manifest.json")));
        string actual = Describe(summary.RootElement, manifest.RootElement);

        string path = Path.Combine(Jparcsim.Root, "tests", "Golden.Tests", "golden", macro + ".txt");
        if (Environment.GetEnvironmentVariable("JPARCSIM_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string Describe(JsonElement summary, JsonElement manifest)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"events {summary.GetProperty("events")} triggers {summary.GetProperty("triggers")} pairs {summary.GetProperty("pairs")} recoils {summary.GetProperty("recoils")}");
        foreach (JsonElement row in summary.GetProperty("cutFlow").EnumerateArray())
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{row.GetProperty("cut")} {row.GetProperty("kept")}");
        }

        foreach (JsonElement file in manifest.GetProperty("files").EnumerateArray())
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{file.GetProperty("name")} {file.GetProperty("rows")} {file.GetProperty("contentSha256")}");
        }

        return text.ToString();
    }
}
