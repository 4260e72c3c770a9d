using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using JparcSim.Generator;
using JparcSim.Generator.Cevns;

namespace JparcSim.Tests.Generator;

/// <summary>A small detector, and macros written as C# so that no file format is needed.</summary>
internal static class TestWorld
{
    /// <summary>LAB with 10 % of DIN: 7.09e22 protons per gram.</summary>
    public static readonly Material Liquid = new(
        "liquid", 0.87, new Dictionary<Element, double> { [Element.Hydrogen] = 0.1187, [Element.Carbon] = 0.8813 }, true);

    public static readonly DetectorGeometry Near = new(
        "near",
        new Vector3(14_000.0, 3_000.0, -19_261.0),
        [
            new DetectorVolume("target", new Cylinder(1600.0, 1250.0), Liquid, LightReadout.Inner, true),
            new DetectorVolume("catcher", new Cylinder(1850.0, 1500.0), Liquid with { DensityGPerCm3 = 0.86 }, LightReadout.Inner, true),
            new DetectorVolume("veto", new Cylinder(2300.0, 1750.0), Liquid, LightReadout.Veto, false),
        ],
        new PmtArray([], [], 127.0),
        new PmtArray([], [], 127.0));

    /// <summary>44 kg of CsI at 20 m, above 2 keVnr.</summary>
    public static readonly ExposedNuclei CaesiumIodide = new("CsI", 44.0, 20.0, 0.3, 2.0);

    /// <summary>Reads a macro; the text is the keys and values of a map, each value a scalar, a list of numbers or a nested map.</summary>
    public static (GeneratorModel Model, IReadOnlyList<string> Problems) Read(
        ConfigNode root, DetectorGeometry? geometry = null, GenerationMode mode = GenerationMode.Count, ExposedNuclei? nuclei = null)
    {
        var log = new ConfigLog();
        var section = new ConfigSection(root, "", log);
        return (GeneratorModel.Read(section, geometry ?? Near, mode, nuclei), log.Problems);
    }

    /// <summary>The model of a macro without problems.</summary>
    public static GeneratorModel Model(
        ConfigNode root, DetectorGeometry? geometry = null, GenerationMode mode = GenerationMode.Count, ExposedNuclei? nuclei = null)
    {
        (GeneratorModel model, IReadOnlyList<string> problems) = Read(root, geometry, mode, nuclei);
        Assert.Empty(problems);
        return model;
    }

    /// <summary>A function as a distribution, piecewise linear over equal intervals.</summary>
    public static InverseCdfTable Tabulate(Func<double, double> density, double from, double to, int intervals)
    {
        double[] x = [.. Enumerable.Range(0, intervals + 1).Select(i => from + ((to - from) * i / intervals))];
        return new InverseCdfTable(x, [.. x.Select(density)]);
    }

    public static ConfigNode Map(params ReadOnlySpan<(string Key, object Value)> entries)
    {
        var map = ConfigNode.Map(Place);
        foreach ((string key, object value) in entries)
        {
            map.Entries.Add(new KeyValuePair<string, ConfigNode>(key, Node(value)));
        }

        return map;
    }

    public static ConfigNode Channels(params ConfigNode[] channels)
    {
        var list = ConfigNode.List(Place);
        list.Items.AddRange(channels);
        return list;
    }

    /// <summary>A macro with the default source and one channel.</summary>
    public static ConfigNode Macro(ConfigNode channel, ConfigNode? oscillation = null, ConfigNode? source = null) => Map(
        ("source", source ?? Map(("name", "mlf"))),
        ("oscillation", oscillation ?? Map(("model", "full-transmutation"))),
        ("channels", Channels(channel)));

    /// <summary>A channel with a rate in a macro with the default source and a gate.</summary>
    public static IInteractionChannel Rated(
        GenerationMode mode, double[] gateUs, params ReadOnlySpan<(string Key, object Value)> channel) =>
        Assert.Single(Model(
            Map(("source", Map(("name", "mlf"))), ("gateUs", gateUs), ("channels", Channels(Map(channel)))), Near, mode).Channels);

    private static SourceLocation Place => new("macro.yaml", 7, 3);

    private static ConfigNode Node(object value) => value switch
    {
        ConfigNode node => node,
        double[] numbers => List(numbers),
        _ => ConfigNode.Scalar(FormattableString.Invariant($"{value}"), Place),
    };

    private static ConfigNode List(double[] numbers)
    {
        var list = ConfigNode.List(Place);
        list.Items.AddRange(numbers.Select(number => Node(number)));
        return list;
    }
}
