using JparcSim.Analysis.PulseShape;
using JparcSim.Core.PulseShape;
using JparcSim.Core.Random;

namespace JparcSim.Analysis.Tests.PulseShape;

public class PulseShapeTrainerTests
{
    private static readonly PulseAlignment Alignment = new(10, 3, 40, [20.0]);
    private static readonly PositionCells Cells = new([0.0], []);

    [Fact]
    public void A_trained_likelihood_tells_a_slow_pulse_from_a_fast_one()
    {
        PulseShapeLikelihood likelihood = Train(400);
        double[] signal = Scores(likelihood, true);
        double[] background = Scores(likelihood, false);
        var roc = new RocCurve(signal, background);
        Assert.True(roc.AreaUnderCurve > 0.95, $"area {roc.AreaUnderCurve}");
    }

    [Fact]
    public void A_cell_with_few_pulses_knows_nothing()
    {
        PulseShapeLikelihood likelihood = Train(PulseShapeTrainer.LeastPulses - 1);
        Assert.All(likelihood.LogRatios.ToArray(), ratio => Assert.Equal(0.0f, ratio));
    }

    [Fact]
    public void Equal_classes_give_no_information()
    {
        var trainer = new PulseShapeTrainer(Alignment, Cells, 20);
        for (int i = 0; i < 400; i++)
        {
            byte[] samples = Pulse(i, 5.0);
            trainer.Add(true, 0, samples);
            trainer.Add(false, 0, samples);
        }

        Assert.All(trainer.Build().LogRatios.ToArray(), ratio => Assert.Equal(0.0, ratio, 1e-6));
        Assert.Equal(400, trainer.SignalPulses);
    }

    [Fact]
    public void Small_saturated_and_cut_pulses_are_not_used()
    {
        var shape = new float[Alignment.Length];
        Assert.True(Alignment.TryAlign(Pulse(1, 5.0), shape, out _));
        Assert.Equal(1.0f, shape[Alignment.BeforePeak]);
        Assert.False(Alignment.TryAlign([.. Enumerable.Repeat((byte)20, 100)], shape, out _));
        byte[] saturated = Pulse(1, 5.0);
        saturated[30] = 255;
        Assert.False(Alignment.TryAlign(saturated, shape, out _));
        byte[] late = [.. Enumerable.Repeat((byte)20, 99), 200];
        Assert.False(Alignment.TryAlign(late, shape, out _));
    }

    private static PulseShapeLikelihood Train(int count)
    {
        var trainer = new PulseShapeTrainer(Alignment, Cells, 20);
        for (int i = 0; i < count; i++)
        {
            trainer.Add(true, Cells.Of(0.0, 0.0, 1.0), Pulse(2 * i, 5.0));
            trainer.Add(false, Cells.Of(0.0, 0.0, 1.0), Pulse((2 * i) + 1, 6.0));
        }

        return trainer.Build();
    }

    private static double[] Scores(PulseShapeLikelihood likelihood, bool isSignal)
    {
        var shape = new float[Alignment.Length];
        return [.. Enumerable.Range(0, 300).Select(i =>
        {
            Assert.True(Alignment.TryAlign(Pulse(100_000 + (2 * i) + (isSignal ? 0 : 1), isSignal ? 5.0 : 6.0), shape, out _));
            return likelihood.Score(1, 0, shape);
        })];
    }

    // A pulse of 100 counts that falls with a decay time in samples, with noise of 2 counts.
    private static byte[] Pulse(int key, double decay)
    {
        var random = new EventRandom(9, (ulong)key, RandomStage.Audit);
        var samples = new byte[100];
        for (int i = 0; i < samples.Length; i++)
        {
            double height = i < 30 ? 0.0 : 100.0 * Math.Exp(-(i - 30) / decay);
            samples[i] = (byte)Math.Clamp(20.5 + height + (2.0 * Sampling.Normal(ref random)), 0.0, 255.0);
        }

        return samples;
    }
}
