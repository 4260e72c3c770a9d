using JparcSim.Core.Configuration;
using JparcSim.Detector.Catalog;
using JparcSim.Pipeline.Describing;

namespace JparcSim.Pipeline.Tests.Describing;

public sealed class CatalogPageTests
{
    [Fact]
    public void The_pages_of_all_detectors_are_current() =>
        Assert.All(DetectorCatalog.Names, name => GoldenPage.AssertCurrent($"detectors/{name}.md", CatalogPage.Write(name)));

    [Fact]
    public void The_manual_lists_every_assumed_number_of_the_near_detector_with_its_value()
    {
        string manual = GoldenPage.Read("physics.md");
        ResolvedParameter[] assumed = [.. CatalogPage.Parameters("jsns2-near").Where(parameter => parameter.Source.Contains("assumed", StringComparison.Ordinal))];
        Assert.NotEmpty(assumed);
        Assert.All(assumed, parameter => Assert.Contains($"| `{parameter.Path}` | {parameter.Value} |", manual, StringComparison.Ordinal));
    }
}
