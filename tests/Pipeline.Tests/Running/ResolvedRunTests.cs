using System.Text.Json;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Configuration;
using JparcSim.Pipeline.Running;

namespace JparcSim.Pipeline.Tests.Running;

public sealed class ResolvedRunTests
{
    public static TheoryData<string, string[]> Runs => new()
    {
        { "jsns2-near-ibd", [] },
        { "jsns2-near-michel", [] },
        { "jsns2-near-cf252", [] },
        { "gun", [] },
        { "bench-baseline", [] },
        { "jsns2-near-ibd", ["pot=1e20", "gateUs=[0, 100]"] },
        { "jsns2-near-ibd", ["source={name: mlf}", "selection=[{cut: delta-t, maxUs: 100}]"] },
        { "gun", ["channels=[{channel: gun, particle: gamma, energyMeV: 5}, {channel: michel}, {channel: cf252, positionMm: [0, 0, 0]}]"] },
    };

    // What a manifest keeps must mean the same in a program with other defaults.
    [Theory]
    [MemberData(nameof(Runs))]
    public void TheResolvedFilesLeaveNoDefaultOutAndMakeTheSameRun(string macro, string[] settings)
    {
        ResolvedRun run = Resolve(macro, settings);
        ResolvedRun again = ResolvedRun.Resolve(new RunSources(Reread(run.Sources.Macro), Reread(run.Sources.Detector)));
        Assert.Contains(run.Parameters, parameter => parameter.IsDefault);
        Assert.DoesNotContain(again.Parameters, parameter => parameter.IsDefault);
        Assert.Equal(run.Parameters.Select(each => (each.Path, each.Value)), again.Parameters.Select(each => (each.Path, each.Value)));
        Assert.Equal((run.RunId, run.Plan.PartCount), (again.RunId, again.Plan.PartCount));
    }

    [Fact]
    public void TheRunIdTellsDefaultsApartAndNotWhetherTheyAreWritten()
    {
        string leftOut = Resolve("jsns2-near-ibd", ["channels=[{channel: ibd}]"]).RunId;
        Assert.Equal(leftOut, Resolve("jsns2-near-ibd", ["channels=[{channel: ibd, share: 1}]", "partEvents=4096"]).RunId);
        Assert.NotEqual(leftOut, Resolve("jsns2-near-ibd", ["channels=[{channel: ibd}]", "partEvents=4097"]).RunId);
    }

    [Theory]
    [InlineData("psd=psd/jsns2-far.yaml", "psd: found an artefact of the detector jsns2-far, expected one of jsns2-near")]
    [InlineData("pairing.maxDeltaTUs=50", "selection: found multiplicity up to more than 50 us")]
    public void PartsThatDoNotFitAreRefused(string setting, string problem) =>
        Assert.Contains(problem, Assert.Throws<UserInputException>(() => Resolve("jsns2-2022", [setting])).Message, StringComparison.Ordinal);

    private static ResolvedRun Resolve(string macro, string[] settings) => ResolvedRun.Resolve(MacroFile.Load(macro, settings));

    private static ConfigNode Reread(ConfigNode node)
    {
        using var document = JsonDocument.Parse(CanonicalConfig.Write(node));
        return CanonicalConfig.Read(document.RootElement, "manifest.json");
    }
}
