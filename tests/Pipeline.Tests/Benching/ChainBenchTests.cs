using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Tests.Running;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Tests.Benching;

public sealed class ChainBenchTests
{
    // The bench cuts parts of its own, so that the macro's mistake would go unseen.
    [Fact]
    public void AMistakeInWhatTheBenchReplacesIsSaid()
    {
        UserInputException exception = Assert.Throws<UserInputException>(
            () => SmallRun.Simulator.Bench(new BenchRequest("jsns2-near-ibd", ["partEvents=0"], 10, FileCompression.Zstd), static _ => { }, CancellationToken.None));
        Assert.Contains("partEvents: found '0'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryStageTakesTimeAndEveryThreadCountIsMeasured()
    {
        BenchReport report = SmallRun.Simulator.Bench(new BenchRequest("jsns2-near-ibd", [], 300, FileCompression.Zstd), static _ => { }, CancellationToken.None);
        Assert.Equal(
            ["generate", "transport", "light-and-electronics", "reconstruct", "pulse-shape", "pair-and-select", "write"], report.Stages.Select(stage => stage.Name));
        Assert.All(report.Stages, stage => Assert.True(stage.NsPerEvent > 0.0, stage.Name));
        Assert.All(report.Threads, threads => Assert.True(threads.EventsPerSecond > 0.0));
    }
}
