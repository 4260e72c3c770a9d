using JparcSim.Analysis.PulseShape;
using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Core.PulseShape;
using JparcSim.Detector.Catalog;
using JparcSim.Pipeline.Auditing;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.PulseShape;

/// <summary>Trains a pulse-shape likelihood on datasets with waveforms, and tries it on events that did not train it.</summary>
internal static class PsdService
{
    /// <summary>Alignment of all trainings: 16 ns before the peak hold the front, 200 ns after it all but a percent of the light.</summary>
    public static readonly PulseAlignment Alignment = new(25, 8, 100, [5.0, 8.0, 12.0, 18.0, 30.0]);

    private const int HeightBins = 24;

    /// <summary>Trains on all candidates of some datasets and returns the artefact.</summary>
    public static (PsdArtefact Artefact, PsdTraining Report) Train(
        IReadOnlyList<string> datasets, string signal, string background, string file, CancellationToken cancellation)
    {
        var trainer = new PulseShapeTrainer(Alignment, CellsOf(datasets), HeightBins);
        (int signalEvents, int backgroundEvents) = TrainOn(trainer, datasets, new PsdCandidates(signal, background, 1.0), cancellation);
        Require(signalEvents, signal);
        Require(backgroundEvents, background);
        RequireCells(trainer);
        Manifest[] manifests = [.. datasets.Select(dataset => new DatasetFolder(dataset).ReadCompleteManifest())];
        string trainedOn = string.Join("; ", manifests.Select(m => $"{m.Name} {m.RunId} seed {m.Seed}"))
            + $"; {signalEvents} and {backgroundEvents} triggers, {trainer.SignalPulses} and {trainer.BackgroundPulses} pulses";
        string detector = CommonDetector(manifests);
        var artefact = new PsdArtefact(Path.GetFileNameWithoutExtension(file), detector, signal, background, trainedOn, trainer.Build());
        return (artefact, new PsdTraining(
            file, signalEvents, backgroundEvents, trainer.SignalPulses, trainer.BackgroundPulses, trainer.TrainedCells, trainer.CellCount));
    }

    /// <summary>Scores every candidate that trained nothing.</summary>
    /// <param name="datasets">Datasets.</param>
    /// <param name="signal">Channel of the signal.</param>
    /// <param name="background">Channel of the background.</param>
    /// <param name="trainFraction">Part of the events that trains, when there are waveforms.</param>
    /// <param name="useTail">Whether to take late over all light instead of a likelihood.</param>
    /// <param name="cancellation">Ends it.</param>
    public static ScoredCandidates Score(
        IReadOnlyList<string> datasets, string signal, string background, double trainFraction, bool useTail, CancellationToken cancellation)
    {
        var candidates = new PsdCandidates(signal, background, trainFraction);
        PositionCells cells = CellsOf(datasets);
        var trainer = new PulseShapeTrainer(Alignment, cells, HeightBins);
        if (!useTail)
        {
            TrainOn(trainer, datasets, candidates, cancellation);
        }

        if (trainer.SignalPulses > 0 && trainer.BackgroundPulses > 0)
        {
            RequireCells(trainer);
        }

        bool isTrained = trainer.SignalPulses > 0 && trainer.BackgroundPulses > 0;
        PulseShapeLikelihood likelihood = trainer.Build();
        var scored = new ScoredCandidates(useTail ? "tail-over-total" : isTrained ? "trained" : "stored");
        float[] shape = new float[Alignment.Length];
        double? ScoreOf(in PsdCandidate c, WaveformTable waveforms) =>
            likelihood.Score(cells.Of(c.XMm, c.YMm, c.ZMm), waveforms.LowGainCounts, c.FirstWaveform, c.EndWaveform, shape);
        foreach (string dataset in datasets)
        {
            candidates.Visit(dataset, (candidate, waveforms) =>
            {
                cancellation.ThrowIfCancellationRequested();
                double? score = useTail ? -candidate.TailOverTotal
                    : isTrained ? ScoreOf(candidate, waveforms)
                    : candidate.StoredScore;
                if (!candidate.IsForTraining && score is { } value)
                {
                    scored.Add(candidate, value);
                }
            });
        }

        if (scored.SignalScores.Count == 0 || scored.BackgroundScores.Count == 0)
        {
            throw new UserInputException(
                $"{string.Join(", ", datasets)}: found {scored.SignalScores.Count} candidates of {signal} and {scored.BackgroundScores.Count} of {background} with "
                    + "a pulse shape, expected some of both: runs with --keep waveforms, or with psd: in their macro");
        }

        return scored;
    }

    private static (int Signal, int Background) TrainOn(
        PulseShapeTrainer trainer, IReadOnlyList<string> datasets, PsdCandidates candidates, CancellationToken cancellation)
    {
        int signal = 0;
        int background = 0;
        foreach (string dataset in datasets)
        {
            candidates.Visit(dataset, (candidate, waveforms) =>
            {
                cancellation.ThrowIfCancellationRequested();
                if (!candidate.IsForTraining || candidate.EndWaveform == candidate.FirstWaveform)
                {
                    return;
                }

                int cell = trainer.Cells.Of(candidate.XMm, candidate.YMm, candidate.ZMm);
                for (int row = candidate.FirstWaveform; row < candidate.EndWaveform; row++)
                {
                    trainer.Add(candidate.IsSignal, cell, waveforms.LowGainCounts[row]);
                }

                signal += candidate.IsSignal ? 1 : 0;
                background += candidate.IsSignal ? 0 : 1;
            });
        }

        return (signal, background);
    }

    /// <summary>
    /// What the detector file knows of measured curves: of the likelihood, and of classes by truth. Control samples have a contamination of
    /// their own, and the broadening was fitted to the likelihood.
    /// </summary>
    public static PulseShapeParameters? MeasuredOf(PsdRequest request) =>
        request.UseTail || new PsdClass(request.Signal).IsControlSample || new PsdClass(request.Background).IsControlSample
            ? null
            : ManifestRun.Resolve(new DatasetFolder(request.Datasets[0]).ReadCompleteManifest()).Scintillator.Detector.PulseShape;

    private static void RequireCells(PulseShapeTrainer trainer)
    {
        if (trainer.TrainedCells == 0)
        {
            throw new UserInputException(
                $"psd: found {trainer.SignalPulses} signal and {trainer.BackgroundPulses} background pulses to train with, expected "
                    + $"{PulseShapeTrainer.LeastPulses} of both in at least one of {trainer.CellCount} cells of place and height: more events");
        }
    }

    private static PositionCells CellsOf(IReadOnlyList<string> datasets) => datasets.Count == 0
        ? throw new UserInputException("train psd: found no dataset, expected at least one")
        : PsdRegion.Of(ManifestRun.Resolve(new DatasetFolder(datasets[0]).ReadCompleteManifest()).Scintillator.Detector.Geometry).Cells;

    private static void Require(int events, string channel)
    {
        if (events == 0)
        {
            throw new UserInputException($"train psd: found no trigger of {channel} with waveforms, expected some: runs with --keep waveforms");
        }
    }

    private static string CommonDetector(Manifest[] manifests)
    {
        string[] names = [.. manifests.Select(manifest => manifest.Detector.GetProperty("name").GetString() ?? "").Distinct()];
        return names.Length == 1
            ? names[0]
            : throw new UserInputException($"train psd: found runs of the detectors {string.Join(", ", names)}, expected one detector");
    }
}
