using JparcSim.Core.Events;
using JparcSim.Core.PulseShape;
using JparcSim.Reco.PulseShape;

namespace JparcSim.Reco.Tests.PulseShape;

public class PulseShapeStageTests
{
    private static readonly PulseAlignment Alignment = new(10, 3, 20, [10.0]);

    [Fact]
    public void The_tail_of_the_sum_is_that_of_its_samples()
    {
        (TriggerTable triggers, WaveformTable waveforms) = Tables(2);
        new PulseShapeStage(Alignment, null).Process(triggers, 0, 2, waveforms, 0, new PulseShapeStage(Alignment, null).CreateWorkspace());
        double[] heights = [.. Enumerable.Range(0, 21).Select(i => Math.Floor(100.0 * Math.Pow(0.8, i)))];
        Assert.Equal(heights[15..].Sum() / heights.Sum(), triggers.TailOverTotal[0]!.Value, 1e-12);
        Assert.Equal(2, triggers.PsdScore.RowCount);
        Assert.Null(triggers.PsdScore[0]);
    }

    [Fact]
    public void The_score_is_the_sum_over_photomultipliers_and_samples_in_the_cell_of_the_vertex()
    {
        var cells = new PositionCells([0.0], []);
        const int bins = 4;
        float[] ratios = new float[PulseShapeLikelihood.Size(Alignment, cells, bins)];
        Array.Fill(ratios, 0.5f, ratios.Length / 2, ratios.Length / 2);   // the upper cell
        var stage = new PulseShapeStage(Alignment, new PulseShapeLikelihood(Alignment, cells, bins, ratios));
        (TriggerTable triggers, WaveformTable waveforms) = Tables(3);
        triggers.RecoZMm[0] = -100.0;
        stage.Process(triggers, 0, 2, waveforms, 0, stage.CreateWorkspace());
        Assert.Equal(0.0, triggers.PsdScore[0]);
        Assert.Equal(3.0 * 24.0 * 0.5, triggers.PsdScore[1]!.Value, 1e-9);
    }

    [Fact]
    public void Triggers_without_waveforms_have_no_pulse_shape()
    {
        (TriggerTable triggers, WaveformTable _) = Tables(1);
        var stage = new PulseShapeStage(Alignment, null);
        stage.Process(triggers, 0, 2, new WaveformTable(), 0, stage.CreateWorkspace());
        Assert.Null(triggers.TailOverTotal[0]);
        Assert.Null(triggers.PsdScore[1]);
    }

    // Two triggers at z = 100 mm, each with so many photomultipliers that show a falling pulse of 100 counts at sample 30.
    private static (TriggerTable Triggers, WaveformTable Waveforms) Tables(int pmts)
    {
        var triggers = new TriggerTable();
        var waveforms = new WaveformTable();
        byte[] samples = [.. Enumerable.Range(0, 60).Select(i => (byte)(20 + (i < 30 ? 0 : (int)Math.Floor(100.0 * Math.Pow(0.8, i - 30)))))];
        for (long id = 0; id < 2; id++)
        {
            triggers.TriggerId.Add(id);
            triggers.RecoXMm.Add(0.0);
            triggers.RecoYMm.Add(0.0);
            triggers.RecoZMm.Add(100.0);
            for (int pmt = 0; pmt < pmts; pmt++)
            {
                waveforms.TriggerId.Add(id);
                waveforms.PmtIndex.Add(pmt);
                waveforms.HighGainCounts.Add(samples);
                waveforms.LowGainCounts.Add(samples);
            }
        }

        return (triggers, waveforms);
    }
}
