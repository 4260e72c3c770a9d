using JparcSim.Cli.Output;
using JparcSim.Pipeline;

namespace JparcSim.Cli.Tests;

public sealed class OutputTests
{
    [Theory]
    [InlineData(0L, "0")]
    [InlineData(999L, "999")]
    [InlineData(1_234_567L, "1 234 567")]
    public void CountsAreReadable(long value, string text) => Assert.Equal(text, Quantity.Count(value));

    [Theory]
    [InlineData(0.123456, 0.0123, "0.123 +- 0.012")]
    [InlineData(1234.5, 12.0, "1234 +- 12")]
    [InlineData(1.0, 0.0, "1")]
    [InlineData(1.0, double.NaN, "1")]
    public void ErrorsSetThePrecision(double value, double error, string text) => Assert.Equal(text, Quantity.WithError(value, error));

    [Theory]
    [InlineData(0.0, "0 B")]
    [InlineData(999.0, "999 B")]
    [InlineData(12_345_678.0, "12.3 MB")]
    public void SizesAreReadable(double bytes, string text) => Assert.Equal(text, Quantity.Bytes(bytes));

    [Theory]
    [InlineData(12.3, "12 s")]
    [InlineData(200.0, "3 min 20 s")]
    [InlineData(7500.0, "2 h 5 min")]
    [InlineData(double.PositiveInfinity, "277777 h 46 min")]
    public void DurationsAreReadable(double seconds, string text) => Assert.Equal(text, Quantity.Duration(seconds));

    [Fact]
    public void PlainProgressIsALineEveryFewSeconds()
    {
        var clock = new ManualClock();
        using StringWriter error = new() { NewLine = "\n" };
        using (var progress = new ProgressLine(new Terminal(TextWriter.Null, error, false, false), clock))
        {
            for (int i = 0; i <= 100; i++)
            {
                progress.Report(new ProgressReport("simulate", 100.0 * i, 10_000.0));
                clock.Advance(TimeSpan.FromSeconds(0.1));
            }
        }

        Assert.Equal(
            [
                "simulate: 0 of 10 000 (0 %)",
                "simulate: 5 000 of 10 000 (50 %), 1000/s, 5 s left",
                "simulate: 10 000 of 10 000 (100 %), 1000/s, 0 s left",
            ],
            error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void LiveProgressRewritesItsLineAndLeavesNothing()
    {
        var clock = new ManualClock();
        using StringWriter error = new();
        using (var progress = new ProgressLine(new Terminal(TextWriter.Null, error, false, true), clock))
        {
            progress.Report(new ProgressReport("calibrate", 0.0, 0.0));
            progress.Report(new ProgressReport("go", 0.0, 0.0));
        }

        Assert.Equal("\rcalibrate\rgo       \r  \r", error.ToString());
    }

    private sealed class ManualClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }

    [Theory]
    [InlineData(6.7e-9, 2.3e-9, "(6.7 +- 2.3)E-09")]
    [InlineData(2.905e-41, 1.5e-43, "(2.905 +- 0.015)E-41")]
    [InlineData(0.736, 0.001, "0.7360 +- 0.0010")]
    [InlineData(0.0, 7.0, "0.0 +- 7.0")]
    public void Small_numbers_keep_their_digits(double value, double error, string text) =>
        Assert.Equal(text, JparcSim.Cli.Output.Quantity.WithError(value, error));
}
