using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Detector.Catalog;
using JparcSim.Detector.Recoil;
using YamlDotNet.RepresentationModel;

namespace JparcSim.Detector.Tests.Catalog;

/// <summary>Detector files for tests, parsed without Pipeline.</summary>
internal static class TestDetector
{
    public static DetectorModel Near { get; } = Read(DetectorCatalog.YamlText("jsns2-near"));

    /// <summary>The near detector without waveforms, with a threshold of a third of an MeV.</summary>
    public static DetectorModel NearCharges { get; } = Read(With(("model: waveforms", "model: charges"), ("thresholdPe: { value: 755.0", "thresholdPe: { value: 50.0")));

    /// <summary>The text of the near detector with some places changed, each of which must be there.</summary>
    public static string With(params (string From, string To)[] changes)
    {
        string yaml = DetectorCatalog.YamlText("jsns2-near");
        foreach ((string from, string to) in changes)
        {
            Assert.Contains(from, yaml, StringComparison.Ordinal);
            yaml = yaml.Replace(from, to, StringComparison.Ordinal);
        }

        return yaml;
    }

    public static DetectorModel Read(string yaml)
    {
        var log = new ConfigLog();
        DetectorModel? model = DetectorModel.Read(new ConfigSection(Complete(yaml), "", log));
        log.ThrowIfAny();
        return model!;
    }

    /// <summary>Reads a file of any kind.</summary>
    public static DetectorGeometry GeometryOf(string yaml) =>
        RecoilDetectorModel.IsKindOf(Complete(yaml)) ? ReadRecoil(yaml).Geometry : Read(yaml).Geometry;

    /// <summary>Reads a file with <c>kind: recoil</c>.</summary>
    public static RecoilDetectorModel ReadRecoil(string yaml)
    {
        var log = new ConfigLog();
        RecoilDetectorModel? model = RecoilDetectorModel.Read(new ConfigSection(Complete(yaml), "", log));
        log.ThrowIfAny();
        return model!;
    }

    public static IReadOnlyList<string> ProblemsOf(string yaml)
    {
        var log = new ConfigLog();
        DetectorModel.Read(new ConfigSection(Complete(yaml), "", log));
        return log.Problems;
    }

    public static ConfigNode Parse(string yaml)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(yaml);
        stream.Load(reader);
        return Convert(stream.Documents[0].RootNode);
    }

    private static ConfigNode Complete(string yaml) => BasedOn.Complete(Parse(yaml), name => Parse(DetectorCatalog.YamlText(name)));

    private static ConfigNode Convert(YamlNode node)
    {
        var place = new SourceLocation("test.yaml", (int)node.Start.Line, (int)node.Start.Column);
        switch (node)
        {
            case YamlMappingNode map:
                ConfigNode entries = ConfigNode.Map(place);
                entries.Entries.AddRange(map.Children.Select(child => KeyValuePair.Create(child.Key.ToString(), Convert(child.Value))));
                return entries;
            case YamlSequenceNode list:
                ConfigNode items = ConfigNode.List(place);
                items.Items.AddRange(list.Children.Select(Convert));
                return items;
            default:
                return ConfigNode.Scalar(node.ToString(), place);
        }
    }
}
