using JparcSim.Core.Events;
using JparcSim.Storage.Parquet;

namespace JparcSim.Storage.Tests.Parquet;

public sealed class WriterTests
{
    [Theory]
    [InlineData(FileCompression.None)]
    [InlineData(FileCompression.Gzip)]
    [InlineData(FileCompression.Brotli)]
    [InlineData(FileCompression.Zstd)]
    public void AUsedWriterWritesTheBytesOfANewOne(FileCompression compression)
    {
        using var folder = new TemporaryFolder();
        using var used = new ParquetTableWriter(compression, 500);
        for (int seed = 0; seed < 10; seed++)
        {
            SampleTable table = SampleTable.Of(100 * seed, seed);
            FileRecord record = used.Write(folder.File("t"), table, table.Columns, []);
            byte[] bytes = Written.Bytes(table, compression, 500);
            Assert.Equal(Hash256.Of(bytes), record.Sha256);
            Assert.Equal(bytes, File.ReadAllBytes(folder.File("t")));
        }
    }

    [Fact]
    public void TheContentDoesNotDependOnTheCompression()
    {
        using var folder = new TemporaryFolder();
        SampleTable table = SampleTable.Of(300);
        var contents = new HashSet<Hash256>();
        foreach (FileCompression compression in Enum.GetValues<FileCompression>())
        {
            using var writer = new ParquetTableWriter(compression, 100);
            contents.Add(writer.Write(folder.File($"{compression}"), table, table.Columns, []).ContentSha256);
        }

        Assert.Single(contents);
        table.Flag[7] = !table.Flag[7];
        using var other = new ParquetTableWriter(FileCompression.None, 100);
        Assert.DoesNotContain(other.Write(folder.File("t"), table, table.Columns, []).ContentSha256, contents);
    }

    [Theory]
    [InlineData(FileCompression.None)]
    [InlineData(FileCompression.Brotli)]
    [InlineData(FileCompression.Zstd)]
    public void AFurtherFileAllocatesAlmostNothing(FileCompression compression)
    {
        using var folder = new TemporaryFolder();
        using var writer = new ParquetTableWriter(compression);
        PartTables part = SampleDataset.Part(0, 500);
        (Table Table, IReadOnlyList<Column> Columns, string Path)[] jobs = [.. part.All.Select(table => (table, SampleDataset.Written(table), folder.File(table.Name)))];
        void WriteAll()
        {
            foreach ((Table table, IReadOnlyList<Column> columns, string path) in jobs)
            {
                writer.Write(path, table, columns, []);
            }
        }

        WriteAll();
        WriteAll();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int repeat = 0; repeat < 40; repeat++)
        {
            WriteAll();
        }

        long perFile = (GC.GetAllocatedBytesForCurrentThread() - before) / (40 * jobs.Length);
        long pathStrings = 5L * 2 * (folder.Path.Length + 30);
        Assert.True(perFile <= 600 + pathStrings, $"{perFile} bytes a file");
    }

    [Fact]
    public void AFailureNamesThePathAndLeavesNothing()
    {
        using var folder = new TemporaryFolder();
        using var writer = new ParquetTableWriter(FileCompression.None);
        SampleTable table = SampleTable.Of(10);
        string path = Path.Combine(folder.Path, "no", "such", "folder.parquet");
        IOException exception = Assert.ThrowsAny<IOException>(() => writer.Write(path, table, table.Columns, []));
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);

        Directory.CreateDirectory(folder.File("taken"));
        exception = Assert.ThrowsAny<IOException>(() => writer.Write(folder.File("taken"), table, table.Columns, []));
        Assert.Contains(folder.File("taken"), exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
        Assert.Equal(Written.Bytes(table, FileCompression.None).Length, writer.Write(folder.File("good"), table, table.Columns, []).ByteCount);
    }

    [Fact]
    public void AFullDiskNamesThePathAndLeavesNothing()
    {
        using var folder = new TemporaryFolder();
        using var writer = new ParquetTableWriter(FileCompression.None);
        SampleTable table = SampleTable.Of(10);
        string path = folder.File("full.parquet");
        File.CreateSymbolicLink(path + ".tmp", "/dev/full");   // every write to it fails as on a full disk
        IOException exception = Assert.ThrowsAny<IOException>(() => writer.Write(path, table, table.Columns, []));
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void ATransientColumnIsRefused()
    {
        using var folder = new TemporaryFolder();
        using var writer = new ParquetTableWriter(FileCompression.None);
        var table = new HalfTransientTable();
        ArgumentException exception = Assert.Throws<ArgumentException>(() => writer.Write(folder.File("t"), table, table.Columns, []));
        Assert.Contains("Scratch", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
        Assert.Equal(1, writer.Write(folder.File("t"), table, [table.Columns[0]], []).RowCount);
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
