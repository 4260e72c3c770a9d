namespace JparcSim.Storage.Parquet;

/// <summary>The compressions and their numbers in the format.</summary>
internal static class CodecNames
{
    public static CompressionCodec Of(FileCompression compression) => compression switch
    {
        FileCompression.None => CompressionCodec.Uncompressed,
        FileCompression.Gzip => CompressionCodec.Gzip,
        FileCompression.Brotli => CompressionCodec.Brotli,
        FileCompression.Zstd => CompressionCodec.Zstd,
        _ => throw new ArgumentOutOfRangeException(nameof(compression)),
    };

    /// <exception cref="InvalidFileException">The number stands for no compression that is read here.</exception>
    public static FileCompression Of(int number) => (CompressionCodec)number switch
    {
        CompressionCodec.Uncompressed => FileCompression.None,
        CompressionCodec.Gzip => FileCompression.Gzip,
        CompressionCodec.Brotli => FileCompression.Brotli,
        CompressionCodec.Zstd => FileCompression.Zstd,
        _ => throw new InvalidFileException($"compression number {number} is not read here"),
    };
}
