using Microsoft.Win32.SafeHandles;

namespace JparcSim.Storage.Parquet.Codecs;

/// <summary>Working memory of libzstd for compressing.</summary>
internal sealed class ZstdCompressor() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    /// <inheritdoc/>
    protected override bool ReleaseHandle() => ZstdLibrary.FreeCompressor(handle) == 0;
}

/// <summary>Working memory of libzstd for decompressing.</summary>
internal sealed class ZstdDecompressor() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    /// <inheritdoc/>
    protected override bool ReleaseHandle() => ZstdLibrary.FreeDecompressor(handle) == 0;
}
