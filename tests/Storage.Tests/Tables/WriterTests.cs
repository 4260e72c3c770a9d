using JparcSim.Core.Events;
using JparcSim.Storage.Tables;

namespace JparcSim.Storage.Tests.Tables;

public sealed class WriterTests
{
    public static TheoryData<FileCompression> Codecs => [.. Enum.GetValues<FileCompression>()];

    [Theory]
    [MemberData(nameof(Codecs))]
    public void AUsedWriterWritesTheBytesOfANewOne(FileCompression compression)
    {
        using var folder = new TemporaryFolder();
        using var used = new TableWriter(compression, 500);
        foreach (int seed in (int[])[9, 0, 3, 1, 8, 2, 7])
        {
            SampleTable table = SampleTable.Of(100 * seed, seed);
            FileRecord record = used.Write(folder.File("t"), table, table.Columns, []);
            byte[] bytes = Written.Bytes(table, compression, 500);
            Assert.Equal(Sha256.Of(bytes), record.Sha256);
            Assert.Equal(bytes, File.ReadAllBytes(folder.File("t")));
        }
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void SixteenWritersAtOnceWriteTheSameBytes(FileCompression compression)
    {
        byte[] expected = Written.Bytes(SampleTable.Of(700), compression, 300);
        byte[][] found = new byte[16][];
        Thread[] threads = [.. Enumerable.Range(0, found.Length).Select(i => new Thread(() =>
        {
            for (int repeat = 0; repeat < 3; repeat++)
            {
                found[i] = Written.Bytes(SampleTable.Of(700), compression, 300);
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.All(found, bytes => Assert.Equal(expected, bytes));
    }

    // The library allocates: 20 to 40 kB a file, some 5 to 230 bytes a row by codec, and up to 11 bytes an element of a list. It was nothing
    // when the program wrote by itself; this bounds what it became.
    [Theory]
    [MemberData(nameof(Codecs))]
    public void AFurtherFileAllocatesWithinBounds(FileCompression compression)
    {
        const int Repeats = 10;
        const long MostPerFile = 50_000;
        const long MostPerColumn = 10_000;
        const long MostPerRow = 300;
        const long MostPerElement = 16;
        using var folder = new TemporaryFolder();
        using var writer = new TableWriter(compression);
        PartTables part = SampleDataset.Part(0, 1000);
        foreach (Table table in part.All.Where(table => table.RowCount > 0))
        {
            IReadOnlyList<Column> columns = SampleDataset.Written(table);
            writer.Write(folder.File(table.Name), table, columns, []);
            writer.Write(folder.File(table.Name), table, columns, []);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int repeat = 0; repeat < Repeats; repeat++)
            {
                writer.Write(folder.File(table.Name), table, columns, []);
            }

            long each = (GC.GetAllocatedBytesForCurrentThread() - before) / Repeats;
            long elements = columns.OfType<ListColumn<float>>().Sum(column => (long)column.Elements.Length);
            long most = MostPerFile + (MostPerColumn * columns.Count) + (MostPerRow * table.RowCount) + (MostPerElement * elements);
            Assert.True(each <= most, $"{table.Name}: {each} bytes a file of {table.RowCount} rows, expected at most {most}");
        }
    }

    [Fact]
    public void AFailureNamesThePathAndLeavesNothing()
    {
        using var folder = new TemporaryFolder();
        using var writer = new TableWriter(FileCompression.None);
        SampleTable table = SampleTable.Of(10);
        string path = Path.Combine(folder.Path, "no", "such", "folder.parquet");
        IOException exception = Assert.ThrowsAny<IOException>(() => writer.Write(path, table, table.Columns, []));
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);

        Directory.CreateDirectory(folder.File("taken"));
        exception = Assert.ThrowsAny<IOException>(() => writer.Write(folder.File("taken"), table, table.Columns, []));
        Assert.Contains(folder.File("taken"), exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
        Assert.Equal(Written.Bytes(table).Length, writer.Write(folder.File("good"), table, table.Columns, []).ByteCount);
    }

    [Fact]
    public void AFullDiskNamesThePathAndLeavesNothing()
    {
        using var folder = new TemporaryFolder();
        using var writer = new TableWriter(FileCompression.None);
        SampleTable table = SampleTable.Of(10);
        string path = folder.File("full.parquet");
        File.CreateSymbolicLink(path + ".tmp", "/dev/full");   // every write to it fails as on a full disk
        IOException exception = Assert.ThrowsAny<IOException>(() => writer.Write(path, table, table.Columns, []));
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void AnOlderFileStaysWholeWhenTheNewOneCannotBeWritten()
    {
        using var folder = new TemporaryFolder();
        using var writer = new TableWriter(FileCompression.None);
        SampleTable table = SampleTable.Of(10);
        FileRecord record = writer.Write(folder.File("t"), table, table.Columns, []);
        File.CreateSymbolicLink(folder.File("t.tmp"), "/dev/full");
        SampleTable other = SampleTable.Of(20);
        Assert.ThrowsAny<IOException>(() => writer.Write(folder.File("t"), other, other.Columns, []));
        Assert.Equal(record.Sha256, Sha256.OfFile(folder.File("t")));
    }

    [Fact]
    public void ATransientColumnIsRefused()
    {
        using var folder = new TemporaryFolder();
        using var writer = new TableWriter(FileCompression.None);
        var table = new HalfTransientTable();
        ArgumentException exception = Assert.Throws<ArgumentException>(() => writer.Write(folder.File("t"), table, table.Columns, []));
        Assert.Contains("Scratch", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
        Assert.Equal(1, writer.Write(folder.File("t"), table, [table.Columns[0]], []).RowCount);
    }

    [Fact]
    public void ATableWhoseColumnsDifferInLengthIsRefused()
    {
        using var folder = new TemporaryFolder();
        using var writer = new TableWriter(FileCompression.None);
        SampleTable table = SampleTable.Of(3);
        table.Id.Add(4);
        Assert.Throws<InvalidOperationException>(() => writer.Write(folder.File("t"), table, [table.Id], []));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    // Its transient column could be written, was it not forbidden.
    private sealed class HalfTransientTable : Table
    {
        public HalfTransientTable()
            : base("half", "row of a test")
        {
            Int64("Id", "Kept.").Add(1);
            Declare(new Column<long>(new ColumnDefinition("Scratch", ColumnType.Int64, "", "") { IsTransient = true })).Add(2);
        }
    }
}
