using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace JparcSim.Core.Tests;

/// <summary>Who may know whom: each row is the whole law for one project.</summary>
public sealed class ReferenceRulesTests
{
    [Theory]
    [InlineData("Core")]
    [InlineData("Generator", "Core")]
    [InlineData("Detector", "Core")]
    [InlineData("Reco", "Core")]
    [InlineData("Analysis", "Core")]
    [InlineData("Storage", "Core")]
    [InlineData("Pipeline", "Core", "Generator", "Detector", "Reco", "Analysis", "Storage")]
    [InlineData("Cli", "Pipeline")]
    public void ProjectReferencesOnly(string project, params string[] allowed)
    {
        string path = Path.Combine(RepositoryRoot(), "src", project, project + ".csproj");
        IEnumerable<string> referenced = XDocument.Load(path).Descendants("ProjectReference")
            .Select(e => Path.GetFileNameWithoutExtension(e.Attribute("Include")!.Value));
        Assert.Equal(allowed.Order(), referenced.Order());
    }

    [Fact]
    public void EveryProjectHasItsLaw()
    {
        string[] projects = [.. Directory.GetDirectories(Path.Combine(RepositoryRoot(), "src")).Select(d => Path.GetFileName(d))];
        Assert.Equal(["Analysis", "Cli", "Core", "Detector", "Generator", "Pipeline", "Reco", "Storage"], projects.Order());
    }

    private static string RepositoryRoot([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));
}
