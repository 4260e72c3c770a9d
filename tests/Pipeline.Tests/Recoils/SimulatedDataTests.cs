using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Tests.Running;

namespace JparcSim.Pipeline.Tests.Recoils;

/// <summary>What was put into a run comes out of the analysis of its dataset.</summary>
public sealed class SimulatedDataTests : IDisposable
{
    private const double Truth = 0.22;
    private const string Model = "channels[0].modifications.weakMixingAngle=0.22";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Statistical error 1.3 %: 0.22 lies in the interval of 99.99 %, and 0.23867 outside, six errors away.
    [Theory]
    [InlineData("pot=1.0514e23")]
    [InlineData("events=200000")]
    public void A_run_with_another_weak_angle_is_recognised(string length)
    {
        RunSummary run = SmallRun.Run(_folder["csi"], [length, Model], "cevns/csi");
        ParameterReport report = SmallRun.Simulator.AnalyzeParameter(Request(0.9999, "flux", "quenching", "background") with { Data = [run.Dataset] });
        Assert.InRange(Truth, report.Low!.Value, report.High!.Value);
        Assert.True(report.High < 0.23867, $"up to {report.High}");
        Assert.InRange(report.BestFit, 0.21, 0.23);
    }

    [Fact]
    public void Weighted_events_are_close_to_what_is_expected()
    {
        RunSummary run = SmallRun.Run(_folder["csi"], ["events=400000"], "cevns/csi");
        ParameterReport expected = SmallRun.Simulator.AnalyzeParameter(Request(0.9));
        ParameterReport simulated = SmallRun.Simulator.AnalyzeParameter(Request(0.9) with { Data = [run.Dataset] });
        Assert.InRange(simulated.Low!.Value - expected.Low!.Value, -0.002, 0.002);
        Assert.InRange(simulated.High!.Value - expected.High!.Value, -0.002, 0.002);
    }

    [Fact]
    public void Data_that_do_not_fit_are_refused()
    {
        string recoils = SmallRun.Run(_folder["xe"], ["events=100"], "cevns/xe").Dataset;
        string csi = SmallRun.Run(_folder["csi"], ["events=100", "exposurePot=1e22"], "cevns/csi").Dataset;
        string pairs = SmallRun.Run(_folder["near"]).Dataset;
        string shard = SmallRun.Run(SmallRun.Request(_folder["shard"], ["events=100", "partEvents=50"], "cevns/csi") with { ShardCount = 2 }).Dataset;
        string heavy = SmallRun.Run(_folder["heavy"], ["events=100", "detector.massKg=88"], "cevns/csi").Dataset;
        string scaled = SmallRun.Run(_folder["scaled"], ["pot=1e21"], "cevns/csi").Dataset;
        Refuses("detector: found xe-tpc, expected csi-cryogenic", recoils);
        Refuses("detector: found another response or mass, expected csi-cryogenic", heavy);
        Refuses("protons that stand for 1.0514E+23, expected as many: run it with --set exposurePot=1.00", scaled);
        Refuses("protons on target: found 1E+22, expected 1.0514E+23 as in the macro (--set exposurePot)", csi);
        Refuses("a dataset of pairs, expected one of recoils", pairs);
        Refuses("parts: found 1, expected 2: a whole run", shard);
        Refuses("found 2 datasets beside 1 macros, expected one for each", csi, csi);
        Refuses("expected the manifest of a dataset", _folder["nowhere"]);
    }

    private static void Refuses(string problem, params string[] data) => Assert.Contains(
        problem, Assert.Throws<UserInputException>(() => SmallRun.Simulator.AnalyzeParameter(Request(0.9) with { Data = data })).Message, StringComparison.Ordinal);

    private static CevnsRequest Request(double confidence, params string[] without) =>
        new(["cevns/csi"], [], ["weakMixingAngle"], [], [], confidence, without, null, []);
}
