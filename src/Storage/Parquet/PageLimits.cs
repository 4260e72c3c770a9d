namespace JparcSim.Storage.Parquet;

/// <summary>Bounds that keep a hostile file from taking memory out of proportion to its size.</summary>
internal static class PageLimits
{
    /// <summary>Largest body of a page, bytes: eight times what flat columns need at most.</summary>
    public const int MaxBodyByteCount = 1 << 24;

    /// <summary>Largest dictionary, bytes.</summary>
    public const int MaxDictionaryByteCount = 1 << 20;

    /// <summary>Most memory for the values of one column: room for any small file, and a factor beyond for what compresses well.</summary>
    public static long MaxColumnByteCount(long fileByteCount) => (1 << 24) + (64 * fileByteCount);
}
