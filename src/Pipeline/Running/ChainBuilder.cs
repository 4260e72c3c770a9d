using JparcSim.Detector;
using JparcSim.Pipeline.Configuration;

namespace JparcSim.Pipeline.Running;

/// <summary>Builds the stages of a resolved run; remembers the calibration of detectors it has met. May be shared by threads.</summary>
/// <param name="threads">Threads of a calibration when the caller does not say.</param>
internal sealed class ChainBuilder(int threads)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DetectorStage Stage, Calibration Calibration)> _detectors = [];

    /// <summary>The stages of a run.</summary>
    public Chain Build(ResolvedRun run) => Build(run, threads);

    /// <summary>The stages of a run, with so many threads for its calibration.</summary>
    public Chain Build(ResolvedRun run, int calibrationThreads)
    {
        (DetectorStage stage, Calibration calibration) = Calibrated(run, calibrationThreads);
        return new Chain(
            run.Generator,
            stage,
            Calibrator.Reconstruction(run.Detector, stage, calibration.LightMap, calibration.EnergyScale.MeVPerUnit),
            run.Pairing,
            run.Selection,
            calibration);
    }

    private (DetectorStage Stage, Calibration Calibration) Calibrated(ResolvedRun run, int calibrationThreads)
    {
        string key = CanonicalConfig.Write(run.Sources.Detector);
        lock (_lock)
        {
            if (!_detectors.TryGetValue(key, out (DetectorStage Stage, Calibration Calibration) detector))
            {
                var stage = new DetectorStage(run.Detector);
                detector = (stage, new Calibrator(run.Detector, stage, calibrationThreads).Run());
                _detectors[key] = detector;
            }

            return detector;
        }
    }
}
