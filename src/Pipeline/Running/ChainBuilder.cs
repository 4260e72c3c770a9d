using JparcSim.Detector;
using JparcSim.Pipeline.Configuration;

namespace JparcSim.Pipeline.Running;

/// <summary>Builds the stages of a resolved run; remembers the calibration of detectors it has met.</summary>
internal sealed class ChainBuilder(int threads)
{
    private readonly Dictionary<string, (DetectorStage Stage, Calibration Calibration)> _detectors = [];

    /// <summary>The stages of a run.</summary>
    public Chain Build(ResolvedRun run)
    {
        string key = CanonicalConfig.Write(run.Sources.Detector);
        if (!_detectors.TryGetValue(key, out (DetectorStage Stage, Calibration Calibration) detector))
        {
            var stage = new DetectorStage(run.Detector);
            detector = (stage, new Calibrator(run.Detector, stage, threads).Run());
            _detectors[key] = detector;
        }

        return new Chain(
            run.Generator,
            detector.Stage,
            Calibrator.Reconstruction(run.Detector, detector.Calibration.LightMap, detector.Calibration.EnergyScale.MeVPerUnit),
            run.Pairing,
            run.Selection,
            detector.Calibration);
    }
}
