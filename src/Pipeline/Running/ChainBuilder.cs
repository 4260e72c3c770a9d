using JparcSim.Core.Configuration;
using JparcSim.Detector;
using JparcSim.Detector.Recoil;
using JparcSim.Pipeline.Configuration;
using JparcSim.Pipeline.PulseShape;
using JparcSim.Reco.Calibration;
using JparcSim.Reco.PulseShape;

namespace JparcSim.Pipeline.Running;

/// <summary>Builds the stages of a resolved run; remembers the calibration of the last detectors it has met. May be shared by threads.</summary>
/// <param name="threads">Threads of a calibration when the caller does not say.</param>
internal sealed class ChainBuilder(int threads)
{
    private const int MaxRemembered = 8;   // a scan may meet a new detector at every point

    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, (DetectorStage Stage, Calibration Calibration)> _detectors = [];

    /// <summary>The stages of a run.</summary>
    /// <exception cref="UserInputException">The detector's calibration runs cannot be fitted.</exception>
    public Chain Build(ResolvedRun run, Action<ProgressReport>? progress = null) => Build(run, threads, progress);

    /// <summary>The stages of a run, with so many threads for its calibration.</summary>
    /// <exception cref="UserInputException">The detector's calibration runs cannot be fitted.</exception>
    public Chain Build(ResolvedRun run, int calibrationThreads, Action<ProgressReport>? progress = null)
    {
        if (run.Setup is RecoilSetup recoil)
        {
            return new RecoilChain(run.Generator, new RecoilStage(recoil.Detector.Response));
        }

        ScintillatorSetup setup = run.Scintillator;
        progress?.Invoke(new ProgressReport("calibrating the detector", 0, 0));
        (DetectorStage stage, Calibration calibration) = Calibrated(run, setup, calibrationThreads);
        return new ScintillatorChain(
            run.Generator,
            setup,
            stage,
            Calibrator.Reconstruction(setup.Detector, stage, setup.Fit, calibration.LightMap, calibration.EnergyScale.MeVPerUnit),
            new PulseShapeStage(PsdService.Alignment, setup.Psd?.Likelihood),
            calibration);
    }

    private (DetectorStage Stage, Calibration Calibration) Calibrated(ResolvedRun run, ScintillatorSetup setup, int calibrationThreads)
    {
        string key = $"{setup.Fit}\n{CanonicalConfig.Write(run.Sources.Detector)}";
        lock (_lock)
        {
            if (!_detectors.TryGetValue(key, out (DetectorStage Stage, Calibration Calibration) detector))
            {
                var stage = new DetectorStage(setup.Detector);
                detector = (stage, Calibrate(run, setup, stage, calibrationThreads));
                _detectors[key] = detector;
                if (_detectors.Count > MaxRemembered)
                {
                    _detectors.RemoveAt(0);
                }
            }

            return detector;
        }
    }

    // Whether a detector's calibration runs are of use shows only when they are run: it is the detector file's mistake all the same.
    private static Calibration Calibrate(ResolvedRun run, ScintillatorSetup setup, DetectorStage stage, int calibrationThreads)
    {
        try
        {
            return new Calibrator(setup.Detector, stage, setup.Fit, calibrationThreads).Run();
        }
        catch (CalibrationException exception)
        {
            ConfigNode detector = run.Sources.Detector;
            throw new UserInputException(
                $"{(detector.Find("calibration") ?? detector).Location}: detector.calibration: found {exception.Message}, expected runs that can be fitted");
        }
    }
}
