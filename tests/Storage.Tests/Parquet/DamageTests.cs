using JparcSim.Core.Events;
using JparcSim.Storage.Parquet;
using JparcSim.Storage.Parquet.Codecs;

namespace JparcSim.Storage.Tests.Parquet;

public sealed class DamageTests
{
    [Theory]
    [InlineData(FileCompression.None)]
    [InlineData(FileCompression.Gzip)]
    [InlineData(FileCompression.Brotli)]
    [InlineData(FileCompression.Zstd)]
    public void EveryFlippedBitInThePagesIsNoticed(FileCompression compression)
    {
        byte[] bytes = Written.Bytes(SampleTable.Of(20), compression);
        int footerStart = bytes.Length - 8 - BitConverter.ToInt32(bytes, bytes.Length - 8);
        for (int at = 4; at < footerStart; at += 3)
        {
            byte[] damaged = [.. bytes];
            damaged[at] ^= (byte)(1 << (at % 8));
            Assert.Throws<InvalidFileException>(() => Verify(damaged));
        }
    }

    [Fact]
    public void EveryTruncationIsNoticed()
    {
        byte[] bytes = Written.Bytes(SampleTable.Of(5), FileCompression.None);
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<InvalidFileException>(() => Verify(bytes[..length]));
        }
    }

    [Fact]
    public void AnExchangedPageIsNoticedByTheDigest()
    {
        SampleTable table = SampleTable.Of(20);
        byte[] bytes = Written.Bytes(table, FileCompression.None);
        table.Code[3] ^= 1;
        byte[] other = Written.Bytes(table, FileCompression.None);
        int footerStart = bytes.Length - 8 - BitConverter.ToInt32(bytes, bytes.Length - 8);
        Assert.Equal(bytes.Length, other.Length);
        byte[] mixed = [.. other[..footerStart], .. bytes[footerStart..]];
        InvalidFileException exception = Assert.Throws<InvalidFileException>(() => Verify(mixed));
        Assert.Contains("contentSha256", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheMessageNamesTheFile()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("bad.parquet"), "PAR1 no, PAR1");
        InvalidFileException exception = Assert.Throws<InvalidFileException>(() => ParquetFile.Open(folder.File("bad.parquet")));
        Assert.StartsWith(folder.File("bad.parquet"), exception.Message, StringComparison.Ordinal);
        Assert.ThrowsAny<IOException>(() => ParquetFile.Open(folder.File("none.parquet")));
    }

    [Fact]
    public void ABombThatAnnouncesItsSizeIsRefusedUnread()
    {
        byte[] bomb = Bomb(pages: 100, announced: null);
        Assert.True(bomb.Length < 1 << 18, $"{bomb.Length} bytes are no bomb");
        InvalidFileException exception = Assert.Throws<InvalidFileException>(() => ParquetFile.Parse(bomb));
        Assert.Contains("uncompressed bytes, too many for a file of", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ABombThatHidesItsSizeIsRefusedBeforeItGoesOff()
    {
        using ParquetFile file = ParquetFile.Parse(Bomb(pages: 100, announced: 100));
        long before = GC.GetAllocatedBytesForCurrentThread();
        InvalidFileException verify = Assert.Throws<InvalidFileException>(file.Verify);
        InvalidFileException read = Assert.Throws<InvalidFileException>(() => file.ReadColumn("Code"));
        Assert.Contains("the footer announces 100", verify.Message, StringComparison.Ordinal);
        Assert.Contains("the footer announces 100", read.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void PagesSmallerThanAnnouncedAreNoticed()
    {
        using ParquetFile file = ParquetFile.Parse(Bomb(pages: 1, announced: 1 << 24));
        InvalidFileException exception = Assert.Throws<InvalidFileException>(file.Verify);
        Assert.Contains("uncompressed bytes or more, the footer announces 16777216", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AColumnHasNoMoreSlotsThanAnArray()
    {
        Assert.True(PageLimits.MayHaveSlots(1_000_000, ColumnType.Int32, 1000));
        Assert.True(PageLimits.MayHaveSlots(10_000_000, ColumnType.UInt8, 1000));
        Assert.False(PageLimits.MayHaveSlots(100_000_000, ColumnType.UInt8, 1000));
        Assert.False(PageLimits.MayHaveSlots(10_000_000, ColumnType.Int32, 1000));
        Assert.True(PageLimits.MayHaveSlots(Array.MaxLength, ColumnType.Float64, int.MaxValue / 2));
        Assert.False(PageLimits.MayHaveSlots(Array.MaxLength + 1L, ColumnType.Float64, int.MaxValue / 2));
    }

    // One row, and pages of zeroes that shrink to nothing.
    private static byte[] Bomb(int pages, long? announced)
    {
        SampleTable table = SampleTable.Of(1);
        using PageCodec codec = PageCodec.For(FileCompression.Zstd);
        using var content = new ContentHash();
        var file = new ByteBuffer();
        file.Write(Magic.Bytes);
        byte[] body = new byte[pages == 1 ? 1000 : PageLimits.MaxBodyByteCount];
        byte[] compressed = codec.Compress(body, new ByteBuffer()).ToArray();
        ReadOnlySpan<byte> header = new PageHeaderWriter().Write(PageType.Data, ValueEncoding.Plain, 0, body.Length, compressed);
        var chunk = new ChunkRecord { DataOffset = Magic.ByteCount, ValueCount = 1 };
        for (int page = 0; page < pages; page++)
        {
            file.Write(header);
            file.Write(compressed);
            chunk.FileByteCount += header.Length + compressed.Length;
            chunk.PlainByteCount += header.Length + body.Length;
        }

        chunk.PlainByteCount = announced ?? chunk.PlainByteCount;
        file.Write(new FooterWriter().Write(table, [table.Code], CodecNames.Of(FileCompression.Zstd), [chunk], 1, [], content.Finish()));
        return file.Written.ToArray();
    }

    private static void Verify(byte[] bytes)
    {
        using ParquetFile file = ParquetFile.Parse(bytes);
        file.Verify();
    }
}
