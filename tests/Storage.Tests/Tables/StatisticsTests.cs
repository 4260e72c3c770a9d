using JparcSim.Core.Events;
using Parquet.Data;

namespace JparcSim.Storage.Tests.Tables;

/// <summary>Bounds and counts of nulls, as a reader finds them that skips what a filter leaves out.</summary>
public sealed class StatisticsTests : IDisposable
{
    private const int GroupRows = 100;
    private const int Rows = 250;
    private readonly SampleTable _table = SampleTable.Of(Rows);
    private readonly ForeignFile _file;

    public StatisticsTests()
    {
        foreach (ref double energy in _table.EnergyMeV.Values[..GroupRows])
        {
            energy = double.IsNaN(energy) ? 5.0 : energy;   // a group without NaN, one with
        }

        _table.EnergyMeV[GroupRows] = double.NaN;
        _file = new ForeignFile(Written.Bytes(_table, FileCompression.Zstd, GroupRows));
    }

    public void Dispose() => _file.Dispose();

    [Fact]
    public void EveryFlatNumberHasItsBoundsInEachRowGroup()
    {
        for (int group = 0; group < 3; group++)
        {
            Range rows = (group * GroupRows)..Math.Min(Rows, (group + 1) * GroupRows);
            AssertBounds<long>(group, "Id", [.. _table.Id.Values[rows]]);
            AssertBounds<long>(group, "Any", [.. _table.Any.Values[rows]]);
            AssertBounds<int>(group, "Code", [.. _table.Code.Values[rows]]);
            AssertBounds<int>(group, "MaybeCode", Present(_table.MaybeCode, rows));
            AssertBounds<long>(group, "MaybeId", Present(_table.MaybeId, rows));
            AssertBounds<float>(group, "MaybeSingle", Present(_table.MaybeSingle, rows));
        }

        AssertBounds<double>(0, "EnergyMeV", [.. _table.EnergyMeV.Values[..GroupRows]]);
    }

    [Fact]
    public void NamesHaveTheirBounds()
    {
        string[] names = [.. Enumerable.Range(0, GroupRows).Select(row => _table.ChannelName[row])];
        DataColumnStatistics? found = _file.Statistics(0, "ChannelName");
        Assert.Equal((names.Min(StringComparer.Ordinal), names.Max(StringComparer.Ordinal)), (found?.MinValue, found?.MaxValue));
    }

    [Theory]
    [InlineData("EnergyMeV", 1)]    // NaN has no place in an order
    [InlineData("Flag", 0)]
    [InlineData("MaybeFlag", 0)]
    [InlineData("Even", 0)]         // nobody filters by it
    [InlineData("ChargesPe", 0)]
    [InlineData("Samples", 0)]
    public void OtherColumnsHaveNone(string column, int group)
    {
        DataColumnStatistics? found = _file.Statistics(group, column);
        Assert.Equal((null, null), (found?.MinValue, found?.MaxValue));
    }

    [Fact]
    public void NullsAreCounted()
    {
        foreach (Column column in _table.Columns.Where(column => !column.Definition.IsList))
        {
            int nulls = Enumerable.Range(0, GroupRows).Count(row => column.CellText(row) is null);
            Assert.Equal(nulls, _file.Statistics(0, column.Definition.Name)?.NullCount ?? 0);
            Assert.Equal(column.Definition.IsNullable, nulls > 0);
        }
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void BothZeroesLieWithinTheBounds(bool isFirstNegative, bool isSecondNegative)
    {
        var table = new OneColumnTable<Column<double>>(new Column<double>(new ColumnDefinition("X", ColumnType.Float64, "", "")));
        table.Only.Add(isFirstNegative ? -0.0 : 0.0);
        table.Only.Add(isSecondNegative ? -0.0 : 0.0);
        using var file = new ForeignFile(Written.Bytes(table));
        DataColumnStatistics? found = file.Statistics(0, "X");
        Assert.Equal((0.0, 0.0), ((double)found!.MinValue!, (double)found.MaxValue!));
    }

    private void AssertBounds<T>(int group, string column, T[] values)
        where T : struct, IComparable<T>
    {
        DataColumnStatistics? found = _file.Statistics(group, column);
        Assert.True(found is not null, $"{column} has no statistics");
        Assert.Equal(((object?)values.Min(), (object?)values.Max()), (found.MinValue, found.MaxValue));
    }

    private static T[] Present<T>(NullableColumn<T> column, Range rows)
        where T : unmanaged
    {
        (int first, int count) = rows.GetOffsetAndLength(column.RowCount);
        return [.. Enumerable.Range(first, count).Select(row => column[row]).OfType<T>()];
    }
}
