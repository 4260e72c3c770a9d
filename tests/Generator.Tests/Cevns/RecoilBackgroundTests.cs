using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Generator.Cevns;

namespace JparcSim.Tests.Generator.Cevns;

public class RecoilBackgroundTests
{
    private const int Events = 100_000;

    public static TheoryData<RecoilShape> Shapes => [new(0.9, 18.5, double.PositiveInfinity), new(2.0, 50.0, 10.0)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Energies_follow_their_shape_and_a_bias_of_2_percent_would_show(RecoilShape shape)
    {
        double[] sample = new double[Events];
        for (int i = 0; i < Events; i++)
        {
            sample[i] = shape.Sample(new EventRandom(3, (ulong)i, RandomStage.Interaction).Uniform());
        }

        StatisticalAssert.Follows(shape.Cumulative, sample);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(energy => shape.Cumulative(0.98 * energy), sample));
        Assert.Equal(1.0, GaussLegendre.Integrate(shape.DensityPerKeVnr, shape.FromKeVnr, shape.ToKeVnr, 20), 1e-9);
        Assert.Equal(shape.Cumulative(7.0), GaussLegendre.Integrate(shape.DensityPerKeVnr, shape.FromKeVnr, 7.0, 20), 1e-9);
    }

    [Theory]
    [InlineData(RecoilBackgroundKind.SteadyState)]
    [InlineData(RecoilBackgroundKind.BeamNeutron)]
    [InlineData(RecoilBackgroundKind.NeutrinoNeutron)]
    public void Times_follow_their_distributions_and_a_bias_of_2_percent_would_show(RecoilBackgroundKind kind)
    {
        var background = new RecoilBackground(kind, 100.0, new RecoilShape(1.0, 10.0, double.PositiveInfinity));
        double[] sample = new double[Events];
        for (int i = 0; i < Events; i++)
        {
            var random = new EventRandom(3, (ulong)i, RandomStage.Timeline);
            sample[i] = background.SampleTimeUs(ref random);
        }

        StatisticalAssert.Follows(background.TimeCumulative, sample);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.Follows(time => background.TimeCumulative(0.98 * time), sample));
    }
}
