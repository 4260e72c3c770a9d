using JparcSim.Analysis.Inference;

namespace JparcSim.Analysis.Tests.Inference;

/// <summary>Least values are those of the whole range, whatever direction valleys have.</summary>
public sealed class ScanTests
{
    [Theory]
    [InlineData(0.3, 0.002)]
    [InlineData(0.7854, 0.0005)]
    [InlineData(2.1, 0.001)]
    public void The_end_of_a_thin_oblique_valley_is_found(double angle, double width)
    {
        (double X, double Y) least = (0.31, 0.64);
        double Valley(double x, double y)
        {
            (double dx, double dy) = (x - least.X, y - least.Y);
            double along = (dx * Math.Cos(angle)) + (dy * Math.Sin(angle));
            double across = (dy * Math.Cos(angle)) - (dx * Math.Sin(angle));
            return 7.0 + Math.Pow(along / 0.4, 2.0) + Math.Pow(across / width, 2.0);
        }

        (double x, double y, double value) = new SquareScan(Valley).Least(0.9, 0.1);
        Assert.Equal(7.0, value, 1e-7);
        Assert.Equal(least.X, x, 1e-3);
        Assert.Equal(least.Y, y, 1e-3);
    }

    [Fact]
    public void A_ring_is_followed_to_its_lowest_place()
    {
        double Ring(double x, double y)
        {
            double radius = Math.Sqrt(((x - 0.5) * (x - 0.5)) + ((y - 0.5) * (y - 0.5)));
            return Math.Pow((radius - 0.3) / 0.004, 2.0) + (0.5 * (1.0 + Math.Cos(Math.Atan2(y - 0.5, x - 0.5) - 0.7)));
        }

        (double x, double y, double value) = new SquareScan(Ring).Least(0.8, 0.5);
        Assert.Equal(0.0, value, 1e-6);
        Assert.Equal(0.7 - Math.PI, Math.Atan2(y - 0.5, x - 0.5), 2e-3);
    }

    [Fact]
    public void The_deeper_of_two_valleys_wins_though_the_scan_comes_nearer_to_the_other()
    {
        // The first bottom is a corner of either scan, the second lies between.
        (double x, double y, double value) = new SquareScan(
            (x, y) => Math.Min(0.1 + (1e4 * Square(x - 0.25, y - 0.75)), 1e4 * Square(x - 0.7137, y - 0.2624))).Least(0.25, 0.75);
        Assert.Equal((0.7137, 0.2624, 0.0), (Math.Round(x, 5), Math.Round(y, 5), Math.Round(value, 6)));
        (double place, double least) = LineScan.Least(x => Math.Min(0.1 + (1e4 * Square(x - 0.25, 0.0)), 1e4 * Square(x - 0.7137, 0.0)), 0.25, 40, GoldenSection.Steps);
        Assert.Equal((0.7137, 0.0), (Math.Round(place, 5), Math.Round(least, 6)));
    }

    [Fact]
    public void A_least_value_on_the_border_is_found_there()
    {
        (double x, double y, double value) = new SquareScan((x, y) => (1e3 * Square(x + y - 0.4, 0.0)) + (x - 1.3)).Least(0.5, 0.5);
        Assert.Equal(0.0, x, 1e-6);
        Assert.Equal(0.4, y, 1e-4);
        Assert.Equal(-1.3, value, 1e-6);
        Assert.Equal((1.0, 2.0), LineScan.Least(place => 3.0 - place, 0.2, 20, GoldenSection.Steps));
    }

    private static double Square(double x, double y) => (x * x) + (y * y);
}
