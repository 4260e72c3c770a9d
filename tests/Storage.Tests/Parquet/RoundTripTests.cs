using System.Runtime.InteropServices;
using JparcSim.Core.Events;
using JparcSim.Storage.Parquet;

namespace JparcSim.Storage.Tests.Parquet;

public sealed class RoundTripTests
{
    public static TheoryData<FileCompression, int, int> Cases()
    {
        var cases = new TheoryData<FileCompression, int, int>();
        foreach (FileCompression compression in Enum.GetValues<FileCompression>())
        {
            cases.Add(compression, 0, 100);
            cases.Add(compression, 1, 100);
            cases.Add(compression, 100, 100);
            cases.Add(compression, 1000, 128);
            cases.Add(compression, 3000, 131072);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryColumnComesBackBitForBit(FileCompression compression, int rows, int rowGroupRows)
    {
        SampleTable table = SampleTable.Of(rows);
        using ParquetFile file = ParquetFile.Parse(Written.Bytes(table, compression, rowGroupRows));

        file.Verify();
        Assert.Equal(rows, file.RowCount);
        Assert.Equal(table.Columns.Select(column => ColumnSchema.Of(column.Definition)), file.Schema);
        foreach (Column column in table.Columns)
        {
            AssertEqual(column, file.ReadColumn(column.Definition.Name));
        }
    }

    [Fact]
    public void ListsLongerThanAPageAreCutBetweenRows()
    {
        var table = new SampleTable();
        float[] charges = [.. Enumerable.Range(0, 100_000).Select(i => (float)i)];
        for (int row = 0; row < 5; row++)
        {
            table.ChargesPe.Add(charges.AsSpan(0, row * 25_000));
        }

        using var folder = new TemporaryFolder();
        using var writer = new ParquetTableWriter(FileCompression.None);
        var lists = new OneColumnTable(table.ChargesPe);
        writer.Write(folder.File("t"), lists, lists.Columns, []);
        using ParquetFile file = ParquetFile.Open(folder.File("t"));
        AssertEqual(table.ChargesPe, file.ReadColumn("ChargesPe"));

        // Rows of 0, 25, 50, 75 and 100 thousand elements, at most 131072 a page; an empty list takes a value of its own.
        Assert.Equal([75_001, 75_000, 100_000], PageValueCounts(File.ReadAllBytes(folder.File("t"))));
    }

    private static List<int> PageValueCounts(byte[] bytes)
    {
        var counts = new List<int>();
        int footerStart = bytes.Length - 8 - BitConverter.ToInt32(bytes, bytes.Length - 8);
        for (int at = 4; at < footerStart;)
        {
            var header = PageHeader.Read(bytes.AsSpan(at, footerStart - at), out int length);
            counts.Add(header.ValueCount);
            at += length + header.FileByteCount;
        }

        return counts;
    }

    [Fact]
    public void OnlyTheChosenColumnsAreWritten()
    {
        using var folder = new TemporaryFolder();
        using var writer = new ParquetTableWriter(FileCompression.Zstd);
        SampleTable table = SampleTable.Of(10);
        FileRecord record = writer.Write(folder.File("t"), table, [table.ChannelName, table.Id], [new("run", "abc"), new("part", "7")]);
        using ParquetFile file = ParquetFile.Open(folder.File("t"));
        Assert.Equal(["ChannelName", "Id"], file.Schema.Select(column => column.Name));
        Assert.Equal("abc", file.KeyValueMetadata["run"]);
        Assert.Equal("7", file.KeyValueMetadata["part"]);
        Assert.Equal(record.ContentSha256, file.ContentSha256);
        Assert.Equal(record.Sha256, Hash256.Of(File.ReadAllBytes(folder.File("t"))));
        Assert.Equal(record.ByteCount, new FileInfo(folder.File("t")).Length);
        Assert.Equal(10, record.RowCount);
    }

    [Fact]
    public void AFileFillsATable()
    {
        SampleTable table = SampleTable.Of(500);
        using ParquetFile file = ParquetFile.Parse(Written.Bytes(table, FileCompression.Zstd, 200));
        SampleTable copy = SampleTable.Of(3);
        TableLoader.Load(file, copy, copy.Columns);
        Assert.Equal(Written.Bytes(table, FileCompression.None), Written.Bytes(copy, FileCompression.None));
    }

    private static void AssertEqual(Column column, ColumnData data)
    {
        Assert.Equal(column.RowCount, data.RowCount);
        switch (column)
        {
            case Column<bool> c: AssertBits<bool>(c.Values, data); break;
            case Column<int> c: AssertBits<int>(c.Values, data); break;
            case Column<long> c: AssertBits<long>(c.Values, data); break;
            case Column<float> c: AssertBits<float>(c.Values, data); break;
            case Column<double> c: AssertBits<double>(c.Values, data); break;
            case NullableColumn<bool> c: AssertPresent<bool>(c.Values, c.IsPresent, data); break;
            case NullableColumn<int> c: AssertPresent<int>(c.Values, c.IsPresent, data); break;
            case NullableColumn<long> c: AssertPresent<long>(c.Values, c.IsPresent, data); break;
            case NullableColumn<float> c: AssertPresent<float>(c.Values, c.IsPresent, data); break;
            case NullableColumn<double> c: AssertPresent<double>(c.Values, c.IsPresent, data); break;
            case ListColumn<byte> c: AssertLists<byte>(c.Elements, c.Ends, data); break;
            case ListColumn<int> c: AssertLists<int>(c.Elements, c.Ends, data); break;
            case ListColumn<long> c: AssertLists<long>(c.Elements, c.Ends, data); break;
            case ListColumn<float> c: AssertLists<float>(c.Elements, c.Ends, data); break;
            case ListColumn<double> c: AssertLists<double>(c.Elements, c.Ends, data); break;
            case TextColumn c:
                for (int row = 0; row < c.RowCount; row++)
                {
                    Assert.Equal(c[row], data.Values<string>()[row]);
                }

                break;
            default: Assert.Fail(column.GetType().Name); break;
        }
    }

    private static void AssertBits<T>(ReadOnlySpan<T> expected, ColumnData data)
        where T : unmanaged
    {
        Assert.Equal(MemoryMarshal.AsBytes(expected), MemoryMarshal.AsBytes(data.Values<T>()));
        Assert.True(data.IsPresent.IsEmpty);
    }

    private static void AssertPresent<T>(ReadOnlySpan<T> expected, ReadOnlySpan<bool> isPresent, ColumnData data)
        where T : unmanaged
    {
        Assert.Equal(MemoryMarshal.AsBytes(expected), MemoryMarshal.AsBytes(data.Values<T>()));
        Assert.Equal(isPresent, data.IsPresent);
    }

    private static void AssertLists<T>(ReadOnlySpan<T> elements, ReadOnlySpan<int> ends, ColumnData data)
        where T : unmanaged
    {
        Assert.Equal(ends, data.Ends);
        ReadOnlySpan<T> read = data.Values<T>();
        Assert.Equal(elements.Length, read.Length);
        for (int i = 0; i < elements.Length; i++)
        {
            bool isNaN = elements[i] is double.NaN or float.NaN;
            Assert.True(data.IsPresent.IsEmpty || data.IsPresent[i] == !isNaN);
            Assert.True(isNaN || elements[i].Equals(read[i]));
        }
    }

    private sealed class OneColumnTable : Table
    {
        public OneColumnTable(Column column)
            : base("one", "") => Declare(column);
    }
}
