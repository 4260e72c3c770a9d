using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Core.Random;
using JparcSim.Pipeline.Auditing;
using JparcSim.Pipeline.Dataset;

namespace JparcSim.Pipeline.PulseShape;

/// <summary>A trigger that pulse shape is asked about.</summary>
/// <param name="EventId">Event that made it.</param>
/// <param name="TriggerId">Identity within its dataset.</param>
/// <param name="IsSignal">Whether its channel is the signal's.</param>
/// <param name="IsForTraining">Whether it belongs to the training half.</param>
/// <param name="XMm">Vertex x, mm.</param>
/// <param name="YMm">Vertex y, mm.</param>
/// <param name="ZMm">Vertex z, mm.</param>
/// <param name="EnergyMeV">Energy, MeV.</param>
/// <param name="StoredScore">Score that the run gave it; null without an artefact.</param>
/// <param name="TailOverTotal">Late over all light; null without waveforms.</param>
/// <param name="FirstWaveform">First row of its waveforms in the part.</param>
/// <param name="EndWaveform">Row after their last; equal to the first when they were not kept.</param>
internal readonly record struct PsdCandidate(
    long EventId, long TriggerId, bool IsSignal, bool IsForTraining, double XMm, double YMm, double ZMm, double EnergyMeV, double? StoredScore,
    double? TailOverTotal, int FirstWaveform, int EndWaveform);

/// <summary>Reads the triggers of two classes that pass the cuts of a prompt candidate, with their waveforms where a dataset keeps them.</summary>
/// <remarks>Prompt energy 20 to 60 MeV and the fiducial volume of the oscillation search (<see cref="PsdRegion"/>).</remarks>
internal sealed class PsdCandidates
{
    private const double LeastMeV = 20.0;
    private const double MostMeV = 60.0;

    private readonly PsdClass _signal;
    private readonly PsdClass _background;
    private readonly double _trainFraction;

    public PsdCandidates(string signal, string background, double trainFraction)
    {
        if (signal == background)
        {
            throw new UserInputException($"--background: found '{background}', the same as --signal, expected another channel");
        }

        (_signal, _background, _trainFraction) = (new PsdClass(signal), new PsdClass(background), trainFraction);
    }

    /// <summary>Goes through the candidates of a dataset, part after part.</summary>
    /// <param name="dataset">Folder.</param>
    /// <param name="visit">Called with each candidate and the waveforms of its part.</param>
    public void Visit(string dataset, Action<PsdCandidate, WaveformTable> visit)
    {
        var folder = new DatasetFolder(dataset);
        Manifest manifest = folder.ReadCompleteManifest();
        IReadOnlyList<string> channels = ManifestRun.Channels(manifest);
        PsdClass.Check(dataset, channels, _signal, _background);
        var region = PsdRegion.Of(ManifestRun.Resolve(manifest).Scintillator.Detector.Geometry);
        bool hasWaveforms = KeepList.Has(manifest.Keep, WaveformTable.KeepWord);
        var reader = new DatasetReader(folder, manifest);
        var interactions = new InteractionTable(channels);
        var triggers = new TriggerTable();
        var waveforms = new WaveformTable();
        var pairs = new PairTable(channels, CutCatalog.Names);
        foreach (int part in reader.Parts)
        {
            reader.Load(interactions, part, [interactions.EventId, interactions.Channel, interactions.Weight]);
            reader.Load(triggers, part, [
                triggers.TriggerId, triggers.EventId, triggers.RecoEnergyMeV, triggers.RecoXMm, triggers.RecoYMm, triggers.RecoZMm, triggers.PsdScore,
                triggers.TailOverTotal]);
            if (_signal.IsControlSample || _background.IsControlSample)
            {
                reader.Load(pairs, part, [pairs.PairId, pairs.PromptTriggerId, pairs.DelayedTriggerId, .. pairs.Pass]);
                _signal.Select(pairs);
                _background.Select(pairs);
            }

            if (hasWaveforms)
            {
                reader.Load(waveforms, part, [waveforms.TriggerId, waveforms.LowGainCounts]);
            }

            VisitPart(manifest.Seed, region, interactions, triggers, waveforms, visit);
        }
    }

    private void VisitPart(
        ulong seed, PsdRegion region, InteractionTable interactions, TriggerTable triggers, WaveformTable waveforms, Action<PsdCandidate, WaveformTable> visit)
    {
        int next = 0;
        int rows = waveforms.TriggerId.RowCount;
        for (int row = 0; row < triggers.TriggerId.RowCount; row++)
        {
            long triggerId = triggers.TriggerId[row];
            int first = next;
            while (next < rows && waveforms.TriggerId[next] == triggerId)
            {
                next++;
            }

            if (triggers.EventId[row] is not { } eventId || !IsPrompt(region, triggers, row))
            {
                continue;
            }

            int interaction = interactions.EventId.Values.BinarySearch(eventId);
            string channel = interactions.Channel[interaction];
            bool isSignal = _signal.Has(channel, triggerId);
            if (isSignal || _background.Has(channel, triggerId))
            {
                (isSignal ? _signal : _background).CheckWeight(interactions.Weight[interaction]);
                visit(
                    new PsdCandidate(
                        eventId, triggerId, isSignal, IsForTraining(seed, eventId), triggers.RecoXMm[row], triggers.RecoYMm[row],
                        triggers.RecoZMm[row], triggers.RecoEnergyMeV[row], triggers.PsdScore[row], triggers.TailOverTotal[row], first, next),
                    waveforms);
            }
        }
    }

    // By the event, so that no event trains and applies; by its own stream, so that nothing else depends on it.
    private bool IsForTraining(ulong seed, long eventId) =>
        new EventRandom(seed, (ulong)eventId, RandomStage.TrainingSplit).Uniform() < _trainFraction;

    private static bool IsPrompt(PsdRegion region, TriggerTable triggers, int row) =>
        triggers.RecoEnergyMeV[row] is > LeastMeV and < MostMeV
        && region.Contains(triggers.RecoXMm[row], triggers.RecoYMm[row], triggers.RecoZMm[row]);
}
