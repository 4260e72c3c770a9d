using System.Text.Json;
using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Tests.Describing;

/// <summary>docs/json.md is written by hand; its tables must have the keys of the types that are printed.</summary>
public sealed class JsonPageTests
{
    private static readonly string[] Page = GoldenPage.Read("json.md").Split('\n');

    [Theory]
    [InlineData("## `run`", typeof(RunSummary))]
    [InlineData("### `cutFlow[]`", typeof(CutFlowRow))]
    [InlineData("### `cutFlow[].classes[]`", typeof(CutFlowClass))]
    [InlineData("### `files[]`", typeof(DatasetFile))]
    [InlineData("## `run --dry-run`", typeof(RunForecast))]
    [InlineData("### `channels[]`", typeof(ChannelForecast))]
    [InlineData("## `scan`", typeof(ScanReport))]
    [InlineData("### `points[]`", typeof(ScanPointReport))]
    [InlineData("### `points[].values[]`", typeof(ScanValue))]
    [InlineData("### `points[].rows[]`", typeof(ScanRow))]
    [InlineData("### `points[].rows[].quantities[]`", typeof(ScanSpread))]
    [InlineData("## `replay`", typeof(ReplayReport))]
    [InlineData("### `tables[]` of `replay`", typeof(ReplayTable))]
    [InlineData("## `verify`", typeof(VerifyReport))]
    [InlineData("## `show`", typeof(DatasetOverview))]
    [InlineData("### `tables[]` of `show`", typeof(TableOverview))]
    [InlineData("### `exposure[]`", typeof(ExposureOverview))]
    [InlineData("## `spectrum`", typeof(SpectrumReport))]
    [InlineData("### `recoilBins[]`", typeof(BinCount))]
    [InlineData("### `bins2d[]`", typeof(RecoilTimeBin))]
    [InlineData("## `analyze cevns --parameter`", typeof(ParameterReport))]
    [InlineData("## `analyze cevns --plane`", typeof(PlaneReport))]
    [InlineData("### `entries[]`", typeof(CatalogEntry))]
    [InlineData("### `parameters[]`", typeof(ResolvedParameter))]
    [InlineData("### `checks[]`", typeof(ValidationCheck))]
    [InlineData("## `bench`", typeof(BenchReport))]
    [InlineData("### `stages[]`", typeof(StageTime))]
    [InlineData("### `threads[]`", typeof(ThreadRate))]
    [InlineData("## `bench --baselines`", typeof(BaselineReport))]
    [InlineData("### `chains[]`", typeof(ChainSpeed))]
    public void A_table_has_the_keys_of_its_type(string heading, Type printed)
    {
        IEnumerable<string> declared = printed.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        Assert.Equal(declared, KeysBelow(heading));
    }

    private static IEnumerable<string> KeysBelow(string heading)
    {
        Assert.Contains(heading, Page);
        return Page.SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith('#'))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1]);
    }
}
