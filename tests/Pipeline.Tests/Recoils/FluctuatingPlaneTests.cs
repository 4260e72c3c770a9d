using JparcSim.Generator.Cevns;
using JparcSim.Pipeline.Recoils;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Tests.Recoils;

/// <summary>Regions of data that fluctuate lie around the lowest place of the plane.</summary>
public sealed class FluctuatingPlaneTests
{
    private const double LowConfidence = 0.0005;   // the border then lies close around the best fit

    // Couplings of two flavours without times: valleys along oblique lines.
    [Theory]
    [InlineData("csi", "nsiUpEe", "nsiUpMuMu", "time", 1, LowConfidence)]
    [InlineData("csi", "nsiUpEe", "nsiUpMuMu", "time", 6, LowConfidence)]
    [InlineData("csi", "nsiUpEe", "nsiUpMuMu", "", 2, 0.9)]
    [InlineData("ar", "chargeRadiusNuE", "chargeRadiusNuMu", "", 3, 0.5)]
    [InlineData("ge", "nsiUpEe", "nsiDownEe", "time", 4, LowConfidence)]
    [InlineData("xe", "couplingBL", "weakMixingAngle", "", 5, 0.9)]
    public void The_border_is_at_the_level_and_nothing_is_below_the_best_fit(string macro, string x, string y, string without, int seed, double confidence)
    {
        var request = new CevnsRequest(
            [$"cevns/{macro}"], [], [x, y], [], [], confidence, without.Length == 0 ? [] : [without], (ulong)seed, []);
        var fit = new CevnsFit(request);
        PlaneReport report = new Simulator().AnalyzePlane(request);
        (CevnsParameter ofX, CevnsParameter ofY) = (CevnsParameters.ByName[x], CevnsParameters.ByName[y]);
        double least = At(report.BestFit[0], report.BestFit[1]);
        IReadOnlyList<double>[] border = [.. report.Contours.SelectMany(line => line)];
        Assert.All(border, point => Assert.Equal(report.Level, At(point[0], point[1]) - least, Math.Max(0.05 * report.Level, 2e-5)));
        Assert.True(At(ofX.Get(fit.Truth, fit.Target), ofY.Get(fit.Truth, fit.Target)) >= least);
        (double lowX, double highX) = (border.Min(point => point[0]), border.Max(point => point[0]));
        (double lowY, double highY) = (border.Min(point => point[1]), border.Max(point => point[1]));
        Assert.InRange(report.BestFit[0], lowX, highX);
        Assert.InRange(report.BestFit[1], lowY, highY);
        const int Fine = 90;
        for (int i = 0; i <= Fine; i++)
        {
            for (int j = 0; j <= Fine; j++)
            {
                double value = At(lowX + ((highX - lowX) * i / Fine), lowY + ((highY - lowY) * j / Fine));
                Assert.True(value >= least - 1e-6, $"{least - value} below the best fit");
            }
        }

        double At(double valueX, double valueY) => fit.Chi2(ofY.With(ofX.With(fit.Truth, valueX), valueY));
    }

    [Fact]
    public void A_profile_finds_the_deeper_of_two_valleys()
    {
        var request = new CevnsRequest(["cevns/csi"], [], ["nsiUpMuMu"], ["nsiUpEe"], [], 0.9, ["time"], 1, []);
        var fit = new CevnsFit(request);
        ParameterReport report = new Simulator().AnalyzeParameter(request);
        PlaneReport plane = new Simulator().AnalyzePlane(request with { Parameters = ["nsiUpEe", "nsiUpMuMu"], Profile = [], Confidence = LowConfidence });
        Assert.Equal(plane.BestFit[1], report.BestFit, 0.005);
        Assert.Equal(0.0475, report.BestFit, 0.005);
    }
}
