using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Tests.Running;

namespace JparcSim.Pipeline.Tests.Benching;

public sealed class ChainBenchTests
{
    // The bench cuts parts of its own, so that the macro's mistake would go unseen.
    [Fact]
    public void AMistakeInWhatTheBenchReplacesIsSaid()
    {
        UserInputException exception = Assert.Throws<UserInputException>(
            () => SmallRun.Simulator.Bench("jsns2-near-ibd", ["partEvents=0"], 10, static _ => { }, CancellationToken.None));
        Assert.Contains("partEvents: found '0'", exception.Message, StringComparison.Ordinal);
    }
}
