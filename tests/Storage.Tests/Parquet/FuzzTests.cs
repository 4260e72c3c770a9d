using System.Diagnostics;
using JparcSim.Storage.Parquet;

namespace JparcSim.Storage.Tests.Parquet;

public sealed class FuzzTests
{
    private const int FileCount = 10_000;
    private const int MaxFileByteCount = 64 * 1024;
    private const long MaxAllocatedByteCount = 64_000_000;

    [Fact]
    public void MutatedFilesAreReadOrRefusedWithinBounds()
    {
        byte[][] seeds = Seeds();
        var random = new Random(20260101);
        int refused = 0;
        for (int i = 0; i < FileCount; i++)
        {
            byte[] file = Mutation.Of(seeds, random);
            Assert.InRange(file.Length, 0, MaxFileByteCount);
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            refused += IsRefused(file) ? 1 : 0;
            Assert.True(Stopwatch.GetElapsedTime(start).TotalSeconds < 1.0, $"file {i} takes longer than 1 s");
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            Assert.True(allocated < MaxAllocatedByteCount, $"file {i} allocates {allocated} bytes");
        }

        Assert.InRange(refused, FileCount / 2, FileCount);
    }

    private static byte[][] Seeds() =>
    [
        .. from compression in Enum.GetValues<FileCompression>()
           from size in new[] { (Rows: 0, Group: 10), (Rows: 6, Group: 10), (Rows: 40, Group: 16), (Rows: 130, Group: 131072) }
           select Written.Bytes(SampleTable.Of(size.Rows, size.Rows), compression, size.Group),
    ];

    private static bool IsRefused(byte[] bytes)
    {
        try
        {
            using ParquetFile file = ParquetFile.Parse(bytes);
            bool isDamaged = IsRefused(file.Verify);
            foreach (ColumnSchema column in file.Schema)
            {
                isDamaged |= IsRefused(() => file.ReadColumn(column.Name));
            }

            return isDamaged;
        }
        catch (InvalidFileException)
        {
            return true;
        }
    }

    private static bool IsRefused(Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (InvalidFileException)
        {
            return true;
        }
    }
}
