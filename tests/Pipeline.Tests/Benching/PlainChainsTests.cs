using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Benching;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Tests.Describing;
using JparcSim.Pipeline.Tests.Running;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Tests.Benching;

public sealed class PlainChainsTests
{
    [Fact]
    public void A_folder_without_plain_chains_is_said()
    {
        UserInputException exception = Assert.Throws<UserInputException>(() => new PlainChains("/nowhere"));
        Assert.Contains("found no numpy_chain.py in '/nowhere'", exception.Message, StringComparison.Ordinal);
    }

    // Python, numpy and a compiler need not be there: then a sentence says which is missing.
    [Fact]
    public void Every_chain_is_measured_or_what_is_missing_is_said()
    {
        try
        {
            BaselineReport report = SmallRun.Simulator.BenchBaselines(
                new BenchRequest("bench-baseline", [], 40, FileCompression.Zstd), Path.Combine(GoldenPage.DocsFolder(), "..", "benchmarks", "baselines"), static _ => { }, CancellationToken.None);
            Assert.Equal(8, report.Chains.Count);
            Assert.All(report.Chains, chain => Assert.InRange(chain.PhotoElectronsPerEvent, 6500.0, 9500.0));
            Assert.All(report.Chains, chain => Assert.True(chain.NsPerPhotoElectron > 0.0, chain.Name));
        }
        catch (UserInputException exception)
        {
            Assert.Matches("--baselines: found no (python3 with numpy|g\\+\\+), expected", exception.Message);
        }
    }
}
