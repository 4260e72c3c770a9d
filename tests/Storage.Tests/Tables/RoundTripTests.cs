using JparcSim.Core.Events;
using JparcSim.Storage.Tables;

namespace JparcSim.Storage.Tests.Tables;

public sealed class RoundTripTests
{
    public static TheoryData<FileCompression, int, int> Cases()
    {
        var cases = new TheoryData<FileCompression, int, int>();
        foreach (FileCompression compression in Enum.GetValues<FileCompression>())
        {
            cases.Add(compression, 0, 100);
            cases.Add(compression, 1, 100);
            cases.Add(compression, 7, 1);
            cases.Add(compression, 100, 100);
            cases.Add(compression, 1000, 128);
            cases.Add(compression, 3000, 131_072);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryColumnComesBackBitForBit(FileCompression compression, int rows, int rowGroupRows)
    {
        SampleTable table = SampleTable.Of(rows);
        SampleTable copy = SampleTable.Of(3, seed: 2);
        Assert.Equal(rows, Written.Load(Written.Bytes(table, compression, rowGroupRows), copy));
        SameColumns.Assert(table, copy);
    }

    [Fact]
    public void TheSampleHasWhatMayGoWrong()
    {
        SampleTable table = SampleTable.Of(1000);
        Assert.Contains(table.EnergyMeV.Values.ToArray(), double.IsNaN);
        Assert.Contains(table.EnergyMeV.Values.ToArray(), double.IsNegativeInfinity);
        Assert.Contains(table.EnergyMeV.Values.ToArray(), value => value == 0.0 && double.IsNegative(value));
        Assert.Contains(table.Single.Values.ToArray(), float.IsPositiveInfinity);
        Assert.Contains(false, table.MaybeEnergyMeV.IsPresent.ToArray());
        Assert.Contains(table.TimesNs.Elements.ToArray(), double.IsNaN);
        Assert.Contains(Enumerable.Range(0, 1000), row => table.Samples[row].Length == 0);
        Assert.Contains(Enumerable.Range(0, 1000), row => table.ChargesPe[row].Length == 0);
    }

    [Fact]
    public void TheSchemaIsTheDeclaredOne()
    {
        using var folder = new TemporaryFolder();
        SampleTable table = SampleTable.Of(5);
        using var writer = new TableWriter(FileCompression.Zstd);
        FileRecord record = writer.Write(folder.File("t"), table, table.Columns, []);
        using var file = TableFile.Open(folder.File("t"), record.Sha256);
        Assert.Equal(table.Columns.Select(column => ColumnSchema.Of(column.Definition)), file.Schema);
    }

    [Fact]
    public void AllNullsAllEmptyListsAndExtremesComeBack()
    {
        var table = new SampleTable();
        for (int row = 0; row < 5; row++)
        {
            table.Id.Add(row % 2 == 0 ? long.MinValue : long.MaxValue);
            table.Any.Add(0);
            table.Code.Add(row % 2 == 0 ? int.MinValue : int.MaxValue);
            table.Flag.Add(true);
            table.Single.Add(row % 2 == 0 ? float.MinValue : float.MaxValue);
            table.EnergyMeV.Add(row % 2 == 0 ? double.PositiveInfinity : double.NegativeInfinity);
            table.ChannelName.Add(3);
            table.MaybeFlag.Add(null);
            table.MaybeCode.Add(null);
            table.MaybeId.Add(null);
            table.MaybeSingle.Add(null);
            table.MaybeEnergyMeV.Add(null);
            table.Counts.Add([]);
            table.Ids.Add([]);
            table.ChargesPe.Add([]);
            table.Samples.Add([]);
            table.Even.Add(double.NaN);
            table.TimesNs.Add(row == 4 ? [double.NaN, double.NaN] : []);
        }

        var copy = new SampleTable();
        Written.Load(Written.Bytes(table, rowGroupRows: 2), copy);
        SameColumns.Assert(table, copy);
    }

    // A row group ends early where lists are long; one row may be longer than that.
    [Fact]
    public void LongListsComeBack()
    {
        var table = new OneColumnTable<ListColumn<float>>(new ListColumn<float>(new ColumnDefinition("ChargesPe", ColumnType.Float32, "", "") { IsList = true }));
        float[] charges = [.. Enumerable.Range(0, 5_000_000).Select(i => (float)i)];
        foreach (int length in (int[])[1_000_000, 3_500_000, 0, 5_000_000, 1])
        {
            table.Only.Add(charges.AsSpan(0, length));
        }

        byte[] bytes = Written.Bytes(table);
        var copy = new OneColumnTable<ListColumn<float>>(new ListColumn<float>(table.Only.Definition));
        Written.Load(bytes, copy);
        Assert.Equal(table.Only.Ends.ToArray(), copy.Only.Ends.ToArray());
        Assert.True(table.Only.Elements.SequenceEqual(copy.Only.Elements));
        using var foreign = new ForeignFile(bytes);
        Assert.InRange(foreign.Groups.Count, 3, 5);
    }

    [Fact]
    public void OnlyTheChosenColumnsAreWrittenAndTheFooterIsKept()
    {
        using var folder = new TemporaryFolder();
        using var writer = new TableWriter(FileCompression.Zstd);
        SampleTable table = SampleTable.Of(10);
        FileRecord record = writer.Write(folder.File("t"), table, [table.ChannelName, table.Id], [new("run", "abc"), new("part", "7")]);
        using var file = TableFile.Open(folder.File("t"), record.Sha256);
        Assert.Equal(["ChannelName", "Id"], file.Schema.Select(column => column.Name));
        Assert.Equal(["contentSha256", "part", "run"], file.Footer.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("abc", "7", record.ContentSha256), (file.Footer["run"], file.Footer["part"], file.Footer[TableFile.ContentName]));
        Assert.Equal(record.Sha256, Sha256.OfFile(folder.File("t")));
        Assert.Equal(record.ByteCount, new FileInfo(folder.File("t")).Length);
        Assert.Equal(10, record.RowCount);
    }

    [Fact]
    public void SomeColumnsAreReadAndTheOthersLeftAlone()
    {
        SampleTable table = SampleTable.Of(50);
        SampleTable copy = SampleTable.Of(7, seed: 5);
        long[] before = copy.Any.Values.ToArray();
        Written.Load(Written.Bytes(table), copy, [copy.Id, copy.Samples]);
        Assert.Equal(table.Id.Values.ToArray(), copy.Id.Values.ToArray());
        Assert.Equal(table.Samples.Elements.ToArray(), copy.Samples.Elements.ToArray());
        Assert.Equal(before, copy.Any.Values.ToArray());
    }

    [Fact]
    public void AVocabularyInAnotherOrderGivesTheSameNames()
    {
        SampleTable table = SampleTable.Of(100);
        var copy = new OneColumnTable<TextColumn>(new TextColumn(table.ChannelName.Definition, [.. table.ChannelName.Vocabulary.Reverse(), "another"]));
        Written.Load(Written.Bytes(table), copy);
        Assert.Equal(Enumerable.Range(0, 100).Select(row => table.ChannelName[row]), Enumerable.Range(0, 100).Select(row => copy.Only[row]));
    }

    // The hash of what was written is that of what is read back, for every bit pattern that a NaN may have.
    [Fact]
    public void WhatIsReadHasTheHashOfWhatWasWritten()
    {
        SampleTable table = SampleTable.Of(400);
        table.TimesNs.Elements[3] = SampleTable.OtherNaN;
        table.TimesNs.Elements[4] = -double.NaN;
        var copy = new SampleTable();
        Written.Load(Written.Bytes(table, FileCompression.Gzip, 90), copy);
        using var content = new ContentHash();
        Assert.Equal(content.Of(table.Columns), content.Of(copy.Columns));
    }
}

/// <summary>A table of one column.</summary>
internal sealed class OneColumnTable<TColumn> : Table
    where TColumn : Column
{
    public OneColumnTable(TColumn column)
        : base("one", "row of a test") => Only = Declare(column);

    public TColumn Only { get; }
}
