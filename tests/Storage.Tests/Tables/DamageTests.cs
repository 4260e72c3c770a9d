using System.Text;
using JparcSim.Core.Events;
using JparcSim.Storage.Tables;
using Parquet;
using Parquet.Schema;

namespace JparcSim.Storage.Tests.Tables;

/// <summary>Files that are not what was written: refused by their hash, or, where that is right, by what they hold.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EveryFlippedBitIsNoticedByTheHash()
    {
        byte[] bytes = Written.Bytes(SampleTable.Of(20), FileCompression.Zstd);
        string sha256 = Sha256.Of(bytes);
        for (int at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= (byte)(1 << (at % 8));
            AssertRefusedUnread(bytes, sha256);
            bytes[at] ^= (byte)(1 << (at % 8));
        }

        Open(bytes, sha256).Dispose();
    }

    [Fact]
    public void EveryTruncationIsNoticedByTheHash()
    {
        byte[] bytes = Written.Bytes(SampleTable.Of(5));
        string sha256 = Sha256.Of(bytes);
        for (int length = 0; length < bytes.Length; length += 7)
        {
            AssertRefusedUnread(bytes[..length], sha256);
        }

        AssertRefusedUnread([.. bytes, 0], sha256);
    }

    [Theory]
    [InlineData("")]
    [InlineData("none")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public void AnExchangedFileIsNoticedByTheHash(string sha256) => AssertRefusedUnread(Written.Bytes(SampleTable.Of(5)), sha256);

    [Fact]
    public void AMissingFileAndAFolderAreToldAsSuch()
    {
        Assert.ThrowsAny<IOException>(() => TableFile.Open(_folder.File("none.parquet"), ""));
        Assert.Contains(_folder.Path, Assert.Throws<UnauthorizedAccessException>(() => TableFile.Open(_folder.Path, "")).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[]> NoTables => new()
    {
        { "zero bytes", [] },
        { "one byte", [0x50] },
        { "magic alone", Encoding.ASCII.GetBytes("PAR1") },
        { "magic twice", Encoding.ASCII.GetBytes("PAR1PAR1") },
        { "a footer of no length", Encoding.ASCII.GetBytes("PAR1\0\0\0\0PAR1") },
        { "a footer longer than the file", Encoding.ASCII.GetBytes("PAR1\u007f\u007f\0\0PAR1") },
        { "a footer of negative length", [.. Encoding.ASCII.GetBytes("PAR1"), 0xFF, 0xFF, 0xFF, 0xFF, .. Encoding.ASCII.GetBytes("PAR1")] },
        { "an encrypted footer", Encoding.ASCII.GetBytes("PARE\0\0\0\0\u0004\0\0\0PARE") },
        { "text", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a thesis, not a table\n", 100))) },
        { "zeroes", new byte[5000] },
        { "half a table", Written.Bytes(SampleTable.Of(50))[2000..] },
    };

    [Theory]
    [MemberData(nameof(NoTables))]
    public void WhatIsNoTableIsRefusedWithItsPath(string what, byte[] bytes)
    {
        Assert.NotEmpty(what);
        InvalidFileException exception = Assert.Throws<InvalidFileException>(() => Open(bytes, Sha256.Of(bytes)));
        Assert.StartsWith(_folder.File("t"), exception.Message, StringComparison.Ordinal);
    }

    // In the thrift of the footer: a name of another entry; a value under a number that nobody knows.
    [Theory]
    [InlineData("bb\u0018\u00012", "aa\u0018\u00012")]
    [InlineData("bb\u0018\u00012", "bb\u0038\u00012")]
    public void AFooterWithANameTwiceOrWithoutAValueIsRefusedWhenItIsOpened(string right, string wrong)
    {
        SampleTable table = SampleTable.Of(3);
        using var writer = new TableWriter(FileCompression.None);
        writer.Write(_folder.File("t"), table, [table.Id], [new("aa", "1"), new("bb", "2")]);
        byte[] bytes = File.ReadAllBytes(_folder.File("t"));
        int at = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(right));
        Assert.True(at > 0);
        Encoding.ASCII.GetBytes(wrong, bytes.AsSpan(at));
        Assert.StartsWith(
            _folder.File("t"), Assert.Throws<InvalidFileException>(() => Open(bytes, Sha256.Of(bytes))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AColumnThatIsMissingIsNamed() => AssertRefused(
        Written.Bytes(SampleTable.Of(5), [SampleTable.Of(5).Any]), new SampleTable(), "sample: found no column 'Id', expected Id Int64");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AColumnOfAnotherTypeIsNamed(bool isNullable)
    {
        Column column = isNullable
            ? new NullableColumn<long>(new ColumnDefinition("Id", ColumnType.Int64, "", "") { IsNullable = true })
            : new Column<int>(new ColumnDefinition("Id", ColumnType.Int32, "", ""));
        AssertRefused(
            Written.Bytes(new OneColumnTable<Column>(column)), new SampleTable(),
            isNullable ? "sample: found column Id Int64?, expected Id Int64" : "sample: found column Id Int32, expected Id Int64");
    }

    [Fact]
    public void AListIsNoNumber() => AssertRefused(
        Written.Bytes(new OneColumnTable<Column>(new ListColumn<long>(new ColumnDefinition("Id", ColumnType.Int64, "", "") { IsList = true }))), new SampleTable(),
        "sample: found column Id list of Int64, expected Id Int64");

    [Fact]
    public void ANameOutsideTheVocabularyIsNamed()
    {
        var stranger = new TextColumn(new ColumnDefinition("ChannelName", ColumnType.Text, "", ""), ["ibd", "dark matter"]);
        stranger.Add(0);
        stranger.Add(1);
        SampleTable table = new();
        byte[] bytes = Written.Bytes(new OneColumnTable<TextColumn>(stranger));
        InvalidFileException exception = Assert.Throws<InvalidFileException>(() => Written.Load(bytes, table, [table.ChannelName]));
        Assert.Contains("column 'ChannelName': found 'dark matter', expected one of ibd, michel", exception.Message, StringComparison.Ordinal);
    }

    // 100 rows: as the file's count, as the row group's and as the column's; 99 in place of each.
    [Fact]
    public void CountsOfRowsThatDoNotFitAreRefused()
    {
        byte[] bytes = Written.Bytes(SampleTable.Of(100), [SampleTable.Of(100).Id]);
        int[] places = [.. Enumerable.Range(0, bytes.Length - 3).Where(at => bytes.AsSpan(at, 3).SequenceEqual((ReadOnlySpan<byte>)[0x16, 0xC8, 0x01]))];
        Assert.Equal(3, places.Length);
        foreach (int place in places)
        {
            byte[] forged = [.. bytes];
            forged[place + 1] = 0xC6;
            SampleTable table = new();
            Assert.Throws<InvalidFileException>(() => Written.Load(forged, table, [table.Id]));
        }
    }

    [Fact]
    public async Task ColumnsOfOtherKindsAreRefused()
    {
        Field[] fields =
        [
            new DataField<DateTime>("Id"), new DataField<decimal>("Id"), new DataField<short>("Id"), new DataField<ulong>("Id"), new DataField<Guid>("Id"),
            new StructField("Id", new DataField<long>("Inner")), new MapField("Id", new DataField<int>("Key"), new DataField<long>("Value")),
            new ListField("Id", new StructField("element", new DataField<long>("Inner"))), new ListField("Id", new ListField("element", new DataField<long>("element"))),
        ];
        foreach (Field field in fields)
        {
            using var stream = new MemoryStream();
            await using (await ParquetWriter.CreateAsync(new ParquetSchema(field), stream))
            {
            }

            byte[] bytes = stream.ToArray();
            SampleTable table = new();
            Assert.Throws<InvalidFileException>(() => Written.Load(bytes, table, [table.Id]));
        }
    }

    private void AssertRefusedUnread(byte[] bytes, string sha256)
    {
        InvalidFileException exception = Assert.Throws<InvalidFileException>(() => Open(bytes, sha256));
        Assert.Equal($"{_folder.File("t")}: sha256: found {Sha256.Of(bytes)}, expected {sha256}", exception.Message);
    }

    private static void AssertRefused(byte[] bytes, SampleTable table, string problem)
    {
        InvalidFileException exception = Assert.Throws<InvalidFileException>(() => Written.Load(bytes, table, [table.Id]));
        Assert.EndsWith(problem, exception.Message, StringComparison.Ordinal);
    }

    private TableFile Open(byte[] bytes, string sha256)
    {
        File.WriteAllBytes(_folder.File("t"), bytes);
        return TableFile.Open(_folder.File("t"), sha256);
    }
}
