using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Configuration;

namespace JparcSim.Pipeline.Tests.Configuration;

public sealed class CanonicalConfigTests
{
    [Fact]
    public void LayoutOrderAndQuotesDoNotMatter()
    {
        const string block = "b:\n  - 1.50\n  - x y # comment\na: 'true'\n";
        const string flow = "{ a: true, b: [1.50, \"x y\"] }";
        Assert.Equal("""{"a":true,"b":[1.50,"x y"]}""", Canonical(block));
        Assert.Equal(Canonical(block), Canonical(flow));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.5e+10", "-0.5e+10")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData("01", "\"01\"")]
    [InlineData("1.", "\"1.\"")]
    [InlineData(".5", "\".5\"")]
    [InlineData("1e", "\"1e\"")]
    [InlineData("'-'", "\"-\"")]
    [InlineData("NaN", "\"NaN\"")]
    [InlineData("null", "\"null\"")]
    [InlineData("''", "\"\"")]
    public void ScalarsKeepTheirText(string yaml, string json) => Assert.Equal($$"""{"a":{{json}}}""", Canonical("a: " + yaml));

    [Fact]
    public void ReadingGivesTheSameTreeBack()
    {
        string json = Canonical(SampleSchema.Macro);
        ConfigNode read = CanonicalConfig.Read(json, "manifest.json");
        Assert.Equal(json, CanonicalConfig.Write(read));
        Assert.Equal(
            SampleSchema.Read(SampleSchema.Macro).Parameters,
            SampleSchema.Read(read).Parameters);
    }

    [Theory]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\":null}")]
    [InlineData("{")]
    [InlineData("")]
    public void ForeignTextIsRefused(string json) => Assert.Throws<UserInputException>(() => CanonicalConfig.Read(json, "manifest.json"));

    private static string Canonical(string yaml) => CanonicalConfig.Write(YamlReader.Parse(yaml, "f.yaml"));
}
