using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Detector.Catalog;
using JparcSim.Generator.Cevns;
using JparcSim.Generator.Channels;
using JparcSim.Generator.Flux;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Describing;

/// <summary>The names that macros and commands may use, each with one sentence.</summary>
internal static class Catalogs
{
    private static readonly Dictionary<string, Func<IReadOnlyList<CatalogEntry>>> ByName = new(StringComparer.Ordinal)
    {
        ["detectors"] = () =>
            [.. DetectorCatalog.Names.Select(name => new CatalogEntry(name, FirstComment(DetectorCatalog.YamlText(name))))],
        ["sources"] = Sources,
        ["channels"] = () => [.. ChannelCatalog.All.Select(entry => new CatalogEntry(entry.Key, entry.Value.Meaning))],
        ["cuts"] = () => [.. CutCatalog.Names.Select(name => new CatalogEntry(name, CutCatalog.ByName[name].Schema.Meaning))],
        ["parameters"] = () => [.. CevnsParameters.All.Select(each => new CatalogEntry(each.Name, each.Meaning, each.Unit))],
        ["macros"] = () => [.. MacroFile.ShippedNames.Select(name => new CatalogEntry(name, FirstComment(MacroFile.ShippedText(name))))],
    };

    /// <summary>The entries of a catalogue.</summary>
    public static IReadOnlyList<CatalogEntry> List(string catalog) =>
        ByName.TryGetValue(catalog, out Func<IReadOnlyList<CatalogEntry>>? list)
        ? list()
        : throw new UserInputException(
            $"list: found '{ConfigText.Clip(catalog)}', expected {NearestName.Expectation(catalog, ByName.Keys)}");

    // A file begins with a comment that says what it is.
    private static string FirstComment(string yaml) => yaml.Split('\n', 2)[0].TrimStart('#').Trim();

    private static List<CatalogEntry> Sources()
    {
        ChoiceKey name = NeutrinoSource.Schema.Keys.OfType<ChoiceKey>().First(key => key.Name == "name");
        ChoiceKey normalisation = NeutrinoSource.Schema.Keys.OfType<ChoiceKey>().First(key => key.Name == "normalisation");
        return [.. name.Choices.Select(choice => new CatalogEntry(choice, $"{name.Meaning}; normalisation: {normalisation.Meaning}"))];
    }
}
