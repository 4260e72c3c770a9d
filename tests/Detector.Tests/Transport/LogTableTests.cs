using JparcSim.Detector.Transport;

namespace JparcSim.Detector.Tests.Transport;

public sealed class LogTableTests
{
    [Fact]
    public void MeetsPowerLawsWithinItsStatedAccuracy()
    {
        var table = new LogTable(-10, 10, x => x * x * x);
        for (double x = 0.0011; x < 900.0; x *= 1.01)
        {
            Assert.Equal(1.0, table.At(x) / (x * x * x), 1e-3);
        }
    }

    [Fact]
    public void IsExactAtItsPointsAndHoldsItsEndsBeyond()
    {
        var grid = new LogGrid(-2, 3);
        var table = new LogTable(grid, x => 1.0 / x);
        for (int i = 0; i < grid.PointCount; i++)
        {
            Assert.Equal(1.0 / grid.PointAt(i), table.At(grid.PointAt(i)), 1e-15);
        }

        Assert.Equal(4.0, table.At(1e-9));
        Assert.Equal(0.125, table.At(1e9));
    }

    [Fact]
    public void ProcessesArePickedInProportionToTheirRates()
    {
        var table = new ProcessTable(new LogGrid(0, 2), 3, (energy, rates) => (rates[0], rates[1], rates[2]) = (1.0, 2.0 * energy, 0.5));
        GridPlace place = new LogGrid(0, 2).Locate(2.5);
        Assert.Equal(6.5, table.TotalPerMm(2.5), 1e-12);
        Assert.Equal(0, table.Pick(place, 0.99));
        Assert.Equal(1, table.Pick(place, 1.01));
        Assert.Equal(1, table.Pick(place, 5.99));
        Assert.Equal(2, table.Pick(place, 6.01));
        Assert.Equal(-1, table.Pick(place, 6.51));
    }
}
