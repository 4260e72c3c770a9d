using JparcSim.Storage.Parquet;

namespace JparcSim.Storage.Tests.Parquet;

public sealed class StatisticsTests
{
    [Fact]
    public void NaNTakesNoPart()
    {
        var range = default(ValueRange);
        range.Include<double>([double.NaN]);
        Assert.False(range.IsKnown);
        range.Include<double>([double.NaN, 3.0, -2.0, double.NaN]);
        range.Include<double>([1.0]);
        Assert.Equal(-2.0, BitConverter.UInt64BitsToDouble(range.Least));
        Assert.Equal(3.0, BitConverter.UInt64BitsToDouble(range.Greatest));
    }

    [Fact]
    public void ZeroesAreSignedOutwards()
    {
        var range = default(ValueRange);
        range.Include<float>([0.0f]);
        Assert.Equal(0x80000000u, range.Least);
        Assert.Equal(0u, range.Greatest);
    }

    [Fact]
    public void InfinitiesAndExtremesCount()
    {
        var range = default(ValueRange);
        range.Include<double>([double.PositiveInfinity, double.PositiveInfinity]);
        Assert.Equal(double.PositiveInfinity, BitConverter.UInt64BitsToDouble(range.Least));
        var whole = default(ValueRange);
        whole.Include<long>([long.MaxValue, long.MinValue]);
        Assert.Equal(long.MinValue, (long)whole.Least);
        Assert.Equal(long.MaxValue, (long)whole.Greatest);
    }

    [Fact]
    public void BytesAreOrderedWithoutSign()
    {
        var range = default(ValueRange);
        range.Include<byte>([127, 200, 3]);
        range.Include<byte>([128]);
        Assert.Equal(3u, range.Least);
        Assert.Equal(200u, range.Greatest);
    }

    [Fact]
    public void NamesAreOrderedByTheirBytes()
    {
        string[] names = ["b", "\U0001F600", "a", "\uFFFD", "ab"];
        var range = default(ValueRange);
        range.Include([0, 1, 2, 3, 4], names);
        Assert.Equal(2u, range.Least);
        Assert.Equal(1u, range.Greatest);   // outside the basic plane: greatest in UTF-8, not in UTF-16
    }
}
