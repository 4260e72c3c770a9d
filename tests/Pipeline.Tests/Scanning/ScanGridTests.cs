using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Scanning;

namespace JparcSim.Pipeline.Tests.Scanning;

public sealed class ScanGridTests
{
    [Theory]
    [InlineData("seed=1,2, 3", "1|2|3")]
    [InlineData("channels[0].positionMm=[0,0,0],[0, 0, 500]", "[0,0,0]|[0, 0, 500]")]
    [InlineData("oscillation={ model: none },{ model: constant, probability: 0.003 }", "{ model: none }|{ model: constant, probability: 0.003 }")]
    [InlineData("name=\"a,b\",'c,]d'", "\"a,b\"|'c,]d'")]
    [InlineData("seed=7", "7")]
    public void ValuesAreSplitAtCommasOutsideOfBracketsAndQuotes(string option, string values) =>
        Assert.Equal(values.Split('|'), VariedPath.Parse(option).Values);

    [Fact]
    public void PointsAreAllCombinationsAndTheLastPathChangesFastest()
    {
        ScanGrid grid = ScanGrid.Parse(["a=1,2", "b.c[0]=[x,y],z,w"]);
        Assert.Equal(
            ["a=1 b.c[0]=[x,y]", "a=1 b.c[0]=z", "a=1 b.c[0]=w", "a=2 b.c[0]=[x,y]", "a=2 b.c[0]=z", "a=2 b.c[0]=w"],
            grid.Points.Select(point => string.Join(' ', point.Assignments)));
        Assert.Equal(Enumerable.Range(0, 6), grid.Points.Select(point => point.Index));
        Assert.Equal("point-005", grid.Points[5].FolderName);
    }

    [Theory]
    [InlineData("--vary seed: found no path", "seed")]
    [InlineData("--vary =1,2: found no path", "=1,2")]
    [InlineData("--vary a[x]=1: found no path", "a[x]=1")]
    [InlineData("--vary seed=1,,2: found an empty value", "seed=1,,2")]
    [InlineData("--vary seed=: found an empty value", "seed=")]
    [InlineData("--vary: found seed twice", "seed=1,2", "seed=3")]
    [InlineData("--vary: found nothing")]
    public void AMistakeIsTold(string problem, params string[] options) =>
        Assert.StartsWith(problem, Assert.Throws<UserInputException>(() => ScanGrid.Parse(options)).Problems[0], StringComparison.Ordinal);

    [Fact]
    public void TooManyPointsAreRefused()
    {
        string values = string.Join(',', Enumerable.Range(0, 100));
        var refused = Assert.Throws<UserInputException>(() => ScanGrid.Parse([$"a={values}", $"b={values}"]));
        Assert.Equal("--vary: found 10000 points, expected at most 1000", refused.Problems[0]);
    }
}
