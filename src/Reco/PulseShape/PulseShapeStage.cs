using JparcSim.Core.Events;
using JparcSim.Core.PulseShape;

namespace JparcSim.Reco.PulseShape;

/// <summary>Fills the pulse-shape columns of triggers from their waveforms. Immutable: one instance serves all workers.</summary>
public sealed class PulseShapeStage
{
    private readonly PulseAlignment _alignment;
    private readonly PulseShapeLikelihood? _likelihood;

    /// <summary>Takes the likelihood of an artefact; without one only the tail is measured.</summary>
    public PulseShapeStage(PulseAlignment alignment, PulseShapeLikelihood? likelihood)
    {
        _alignment = alignment;
        _likelihood = likelihood;
    }

    /// <summary>Makes the buffers of a worker.</summary>
    public PulseShapeWorkspace CreateWorkspace() => new(_likelihood?.Alignment.Length ?? 0);

    /// <summary>Processes trigger rows that have a vertex; their waveforms follow one another from a row on.</summary>
    /// <param name="triggers">Triggers; the pulse-shape columns get one row each.</param>
    /// <param name="firstTrigger">First row.</param>
    /// <param name="endTrigger">Row after the last.</param>
    /// <param name="waveforms">Waveforms in the order of the triggers; none for readouts without.</param>
    /// <param name="firstWaveform">First row of the first trigger.</param>
    /// <param name="workspace">Buffers of this worker.</param>
    public void Process(
        TriggerTable triggers, int firstTrigger, int endTrigger, WaveformTable waveforms, int firstWaveform, PulseShapeWorkspace workspace)
    {
        int row = firstWaveform;
        for (int trigger = firstTrigger; trigger < endTrigger; trigger++)
        {
            int end = row;
            while (end < waveforms.RowCount && waveforms.TriggerId[end] == triggers.TriggerId[trigger])
            {
                end++;
            }

            triggers.TailOverTotal.Add(end > row ? Tail(waveforms, row, end, workspace) : null);
            triggers.PsdScore.Add(end > row && _likelihood is not null ? Score(_likelihood, triggers, trigger, waveforms, row, end, workspace) : null);
            row = end;
        }
    }

    private double? Tail(WaveformTable waveforms, int first, int end, PulseShapeWorkspace workspace)
    {
        Span<int> sum = workspace.Sum(waveforms.LowGainCounts[first].Length);
        sum.Clear();
        for (int row = first; row < end; row++)
        {
            ReadOnlySpan<byte> samples = waveforms.LowGainCounts[row];
            for (int i = 0; i < samples.Length; i++)
            {
                sum[i] += samples[i];
            }
        }

        return TailOverTotal.Of(_alignment, sum);
    }

    private static double? Score(
        PulseShapeLikelihood likelihood, TriggerTable triggers, int trigger, WaveformTable waveforms, int first, int end,
        PulseShapeWorkspace workspace)
    {
        int cell = likelihood.Cells.Of(triggers.RecoXMm[trigger], triggers.RecoYMm[trigger], triggers.RecoZMm[trigger]);
        return likelihood.Score(cell, waveforms.LowGainCounts, first, end, workspace.Shape);
    }
}
