using JparcSim.Core.Configuration;

namespace JparcSim.Core.Tests.Configuration;

public sealed class NamesTests
{
    [Theory]
    [InlineData("minMeV", "MeV")]
    [InlineData("maxRMm", "mm")]
    [InlineData("deltaM2EV2", "eV2")]
    [InlineData("birksElectronCmPerMeV", "cm/MeV")]
    [InlineData("lightYieldPhotonsPerMeV", "photons/MeV")]
    [InlineData("densityGPerCm3", "g/cm3")]
    [InlineData("darkRateHz", "Hz")]
    [InlineData("rateKHz", "kHz")]
    [InlineData("temperatureK", "K")]
    [InlineData("baselineM", "m")]
    [InlineData("exposurePot", "protons")]
    [InlineData("pot", "protons")]
    [InlineData("thresholdPe", "p.e.")]
    [InlineData("timeUs", "us")]
    [InlineData("share", "")]
    [InlineData("sin2TwoTheta", "")]
    [InlineData("name", "")]
    [InlineData("channels", "")]
    [InlineData("s", "")]
    [InlineData("positiveFraction", "")]
    [InlineData("isDIN", "")]
    [InlineData("slopePerM", "1/m")]
    public void UnitsAreReadFromNames(string name, string unit) => Assert.Equal(unit, UnitOfName.Of(name));

    [Theory]
    [InlineData("jsns2-nera", "jsns2-near")]
    [InlineData("JSNS2-NEAR", "jsns2-near")]
    [InlineData("jsns2-n", "jsns2-near")]
    [InlineData("jsns2", null)]
    [InlineData("something-else", null)]
    [InlineData("", null)]
    public void OnlyNearNamesAreGuessed(string found, string? guess) =>
        Assert.Equal(guess, NearestName.Find(found, ["jsns2-near", "jsns2-far"]));

    [Fact]
    public void HostileNamesAreNotCompared() => Assert.Null(NearestName.Find(new string('a', 1_000_000), ["aaaa"]));

    [Fact]
    public void NothingIsGuessedFromNoNames() => Assert.Equal("nothing here", NearestName.Expectation("x", []));

    [Fact]
    public void MessagesStayOnOneShortLine()
    {
        string clipped = ConfigText.Clip("a\nb\u0007c\ud800" + new string('x', 1000));
        Assert.Equal(60, clipped.Length);
        Assert.StartsWith("a b c x", clipped, StringComparison.Ordinal);
    }
}
