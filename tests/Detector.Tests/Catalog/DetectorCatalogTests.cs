using System.Globalization;
using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using JparcSim.Detector.Catalog;

namespace JparcSim.Detector.Tests.Catalog;

public class DetectorCatalogTests
{
    public static TheoryData<string> Names => [.. DetectorCatalog.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_file_is_valid_and_bears_its_name(string name) => Assert.Equal(name, TestDetector.GeometryOf(DetectorCatalog.YamlText(name)).Name);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_number_has_a_source(string name) =>
        Assert.Empty(NumbersWithoutSource(TestDetector.Parse(DetectorCatalog.YamlText(name)), isSourced: false));

    [Fact]
    public void A_number_without_a_source_would_be_found() =>
        Assert.Equal(["light.groupIndex"], NumbersWithoutSource(TestDetector.Parse("light: { groupIndex: 1.5 }"), isSourced: false).Select(n => n.TrimStart('.')));

    [Fact]
    public void The_near_map_has_96_inner_and_24_veto_tubes_at_their_places()
    {
        DetectorGeometry near = TestDetector.Near.Geometry;
        Assert.Equal(96, near.InnerPmts.Count);
        Assert.Equal(24, near.VetoPmts.Count);
        Assert.Equal(60, near.InnerPmts.CentresMm.Count(c => Math.Abs(Math.Sqrt(c.RhoSquared) - 1850.0) < 1e-6));
        Assert.Equal(18, near.InnerPmts.CentresMm.Count(c => c.Z == 1470.0));
        Assert.Equal(18, near.InnerPmts.CentresMm.Count(c => c.Z == -1470.0));

        // The map of JSNS2/NeutronCapture_ANNRI begins with (170.918, -70.796, 120) cm.
        Assert.Equal(1709.18, near.InnerPmts.CentresMm[0].X, 0.01);
        Assert.Equal(-707.96, near.InnerPmts.CentresMm[0].Y, 0.01);
        Assert.Equal(1200.0, near.InnerPmts.CentresMm[0].Z);
    }

    [Fact]
    public void Every_inner_tube_looks_into_the_detector_with_a_unit_vector()
    {
        PmtArray pmts = TestDetector.Near.Geometry.InnerPmts;
        for (int i = 0; i < pmts.Count; i++)
        {
            Assert.Equal(1.0, pmts.Facings[i].Length, 1e-12);
            Assert.True(Vector3.Dot(pmts.Facings[i], pmts.CentresMm[i]) < 0.0);
        }
    }

    [Fact]
    public void The_target_holds_17_tonnes_and_the_source_stands_24_metres_off()
    {
        DetectorGeometry near = TestDetector.Near.Geometry;
        Assert.Equal(17.06, near.NetVolumeMm3(0) * 1e-3 * near.Volumes[0].Material.DensityGPerCm3 * 1e-6, 0.05);
        Assert.Equal(24_000.0, near.SourcePositionMm.Length, 1e-9);
    }

    [Fact]
    public void The_target_has_the_published_carbon_and_protons_per_tonne()
    {
        Material liquid = TestDetector.Near.Geometry.Volumes[0].Material;
        double perTonne = 1e6 / liquid.DensityGPerCm3;
        Assert.Equal(7.09, liquid.AtomsPerCm3(Element.Hydrogen) * perTonne * 1e-28, 0.01);
        Assert.Equal(4.42, liquid.AtomsPerCm3(Element.Carbon) * perTonne * 1e-28, 0.01);
    }

    [Theory]
    [InlineData("radiusMm: { value: 1610.0", "radiusMm: { value: 1510.0", "volumes[1].radiusMm")]
    [InlineData("material: acrylic", "material: acrilic", "did you mean 'acrylic'")]
    [InlineData("hydrogen: 0.1187", "hydrogen: 0.2187", "a sum of 1")]
    [InlineData("densityGPerCm3: { value: 0.870", "densityGPerCm3: { value: -0.870", "densityGPerCm3")]
    [InlineData("quantumEfficiency: { value: 0.22", "quantumEfficiency: { value: NaN", "quantumEfficiency")]
    [InlineData("attenuationLengthMm:", "attenuationLenghtMm:", "did you mean 'attenuationLengthMm'")]
    [InlineData("[0.7872, 0.1728, 0.04]", "[0.7872, 0.1728]", "as many as decay times, 3")]
    [InlineData("value: [0.0, 0.0, 0.0]", "value: [0.0, 0.0]", "a list of 3 numbers")]
    [InlineData("thresholdPe: { value: 755.0", "thresholdPe: { value: 39.9", "from 40 to 1000000")]
    [InlineData("hydrogen: 0.1187", "nitrogen: 0.1187", "unknown key 'nitrogen'")]
    [InlineData("- name: lab-ls", "- name: gd-ls-din", "materials[1].name: found a second material 'gd-ls-din'")]
    [InlineData("- name: catcher", "- name: target", "volumes[2].name: found a second volume 'target'")]
    [InlineData("readout: none", "readout: veto", "volumes[3].readout: found veto in 'veto' and in 'vessel'")]
    [InlineData("quantumEfficiency: { value: 0.22", "quantumEfficiency: { value: 0", "from 0.001 to 1")]
    [InlineData("collectionEfficiency: { value: 0.85", "collectionEfficiency: { value: 0", "from 0.001 to 1")]
    [InlineData("positionMm: { value: [0.0, 0.0, 0.0]", "positionMm: { value: [2000.0, 2000.0, 0.0]", "energyScale.positionMm: found [2000, 2000, 0]")]
    [InlineData("radiusMm: { value: [0.0]", "radiusMm: { value: [0.0, 2301.0]", "lightMap.radiusMm: found 2301")]
    [InlineData("zMm: { value: [-1216.0,", "zMm: { value: [-1751.0,", "lightMap.zMm: found -1751")]
    [InlineData("facing: up", "facing: upp", "did you mean 'up'")]
    public void A_mistake_is_reported_with_its_place(string right, string wrong, string expected)
    {
        string yaml = DetectorCatalog.YamlText("jsns2-near");
        int at = yaml.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0);
        IReadOnlyList<string> problems = TestDetector.ProblemsOf(string.Concat(yaml.AsSpan(0, at), wrong, yaml.AsSpan(at + right.Length)));
        Assert.Contains(problems, problem => problem.Contains(expected, StringComparison.Ordinal));
        Assert.All(problems, problem => Assert.StartsWith("test.yaml:", problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("radiusMm: 0.0, zMm: 1200.0")]
    [InlineData("radiusMm: 1850.0, zMm: 0.0")]
    public void Inner_tubes_that_enclose_no_volume_are_refused(string place)
    {
        string yaml = DetectorCatalog.YamlText("jsns2-near");
        int start = yaml.IndexOf("  innerRings:", StringComparison.Ordinal);
        int end = yaml.IndexOf("  vetoRings:", StringComparison.Ordinal);
        string rings = $$"""  innerRings: [{ count: 12, {{place}}, firstDeg: 0.0, stepDeg: 30.0, facing: inward, source: "a test" }]""";
        string problem = Assert.Single(TestDetector.ProblemsOf($"{yaml[..start]}{rings}\n{yaml[end..]}"));
        Assert.Contains("photomultipliers.innerRings: found photomultipliers all on one line or in one plane", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_but_a_name_is_a_list_of_problems_and_no_exception() =>
        Assert.True(TestDetector.ProblemsOf("name: x").Count >= 8);

    private static IEnumerable<string> NumbersWithoutSource(ConfigNode node, bool isSourced, string path = "")
    {
        bool covered = isSourced || (node.Find("source") is { } source && source.Text.Length > 5);
        return node.Kind switch
        {
            ConfigKind.Scalar => !covered && double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? [path] : [],
            ConfigKind.List => node.Items.SelectMany((item, i) => NumbersWithoutSource(item, covered, $"{path}[{i}]")),
            _ => node.Entries.SelectMany(entry => NumbersWithoutSource(entry.Value, covered, $"{path}.{entry.Key}")),
        };
    }
}
