using System.Runtime.CompilerServices;

namespace JparcSim.Pipeline.Tests.Describing;

/// <summary>Compares a page printed by the code with the one under docs/; JPARCSIM_UPDATE_GOLDEN=1 rewrites it.</summary>
internal static class GoldenPage
{
    public static void AssertCurrent(string name, string printed)
    {
        string path = Path.Combine(DocsFolder(), name);
        if (Environment.GetEnvironmentVariable("JPARCSIM_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, printed);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == printed, $"docs/{name} is not what the code prints; JPARCSIM_UPDATE_GOLDEN=1 dotnet test tests/Pipeline.Tests -c Release rewrites it");
    }

    public static string Read(string name) => File.ReadAllText(Path.Combine(DocsFolder(), name));

    public static string DocsFolder([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "docs"));
}
