using JparcSim.Core.Detectors;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Running;
using JparcSim.Reco.Calibration;

namespace JparcSim.Pipeline.Tests.Dataset;

public sealed class CalibrationConstantsTests
{
    private static readonly PmtArray Pmts = ResolvedRun.Resolve(MacroFile.Load("gun", [])).Scintillator.Detector.Geometry.InnerPmts;

    private static readonly LightMapParameters Map = new(70.0, 60.0, 20.0, 1e-4, 0.05, 0.001, [.. Enumerable.Repeat(1.0, Pmts.Count)]);

    [Fact]
    public void TheyTellAnyOtherLightMapApart()
    {
        LightMapParameters[] others =
        [
            Map with { Angular0PePerMeV = 71.0 },
            Map with { Angular1PePerMeV = 61.0 },
            Map with { Angular2PePerMeV = 21.0 },
            Map with { AttenuationPerMm = 2e-4 },
            Map with { DiffusePePerMeV = 0.06 },
            Map with { DiffuseSlopePePerMeVM2 = 0.002 },
            Map with { Efficiencies = [.. Map.Efficiencies.SkipLast(1), Math.BitIncrement(1.0)] },
        ];
        Assert.Equal(others.Length + 1, others.Append(Map).Select(map => Of(map).LightMapSha256).Distinct().Count());
        Assert.Equal(Of(Map), Of(Map with { Efficiencies = [.. Map.Efficiencies] }));
    }

    private static CalibrationConstants Of(LightMapParameters map) =>
        CalibrationConstants.Of(new Calibration(new NominalLightMap(Pmts, map, 0.02), new EnergyScale(8.0, 0.01, 0.4, 1.0)));
}
