using JparcSim.Core.Configuration;
using JparcSim.Detector.Catalog;
using JparcSim.Detector.Recoil;

namespace JparcSim.Detector.Tests.Catalog;

public sealed class BasedOnTests
{
    [Fact]
    public void Maps_are_completed_and_lists_and_numbers_replaced()
    {
        DetectorModel mine = TestDetector.Read("""
            name: mine
            basedOn: jsns2-near
            light: { groupIndex: { value: 1.5, source: "mine" } }
            scintillation: { electronEmission: { decayTimesNs: [4.0], shares: [1.0] } }
            """);
        Assert.Equal("mine", mine.Geometry.Name);
        Assert.Equal(1.5, mine.Light.GroupIndex);
        Assert.Equal(TestDetector.Near.Light.AttenuationLengthMm, mine.Light.AttenuationLengthMm);
        Assert.Equal([4.0], mine.Emission[0].DecayTimesNs);
        Assert.Equal(TestDetector.Near.Emission[1].DecayTimesNs, mine.Emission[1].DecayTimesNs);
        Assert.Equal(TestDetector.Near.Readout, mine.Readout);
    }

    [Fact]
    public void Time_and_quenching_of_recoils_are_replaced_as_a_whole()
    {
        RecoilDetectorModel mine = TestDetector.ReadRecoil("""
            name: mine
            basedOn: csi-cryogenic
            time: { sigmaNs: 50.0 }
            quenching: { model: lindhard, k: 0.12, protons: 54.0 }
            """);
        Assert.Equal(TestDetector.ReadRecoil(DetectorCatalog.YamlText("csi-cryogenic")).Response.ThresholdKeVnr, mine.Response.ThresholdKeVnr);
        Assert.Equal(0.05, mine.Response.Time.ShiftUs(1.0), 1e-12);
        Assert.Equal(new LindhardQuenching(0.12, 54.0), mine.Response.Quenching);
    }

    [Theory]
    [InlineData("target: Xe", false)]
    [InlineData("target: { value: Xe, source: mine }", false)]
    [InlineData("target: Xe, quenching: { model: lindhard, k: 0.12, protons: 54.0 }", true)]
    [InlineData("target: CsI", true)]
    [InlineData("massKg: 10", true)]
    public void Another_target_does_not_keep_the_quenching(string change, bool isWell)
    {
        string yaml = $"{{ name: mine, basedOn: csi-cryogenic, {change} }}";
        if (isWell)
        {
            TestDetector.ReadRecoil(yaml);
        }
        else
        {
            string problem = Assert.Single(Assert.Throws<UserInputException>(() => TestDetector.ReadRecoil(yaml)).Problems);
            Assert.Contains("no key 'quenching'", problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_key_that_no_detector_has_is_still_refused() =>
        Assert.Contains("'lihgt'", Assert.Throws<UserInputException>(() => TestDetector.Read("{ name: mine, basedOn: jsns2-near, lihgt: {} }")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("jsns2-naer")]
    [InlineData("[jsns2-near]")]
    public void Only_the_catalogue_can_be_built_on(string name)
    {
        UserInputException exception = Assert.Throws<UserInputException>(() => TestDetector.Read($"{{ name: mine, basedOn: {name} }}"));
        Assert.Contains("basedOn: found", exception.Message, StringComparison.Ordinal);
        Assert.Contains("jsns2-near", exception.Message, StringComparison.Ordinal);
    }
}
