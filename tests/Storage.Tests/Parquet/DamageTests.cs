using JparcSim.Storage.Parquet;

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

    private static void Verify(byte[] bytes)
    {
        using ParquetFile file = ParquetFile.Parse(bytes);
        file.Verify();
    }
}
