using JparcSim.Core.Events;

namespace JparcSim.Storage.Parquet;

/// <summary>Bounds that keep a hostile file from taking memory and time out of proportion to its size.</summary>
internal static class PageLimits
{
    /// <summary>Largest body of a page, bytes: eight times what flat columns need at most.</summary>
    public const int MaxBodyByteCount = 1 << 24;

    /// <summary>Largest dictionary, bytes.</summary>
    public const int MaxDictionaryByteCount = 1 << 20;

    /// <summary>Most columns: eight times what the widest table has.</summary>
    public const int MaxColumnCount = 256;

    /// <summary>Most memory for the values of one column: room for any small file, and a factor beyond for what compresses well.</summary>
    public static long MaxColumnByteCount(long fileByteCount) => (1 << 24) + (64 * fileByteCount);

    /// <summary>
    /// Whether a column may have so many slots: one byte for a byte, eight for another value and two for its levels, all in one array each.
    /// </summary>
    public static bool MayHaveSlots(long slots, ColumnType type, long fileByteCount)
    {
        long bytesPerSlot = type == ColumnType.UInt8 ? 1 : sizeof(double) + 2;
        return slots <= Array.MaxLength && slots * bytesPerSlot <= MaxColumnByteCount(fileByteCount);
    }
}
