using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Configuration;

namespace JparcSim.Pipeline.Tests.Configuration;

/// <summary>One mistake at a time in a good macro: each is answered with file, line, what was found and what was expected.</summary>
public sealed class BadMacroTests
{
    [Fact]
    public void TheSampleItselfIsGood()
    {
        ConfigLog log = SampleSchema.Read(SampleSchema.Macro);
        Assert.Contains(new ResolvedParameter("oscillation.probability", "0.00264", "", "LSND", false), log.Parameters);
        Assert.Contains(new ResolvedParameter("partEvents", "4096", "", "", true), log.Parameters);
        Assert.Contains(new ResolvedParameter("channels[1].positionMm", "0, 0, -100.5", "mm", "", false), log.Parameters);
    }

    [Theory]
    [InlineData("events: 20000", "evnets: 20000", "sample.yaml:4:1: file: found unknown key 'evnets', expected one of name, seed, events, partEvents, detector")]
    [InlineData("jsns2-near", "jsns2-nera", "sample.yaml:5:11: detector: found 'jsns2-nera', expected one of jsns2-near, jsns2-far; did you mean 'jsns2-near'?")]
    [InlineData("massMeV: 0.511", "massMeV: -0.511", "sample.yaml:14:14: channels[1].massMeV: found '-0.511', expected a number from 0 to 1000000")]
    [InlineData("massMeV: 0.511", "massMeV: NaN", "sample.yaml:14:14: channels[1].massMeV: found 'NaN', expected a number from 0 to 1000000")]
    [InlineData("massMeV: 0.511", "massMeV: .inf", "sample.yaml:14:14: channels[1].massMeV: found '.inf', expected a number from 0 to 1000000")]
    [InlineData("massMeV: 0.511", "massMeV:", "sample.yaml:14:13: channels[1].massMeV: found nothing, expected a number from 0 to 1000000")]
    [InlineData("massMeV: 0.511", "massMeV: [1]", "sample.yaml:14:14: channels[1].massMeV: found a list of 1, expected a number from 0 to 1000000")]
    [InlineData("channel: gun", "channel: gum", "sample.yaml:12:14: channels[1].channel: found 'gum', expected one of ibd, gun; did you mean 'gun'?")]
    [InlineData("events: 20000", "events: -5", "sample.yaml:4:9: events: found '-5', expected a whole number from 1 to 1000000000000")]
    [InlineData("isFast: true", "isFast: yes", "sample.yaml:7:9: isFast: found 'yes', expected true or false")]
    [InlineData("[0, 0, -100.5]", "[0, 0]", "sample.yaml:15:17: channels[1].positionMm: found a list of 2, expected a list of 3 numbers")]
    [InlineData("name: mlf", "nmae: mlf", "sample.yaml:8:11: source: found unknown key 'nmae', expected one of name, normalisation; did you mean 'name'?")]
    [InlineData("source: { name: mlf, normalisation: fluka }", "source: mlf", "sample.yaml:8:9: source: found 'mlf', expected a map of keys")]
    public void EachMistakeIsPlacedAndExplained(string good, string bad, string problem)
    {
        Assert.Contains(good, SampleSchema.Macro, StringComparison.Ordinal);
        var exception = Assert.Throws<UserInputException>(() => SampleSchema.Read(SampleSchema.Macro.Replace(good, bad, StringComparison.Ordinal)));
        Assert.Contains(exception.Problems, each => each.StartsWith(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void AllMistakesAreReportedAtOnce()
    {
        string text = SampleSchema.Macro
            .Replace("isFast: true", "isFast: 2", StringComparison.Ordinal)
            .Replace("seed: 20260101", "seed: x", StringComparison.Ordinal)
            .Replace("count: 20", "count: 0", StringComparison.Ordinal);
        Assert.Equal(3, Assert.Throws<UserInputException>(() => SampleSchema.Read(text)).Problems.Count);
    }

    [Fact]
    public void TheMacrosOfTheRepositoryAreYaml()
    {
        string folder = RepositoryRoot.Folder("macros");
        string[] files = Directory.GetFiles(folder, "*.yaml");
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            ConfigNode root = YamlReader.Read(file);
            Assert.Equal(Path.GetFileNameWithoutExtension(file), root.Find("name")!.Text);
            Assert.NotNull(root.Find("seed"));
            Assert.NotEmpty(root.Find("channels")!.Items);
        }
    }
}
