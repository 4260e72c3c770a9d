using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace JparcSim.Storage.Parquet;

/// <summary>A Parquet file written by this program, held in memory and trusted in nothing.</summary>
/// <remarks>
/// Every length is checked before it is used; memory stays within a small multiple of the file's size; whatever is wrong
/// ends in an <see cref="InvalidFileException"/>. Files of other programs are refused where they use what we do not write.
/// </remarks>
public sealed class ParquetFile : IDisposable
{
    private readonly FileMetadata _metadata;
    private readonly PageSource _pages;
    private readonly long _byteCount;
    private byte[]? _rented;

    private ParquetFile(ReadOnlyMemory<byte> bytes)
    {
        _metadata = FooterReader.Read(bytes.Span);
        _byteCount = bytes.Length;
        _pages = new PageSource(bytes);
    }

    /// <summary>The columns in the order of the file.</summary>
    public IReadOnlyList<ColumnSchema> Schema => _metadata.Schema;

    /// <summary>Rows.</summary>
    public int RowCount => (int)_metadata.RowCount;

    /// <summary>Names and values of the footer.</summary>
    public IReadOnlyDictionary<string, string> KeyValueMetadata => _metadata.KeyValues;

    /// <summary>
    /// The digest of the uncompressed pages that the footer announces; null when it has none. <see cref="Verify"/> checks it.
    /// </summary>
    public Hash256? ContentSha256 =>
        KeyValueMetadata.TryGetValue(FooterWriter.ContentName, out string? hex) && Hash256.TryParse(hex, out Hash256 hash) ? hash : null;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidFileException">The file is damaged or of another kind; the message begins with its path.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ParquetFile Open(string path)
    {
        try
        {
            using SafeFileHandle file = File.OpenHandle(path);
            long length = RandomAccess.GetLength(file);
            return length > int.MaxValue / 2
                ? throw new InvalidFileException($"{length} bytes are too many to be read at once")
                : Read(file, (int)length);
        }
        catch (InvalidFileException exception)
        {
            throw new InvalidFileException($"{path}: {exception.Message}");
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException($"cannot read {path}: {exception.Message}", exception);
        }
    }

    /// <summary>Takes the bytes of a file.</summary>
    /// <exception cref="InvalidFileException">They are not what they should be.</exception>
    public static ParquetFile Parse(byte[] bytes) => new(bytes);

    /// <summary>Reads all values of a column.</summary>
    /// <exception cref="InvalidFileException">There is no such column, or it is damaged.</exception>
    public ColumnData ReadColumn(string name)
    {
        for (int i = 0; i < Schema.Count; i++)
        {
            if (Schema[i].Name == name)
            {
                return new ColumnReader(_pages, _metadata, _byteCount).Read(i);
            }
        }

        throw new InvalidFileException($"there is no column '{name}'");
    }

    /// <summary>Checks every page against its checksum and all of them against the digest in the footer.</summary>
    /// <exception cref="InvalidFileException">Something differs.</exception>
    public void Verify()
    {
        using var content = new ContentHash();
        foreach (RowGroup group in _metadata.RowGroups)
        {
            for (int i = 0; i < group.Chunks.Count; i++)
            {
                int offset = 0;
                while (_pages.Next(group.Chunks[i], ref offset, out ReadOnlySpan<byte> body))
                {
                    content.Append(i, _pages.Header.Type, _pages.Header.Encoding, _pages.Header.ValueCount, body);
                }
            }
        }

        Hash256 found = content.Finish();
        if (found != ContentSha256)
        {
            throw new InvalidFileException(
                $"the pages have contentSha256 {found}, the footer announces {ContentSha256?.ToHex() ?? "none"}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pages.Dispose();
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented);
            _rented = null;
        }
    }

    // Into rented memory: reading one part after another needs the memory of one.
    private static ParquetFile Read(SafeFileHandle file, int length)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            int count = 0;
            for (int more = 1; count < length && more > 0; count += more)
            {
                more = RandomAccess.Read(file, rented.AsSpan(count, length - count), count);
            }

            return new ParquetFile(rented.AsMemory(0, count)) { _rented = rented };
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(rented);
            throw;
        }
    }
}
