using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Configuration;

namespace JparcSim.Pipeline.Tests.Configuration;

public sealed class ConfigOverrideTests
{
    [Theory]
    [InlineData("seed=7", "seed", "7")]
    [InlineData(" seed = 7 ", "seed", "7")]
    [InlineData("channels[0].share=0.5", "channels[0].share", "0.5")]
    [InlineData("channels[1].positionMm[2]=5", "channels[1].positionMm", "0, 0, 5")]
    [InlineData("channels[1].positionMm=[1, 2, 3]", "channels[1].positionMm", "1, 2, 3")]
    [InlineData("oscillation.probability=1", "oscillation.probability", "1")]
    [InlineData("oscillation.probability.value=0.5", "oscillation.probability", "0.5")]
    [InlineData("name=a=b", "name", "a=b")]
    [InlineData("name='quoted text'", "name", "quoted text")]
    public void AnExistingValueIsReplaced(string assignment, string path, string value)
    {
        ConfigNode root = YamlReader.Parse(SampleSchema.Macro, "sample.yaml");
        ConfigOverride.Parse(assignment).Apply(root);
        Assert.Equal(value, SampleSchema.Read(root).Parameters.Single(parameter => parameter.Path == path).Value);
    }

    [Theory]
    [InlineData("sed=7", "found no key 'sed', expected one of name, seed, events, detector, exposurePot, isFast, source, oscillation, channels, rings; did you mean 'seed'?")]
    [InlineData("channels[0].shar=1", "found no key 'shar' in channels[0], expected one of channel, share; did you mean 'share'?")]
    [InlineData("channels[2].share=1", "found no entry 2 in channels, expected an index from 0 to 1; the nearest path is 'channels[0].share'")]
    [InlineData("seed[0]=1", "found no entry 0 in seed, expected a list there; the nearest path is 'seed'")]
    [InlineData("seed.x=1", "found no key 'x' in seed, expected nothing here; the nearest path is 'seed'")]
    [InlineData("probability=1", "found no key 'probability', expected one of name, seed, events, detector, exposurePot, isFast, source, oscillation, channels, rings; the nearest path is 'oscillation.probability'")]
    [InlineData("partEvents=100", "found no key 'partEvents', expected one of")]
    public void APathThatDoesNotExistIsRefusedWithTheNearest(string assignment, string problem)
    {
        ConfigNode root = YamlReader.Parse(SampleSchema.Macro, "sample.yaml");
        Assert.StartsWith($"--set {assignment}: {problem}", Problem(() => ConfigOverride.Parse(assignment).Apply(root)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("seed")]
    [InlineData("=7")]
    [InlineData("seed=")]
    [InlineData(".seed=7")]
    [InlineData("a..b=7")]
    [InlineData("a[=7")]
    [InlineData("a[x]=7")]
    [InlineData("a[-1]=7")]
    [InlineData("a[99999999999]=7")]
    [InlineData("a b=7")]
    [InlineData("a={ b: 1")]
    [InlineData("a={ b: 1, b: 2 }")]
    [InlineData("a=&x 1")]
    [InlineData("a=[1")]
    public void WhatIsNoAssignmentIsRefused(string assignment) =>
        Assert.StartsWith("--set", Problem(() => ConfigOverride.Parse(assignment)), StringComparison.Ordinal);

    [Fact]
    public void AKeyThatOnlyTheSchemaKnowsMayBeSet()
    {
        ConfigNode root = YamlReader.Parse(SampleSchema.Macro.Replace("oscillation:", "#", StringComparison.Ordinal), "sample.yaml");
        ConfigOverride.Parse("partEvents=100").Apply(root, SampleSchema.Root);
        ConfigOverride.Parse("oscillation.model=none").Apply(root, SampleSchema.Root);
        ConfigLog log = SampleSchema.Read(root);
        Assert.Contains(log.Parameters, parameter => parameter is { Path: "partEvents", Value: "100" });
        Assert.Contains(log.Parameters, parameter => parameter is { Path: "oscillation.model", Value: "none" });
        Assert.Contains("did you mean 'partEvents'?", Problem(() => ConfigOverride.Parse("partEvent=1").Apply(root, SampleSchema.Root)), StringComparison.Ordinal);
        Assert.Contains("no key 'sharf' in channels[0]", Problem(() => ConfigOverride.Parse("channels[0].sharf=1").Apply(root, SampleSchema.Root)), StringComparison.Ordinal);
    }

    [Fact]
    public void AKeyOfAVariantMayBeSetThroughTheSchema()
    {
        ConfigNode root = YamlReader.Parse(SampleSchema.Macro.Replace("{ channel: ibd, share: 0.75 }", "{ channel: ibd }", StringComparison.Ordinal), "sample.yaml");
        ConfigOverride.Parse("channels[0].share=0.5").Apply(root, SampleSchema.Root);
        Assert.Contains(SampleSchema.Read(root).Parameters, parameter => parameter is { Path: "channels[0].share", Value: "0.5" });
    }

    [Fact]
    public void AWholeSectionMayBeReplaced()
    {
        ConfigNode root = YamlReader.Parse(SampleSchema.Macro, "sample.yaml");
        ConfigOverride.Parse("source={ name: mlf, normalisation: qgsp-bert }").Apply(root);
        ConfigOverride.Parse("channels=[{ channel: ibd }]").Apply(root);
        ConfigLog log = SampleSchema.Read(root);
        Assert.Contains(log.Parameters, parameter => parameter is { Path: "source.normalisation", Value: "qgsp-bert" });
        Assert.DoesNotContain(log.Parameters, parameter => parameter.Path.StartsWith("channels[1]", StringComparison.Ordinal));
    }

    [Fact]
    public void AMistakeInsideASectionIsPlacedAtTheOption()
    {
        ConfigNode root = YamlReader.Parse(SampleSchema.Macro, "sample.yaml");
        ConfigOverride.Parse("source={ name: mlf, norm: fluka }").Apply(root);
        Assert.StartsWith("--set source={ name: mlf, norm: fluka }: source: found unknown key 'norm'", Problem(() => SampleSchema.Read(root)), StringComparison.Ordinal);
    }

    [Fact]
    public void ABadValueIsPlacedAtTheOption()
    {
        ConfigNode root = YamlReader.Parse(SampleSchema.Macro, "sample.yaml");
        ConfigOverride.Parse("events=-5").Apply(root);
        Assert.Equal("--set events=-5: events: found '-5', expected a whole number from 1 to 1000000000000", Problem(() => SampleSchema.Read(root)));
    }

    [Fact]
    public void PathsBelowTheDetectorGoToTheDetectorsFile()
    {
        ConfigNode macro = YamlReader.Parse(SampleSchema.Macro, "sample.yaml");
        ConfigNode detector = YamlReader.Parse("target: { radiusMm: 1580 }", "detector.yaml");
        ConfigOverride below = ConfigOverride.Parse("detector.target.radiusMm=1500");
        ConfigOverride name = ConfigOverride.Parse("detector=jsns2-far");
        Assert.True(below.IsBelow("detector"));
        Assert.False(name.IsBelow("detector"));
        below.BelowRoot().Apply(detector);
        name.Apply(macro);
        Assert.Equal("1500", detector.Find("target")!.Find("radiusMm")!.Text);
        Assert.Equal("jsns2-far", macro.Find("detector")!.Text);
        Assert.Contains("did you mean 'radiusMm'?", Problem(() => ConfigOverride.Parse("detector.target.radiusM=1").BelowRoot().Apply(detector)), StringComparison.Ordinal);
    }

    private static string Problem(Action action) => Assert.Single(Assert.Throws<UserInputException>(action).Problems);
}
