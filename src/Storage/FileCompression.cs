namespace JparcSim.Storage;

/// <summary>How the pages of a file are compressed, at the fastest level of each.</summary>
public enum FileCompression
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>GZIP (RFC 1952), from the runtime.</summary>
    Gzip,

    /// <summary>Brotli (RFC 7932), from the runtime.</summary>
    Brotli,

    /// <summary>Zstandard (RFC 8878) at level 1, from a managed library.</summary>
    Zstd,
}
