using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Configuration;

namespace JparcSim.Pipeline.Tests.Configuration;

/// <summary>A schema with every kind of key, shaped like a macro.</summary>
internal static class SampleSchema
{
    public const string Macro = """
        # A macro.
        name: sample
        seed: 20260101
        events: 20000
        detector: jsns2-near
        exposurePot: 1.114e23
        isFast: true
        source: { name: mlf, normalisation: fluka }
        oscillation: { model: constant, probability: { value: 0.00264, source: "LSND" } }
        channels:
          - { channel: ibd, share: 0.75 }
          - channel: gun
            share: 0.25
            massMeV: 0.511
            positionMm: [0, 0, -100.5]
        rings:
          - { count: 20, radiusMm: 1880.0 }
        """;

    public static readonly TextKey Name = new("name", "Name of the run.");
    public static readonly IntegerKey Seed = new("seed", 0, long.MaxValue, "Seed.");
    public static readonly IntegerKey Events = new("events", 1, 1_000_000_000_000, "Events.");
    public static readonly IntegerKey PartEvents = new("partEvents", 1, 1 << 20, "Events a part.", 4096);
    public static readonly ChoiceKey Detector = new("detector", ["jsns2-near", "jsns2-far"], "Detector.");
    public static readonly NumberKey ExposurePot = new("exposurePot", 0.0, double.MaxValue, "Exposure.", IsOptional: true);
    public static readonly FlagKey IsFast = new("isFast", "Fast.", false);
    public static readonly NumbersKey GateUs = new("gateUs", 2, 0.0, 40_000.0, "Gate.", IsOptional: true);
    public static readonly ChoiceKey Normalisation = new("normalisation", ["fluka", "qgsp-bert"], "Normalisation.", "fluka");
    public static readonly SectionKey Source = new("source", new SectionSchema("Source.", [Name, Normalisation]), "Source.");
    public static readonly ChoiceKey Model = new("model", ["none", "constant"], "Model.");
    public static readonly NumberKey Probability = new("probability", 0.0, 1.0, "Probability.", 0.0);
    public static readonly SectionKey Oscillation = new("oscillation", new SectionSchema("Oscillation.", [Model, Probability]), "Oscillation.", IsOptional: true);
    public static readonly NumberKey Share = new("share", 0.0, 1.0, "Share.", 1.0);
    public static readonly NumberKey Mass = new("massMeV", 0.0, 1e6, "Mass.");
    public static readonly NumbersKey Position = new("positionMm", 3, -1e4, 1e4, "Place.");
    public static readonly VariantsKey Channels = new(
        "channels", "channel",
        new Dictionary<string, SectionSchema> { ["ibd"] = new("Inverse beta decay.", [Share]), ["gun"] = new("Gun.", [Share, Mass, Position]) },
        "Channels.");

    public static readonly IntegerKey Count = new("count", 1, 1000, "PMTs.");
    public static readonly NumberKey Radius = new("radiusMm", 0.0, 1e4, "Radius.");
    public static readonly SectionsKey Rings = new("rings", new SectionSchema("Ring.", [Count, Radius]), "Rings.", IsOptional: true);

    public static readonly SectionSchema Root = new(
        "A macro.", [Name, Seed, Events, PartEvents, Detector, ExposurePot, IsFast, GateUs, Source, Oscillation, Channels, Rings]);

    /// <summary>Parses and reads everything, as the resolver does; all problems are thrown together.</summary>
    public static ConfigLog Read(string text)
    {
        ConfigNode node = YamlReader.Parse(text, "sample.yaml");
        return Read(node);
    }

    public static ConfigLog Read(ConfigNode node)
    {
        var log = new ConfigLog();
        var root = new ConfigSection(node, "", log);
        root.Text(Name);
        root.Integer(Seed);
        root.Integer(Events);
        root.Integer(PartEvents);
        root.Choice(Detector);
        root.Number(ExposurePot);
        root.Flag(IsFast);
        root.Numbers(GateUs);
        if (root.Section(Source) is { } source)
        {
            source.Text(Name);
            source.Choice(Normalisation);
            source.RejectUnknown(Source.Schema);
        }

        if (root.Section(Oscillation) is { } oscillation)
        {
            oscillation.Choice(Model);
            oscillation.Number(Probability);
            oscillation.RejectUnknown(Oscillation.Schema);
        }

        foreach ((string kind, ConfigSection channel) in root.Variants(Channels))
        {
            channel.Number(Share);
            if (kind == "gun")
            {
                channel.Number(Mass);
                channel.Numbers(Position);
            }

            channel.RejectUnknown(Channels.Variants[kind], Channels.Selector);
        }

        foreach (ConfigSection ring in root.Sections(Rings))
        {
            ring.Integer(Count);
            ring.Number(Radius);
            ring.RejectUnknown(Rings.Schema);
        }

        root.RejectUnknown(Root);
        log.ThrowIfAny();
        UnreadNodes.Report(node, log);
        log.ThrowIfAny();
        return log;
    }
}
