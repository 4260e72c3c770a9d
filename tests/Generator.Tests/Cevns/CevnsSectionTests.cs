using JparcSim.Core.Configuration;
using JparcSim.Generator;
using JparcSim.Generator.Cevns;

namespace JparcSim.Tests.Generator.Cevns;

/// <summary>What the channel <c>cevns</c> refuses in a macro: whatever would have no effect, or leave no recoil.</summary>
public class CevnsSectionTests
{
    [Theory]
    [InlineData("sin2TwoThetaEe", "sin2TwoThetaEe without deltaM2")]
    [InlineData("deltaM2", "deltaM2 without sin2TwoThetaEe")]
    [InlineData("couplingBL", "couplingBL without mediatorMass, expected both or none; mediatorMass: 0")]
    [InlineData("mediatorMass", "mediatorMass without couplingBL")]
    public void Half_of_a_pair_is_refused(string name, string expected) => Refuses(expected, Modified((name, 0.5)));

    [Fact]
    public void Modifications_without_a_parameter_are_refused() => Refuses("modifications: found no parameter", Modified());

    [Fact]
    public void Whole_pairs_are_read()
    {
        Assert.Empty(Problems(TestWorld.CaesiumIodide, Modified(("couplingBL", 1e-5), ("mediatorMass", 0.0))));
        Assert.Empty(Problems(TestWorld.CaesiumIodide, Modified(("sin2TwoThetaEe", 0.5), ("deltaM2", 1.0), ("weakMixingAngle", 0.2))));
    }

    [Fact]
    public void Parameters_have_units_and_those_of_the_standard_model_are_told()
    {
        var log = new ConfigLog();
        GeneratorModel.Read(new ConfigSection(Macro(Modified(("magneticMomentNuE", 3.0))), "", log), TestWorld.Near, GenerationMode.Count, TestWorld.CaesiumIodide);
        const string Path = "channels[0].modifications.";
        Assert.Contains(new ResolvedParameter(Path + "magneticMomentNuE", "3", "1e-10 mu_B", "", false), log.Parameters);
        Assert.Contains(new ResolvedParameter(Path + "weakMixingAngle", "0.23867", "", "", true), log.Parameters);
        Assert.Contains(new ResolvedParameter(Path + "chargeRadiusNuE", "-0.83", "1e-32 cm2", "", true), log.Parameters);
        Assert.DoesNotContain(log.Parameters, each => each.Path is Path + "deltaM2" or Path + "neutronRadius");
    }

    [Fact]
    public void A_threshold_above_all_recoils_is_refused()
    {
        string problem = Assert.Single(Problems(TestWorld.CaesiumIodide with { LeastRecoilKeVnr = 200.0 }));
        Assert.Contains("found thresholdKeVnr 200 of the detector, above the greatest recoil of 47.", problem, StringComparison.Ordinal);
        Assert.Empty(Problems(TestWorld.CaesiumIodide with { LeastRecoilKeVnr = 45.0 }));
    }

    // 40Ar: 22 neutrons are 2 (58 x 1.125 - 62 x 0.875).
    [Fact]
    public void Modifications_that_leave_no_interaction_are_refused() => Refuses(
        "leave no interaction",
        Modified(
            ("weakMixingAngle", 0.25), ("chargeRadiusNuE", 0.0), ("chargeRadiusNuMu", 0.0), ("nsiUpEe", 1.125), ("nsiUpMuMu", 1.125), ("nsiDownEe", -0.875),
            ("nsiDownMuMu", -0.875)),
        new ExposedNuclei("Ar", 6.0, 20.0, 0.3, 0.9));

    [Fact]
    public void Radii_that_the_paper_does_not_print_are_refused() =>
        Refuses("found 'paper' for the target NaI, expected 'physical': the paper prints no radii of Na", [("radii", "paper")], TestWorld.CaesiumIodide with { Target = "NaI" });

    [Fact]
    public void An_oscillation_to_nubar_e_is_refused() =>
        Assert.Contains(
            TestWorld.Read(Macro([], ("oscillation", TestWorld.Map(("model", "full-transmutation")))), nuclei: TestWorld.CaesiumIodide).Problems,
            problem => problem.Contains("expected sin2TwoThetaEe and deltaM2 in channels[].modifications", StringComparison.Ordinal));

    private static void Refuses(string expected, (string, object)[] keys, ExposedNuclei? nuclei = null)
    {
        string problem = Assert.Single(Problems(nuclei ?? TestWorld.CaesiumIodide, keys));
        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.StartsWith("macro.yaml:7:3", problem, StringComparison.Ordinal);
    }

    private static (string Key, object Value)[] Modified(params (string Key, object Value)[] parameters) => [("modifications", TestWorld.Map(parameters))];

    private static IReadOnlyList<string> Problems(ExposedNuclei nuclei, params (string, object)[] keys) =>
        TestWorld.Read(Macro(keys), nuclei: nuclei, mode: GenerationMode.Count).Problems;

    private static ConfigNode Macro((string, object)[] keys, params (string, object)[] root) => TestWorld.Map([
        ("source", TestWorld.Map(("name", "mlf"), ("rmsM", 0.0))), .. root,
        ("channels", TestWorld.Channels(TestWorld.Map([("channel", RecoilChannels.Cevns), .. keys])))]);
}
