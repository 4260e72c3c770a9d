using JparcSim.Core.Configuration;
using JparcSim.Detector.Catalog;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Describing;

/// <summary>The pages docs/detectors/*.md: every number of a detector of the catalogue and whence it comes.</summary>
public static class CatalogPage
{
    /// <summary>The page of a detector as Markdown.</summary>
    /// <param name="name">One of <see cref="DetectorCatalog.Names"/>.</param>
    public static string Write(string name)
    {
        var page = new MarkdownPage();
        page.Heading(1, $"Detector {name}")
            .Text(
                $"Every value of `src/Detector/Catalog/{name}.yaml` with its source, printed from the code; a test keeps this page current. The keys are explained in",
                "[detector-files.md](../detector-files.md), the models in [physics.md](../physics.md).",
                "")
            .Table(["key", "value", "unit", "source"], Parameters(name).Select(parameter => (IReadOnlyList<string>)
            [
                $"`{parameter.Path}`", parameter.Value, parameter.Unit, parameter.IsDefault ? "default" : parameter.Source,
            ]));
        return page.ToString();
    }

    /// <summary>The values of a detector in the order in which they are read.</summary>
    internal static IReadOnlyList<ResolvedParameter> Parameters(string name)
    {
        var log = new ConfigLog();
        DetectorFiles.Read(BasedOn.Complete(MacroFile.ShippedDetector(name), MacroFile.ShippedDetector), "", log);
        log.ThrowIfAny();
        return log.Parameters;
    }
}
