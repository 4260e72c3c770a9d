using JparcSim.Analysis.Inference;

namespace JparcSim.Analysis.Tests.Inference;

public sealed class InferenceTests
{
    [Theory]
    [InlineData(0.9, 2.7055, 4.6052)]
    [InlineData(0.6827, 1.0, 2.2958)]
    public void Levels_are_those_of_wilks(double confidence, double one, double two)
    {
        Assert.Equal(one, ChiSquareLevel.OneParameter(confidence), 0.0005);
        Assert.Equal(two, ChiSquareLevel.TwoParameters(confidence), 0.0005);
    }

    [Fact]
    public void Intervals_may_be_several_narrow_or_open()
    {
        var axis = new ParameterAxis(-100.0, 50.0, 0.0);
        IReadOnlyList<ParameterInterval> two = IntervalFinder.Below(x => Math.Min(x * x, (x + 51.3) * (x + 51.3) * 100.0), axis, 1.0, 0.0);
        Assert.Equal(2, two.Count);
        Assert.Equal(-51.4, two[0].Low!.Value, 1e-6);
        Assert.Equal(-51.2, two[0].High!.Value, 1e-6);
        Assert.Equal(1.0, two[1].High!.Value, 1e-6);
        ParameterInterval open = Assert.Single(IntervalFinder.Below(x => x, new ParameterAxis(0.0, 1e4, 1e-9), 3e-6, 0.0));
        Assert.Null(open.Low);
        Assert.Equal(3e-6, open.High!.Value, 1e-12);
    }

    [Fact]
    public void Axes_go_there_and_back()
    {
        foreach (ParameterAxis axis in new[] { new ParameterAxis(-3.0, 5.0, 0.0), new ParameterAxis(0.0, 100.0, 1e-6) })
        {
            Assert.Equal(axis.Max, axis.At(1.0), 1e-9);
            Assert.Equal(axis.Min, axis.At(0.0), 1e-9);
            Assert.Equal(0.37, axis.PlaceOf(axis.At(0.37)), 1e-9);
        }
    }

    [Fact]
    public void Four_small_islands_are_found_and_followed_round()
    {
        const double Radius = 0.008;
        (double X, double Y)[] centres = [(0.213, 0.207), (0.213, 0.807), (0.713, 0.207), (0.713, 0.807)];
        IReadOnlyList<IReadOnlyList<(double X, double Y)>> lines = Whole(new ContourTracer(
            new SquareScan((x, y) => centres.Min(c => Square(x, y, c)) / (Radius * Radius) * 4.6), 0.0, 4.6));
        Assert.Equal(4, lines.Count);
        foreach (IReadOnlyList<(double X, double Y)> line in lines)
        {
            Assert.Equal(line[0], line[^1]);
            Assert.All(line, point => Assert.Equal(Radius, Math.Sqrt(centres.Min(c => Square(point.X, point.Y, c))), 1e-5));
            Assert.Equal(Math.PI * Radius * Radius, Area(line), 0.02 * Math.PI * Radius * Radius);
        }
    }

    [Fact]
    public void A_thin_ring_has_two_lines_and_an_open_line_ends_on_the_border()
    {
        IReadOnlyList<IReadOnlyList<(double X, double Y)>> ring = Whole(new ContourTracer(
            new SquareScan((x, y) => Math.Pow((Math.Sqrt(Square(x, y, (0.5, 0.5))) - 0.3) / 0.01, 2.0)), 0.0, 1.0));
        Assert.Equal(2, ring.Count);
        Assert.Equal(Math.PI * ((0.31 * 0.31) - (0.29 * 0.29)), Math.Abs(Area(ring[0]) - Area(ring[1])), 1e-3);
        IReadOnlyList<(double X, double Y)> open = Assert.Single(Whole(new ContourTracer(new SquareScan((x, y) => (x * x) + y), 0.0, 0.25)));
        (double X, double Y)[] ends = [open[0], open[^1]];
        Assert.Contains(ends, end => end.X == 0.0 && Math.Abs(end.Y - 0.25) < 1e-3);
        Assert.Contains(ends, end => end.Y == 0.0 && Math.Abs(end.X - 0.5) < 1e-3);
    }

    [Fact]
    public void The_border_of_a_region_thinner_than_a_step_does_not_close_across_it()
    {
        const double Length = 0.3;
        const double Width = 0.006;
        IReadOnlyList<(double X, double Y)> line = Assert.Single(Whole(new ContourTracer(
            new SquareScan((x, y) => 4.6 * (Math.Pow((x - 0.487) / Length, 2.0) + Math.Pow((y - 0.504) / Width, 2.0))), 0.0, 4.6)));
        Assert.Equal(line[0], line[^1]);
        Assert.Equal(Math.PI * Length * Width, Area(line), 0.02 * Math.PI * Length * Width);
    }

    [Fact]
    public void Pulls_are_found_by_the_fit()
    {
        double[] background = [20.0, 30.0, 10.0, 5.0];
        double[] none = [0.0, 0.0, 0.0, 0.0];
        double[] data = [.. Linear.Unit.Select((count, i) => count + background[i])];
        var fit = new PullFit([new BinnedExperiment(data, none, background)], new PullErrors(0.1, 0.05, 0.05));
        Assert.Equal(0.0, fit.Minimum([new Linear(1.0)]), 1e-9);

        // A tenth more signal is taken up by the flux, at the price of its pull and a little of the counts'.
        double counts = new PullFit([new BinnedExperiment(data, none, background)], default).Minimum([new Linear(1.1)]);
        double pulled = fit.Minimum([new Linear(1.1)]);
        Assert.InRange(pulled, 0.5, 0.83);
        Assert.True(counts > 5.0 * pulled);
        double direct = double.PositiveInfinity;
        for (double flux = -0.15; flux < 0.05; flux += 0.001)
        {
            for (double scale = -0.03; scale < 0.03; scale += 0.001)
            {
                for (double part = -0.03; part < 0.03; part += 0.002)
                {
                    direct = Math.Min(direct, Direct(data, background, flux, scale, part));
                }
            }
        }

        Assert.Equal(direct, pulled, 0.003);
    }

    private static double Direct(double[] data, double[] background, double flux, double scale, double part)
    {
        double[] counts = new double[4];
        new Linear(1.1).Fill(1.0 + scale, counts, new double[4]);
        double sum = Math.Pow(flux / 0.1, 2.0) + Math.Pow(scale / 0.05, 2.0) + Math.Pow(part / 0.05, 2.0);
        for (int i = 0; i < 4; i++)
        {
            double expected = ((1.0 + flux) * counts[i]) + ((1.0 + part) * background[i]);
            sum += 2.0 * (expected - data[i] + (data[i] * Math.Log(data[i] / expected)));
        }

        return sum;
    }

    // A valley whose floor rises: the region below the level ends in a tip of a radius of 2e-7.
    [Fact]
    public void The_tip_of_a_region_is_gone_round()
    {
        IReadOnlyList<(double X, double Y)> line = Assert.Single(Whole(new ContourTracer(
            new SquareScan((x, y) => (4.0 * x) + (1.2 * y) + (4.6 * Math.Pow((y - 0.31 - (0.4 * x)) / 5e-4, 2.0))), 0.37, 2.0)));
        Assert.InRange(line.Count, 10, 1000);
        Assert.Equal(0.0, line[0].X, 1e-9);
        Assert.Equal(0.0, line[^1].X, 1e-9);
        Assert.Equal((2.37 - 0.372) / 4.48, line.Max(point => point.X), 5e-4);
    }

    [Fact]
    public void A_line_that_ends_at_a_cliff_is_marked()
    {
        IReadOnlyList<LevelLine> lines = new ContourTracer(new SquareScan((x, y) => x > 0.6123 ? 9.0 : (x * x) + (y * y)), 0.0, 0.5).Trace();
        Assert.Contains(lines, line => !line.IsWhole);
    }

    private static IReadOnlyList<IReadOnlyList<(double X, double Y)>> Whole(ContourTracer tracer) => [.. tracer.Trace().Select(line =>
    {
        Assert.True(line.IsWhole);
        return line.Points;
    })];

    private static double Square(double x, double y, (double X, double Y) centre) =>
        ((x - centre.X) * (x - centre.X)) + ((y - centre.Y) * (y - centre.Y));

    private static double Area(IReadOnlyList<(double X, double Y)> line)
    {
        double sum = 0.0;
        for (int i = 1; i < line.Count; i++)
        {
            sum += 0.5 * ((line[i - 1].X * line[i].Y) - (line[i].X * line[i - 1].Y));
        }

        return Math.Abs(sum);
    }

    private sealed class Linear(double strength) : SignalPrediction
    {
        public static readonly double[] Unit = [400.0, 250.0, 120.0, 60.0];

        public override int BinCount => 4;

        public override void Fill(double energyScale, Span<double> counts, Span<double> slopes)
        {
            for (int i = 0; i < 4; i++)
            {
                slopes[i] = strength * Unit[i] * (0.4 - (0.5 * i));
                counts[i] = (strength * Unit[i]) + (slopes[i] * (energyScale - 1.0));
            }
        }
    }
}
