namespace JparcSim.Storage;

/// <summary>How the pages of a file are compressed.</summary>
public enum FileCompression
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>GZIP (RFC 1952), from the runtime.</summary>
    Gzip,

    /// <summary>Brotli (RFC 7932), from the runtime.</summary>
    Brotli,

    /// <summary>Zstandard (RFC 8878) at level 1, from the system's libzstd.so.1.</summary>
    Zstd,
}
