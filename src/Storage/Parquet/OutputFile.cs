using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace JparcSim.Storage.Parquet;

/// <summary>A file in the making: hashed as it is written, under a temporary name until it is whole.</summary>
/// <param name="hash">Takes in all bytes written; the caller's to dispose.</param>
internal sealed class OutputFile(IncrementalHash hash)
{
    private const int FlushByteCount = 1 << 18;
    private readonly ByteBuffer _pending = new();
    private string _path = "";
    private string _temporaryPath = "";
    private SafeFileHandle? _handle;
    private long _flushed;

    /// <summary>Bytes written so far.</summary>
    public long Position => _flushed + _pending.Count;

    /// <summary>Starts a file; a temporary file left by an interrupted run is overwritten.</summary>
    public void Open(string path)
    {
        _path = path;
        _temporaryPath = path + ".tmp";
        _flushed = 0;
        _pending.Clear();
        try
        {
            _handle = File.OpenHandle(_temporaryPath, FileMode.Create, FileAccess.Write, FileShare.None);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw CannotWrite(exception);
        }
    }

    /// <summary>Appends bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        _pending.Write(bytes);
        if (_pending.Count >= FlushByteCount)
        {
            Flush();
        }
    }

    /// <summary>Gives the whole file its name.</summary>
    /// <returns>The digest of the file.</returns>
    public Hash256 Commit()
    {
        Flush();
        _handle!.Dispose();
        try
        {
            File.Move(_temporaryPath, _path, overwrite: true);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw CannotWrite(exception);
        }

        _handle = null;
        return TakeHash();
    }

    /// <summary>Leaves nothing behind of a file that was opened and not committed.</summary>
    public void Abandon()
    {
        if (_handle is not null)
        {
            _handle.Dispose();
            _handle = null;
            TakeHash();
            File.Delete(_temporaryPath);
        }
    }

    private void Flush()
    {
        try
        {
            RandomAccess.Write(_handle!, _pending.Written, _flushed);
        }
        catch (IOException exception)
        {
            throw CannotWrite(exception);
        }

        hash.AppendData(_pending.Written);
        _flushed += _pending.Count;
        _pending.Clear();
    }

    private Hash256 TakeHash()
    {
        Span<byte> digest = stackalloc byte[Hash256.ByteCount];
        hash.TryGetHashAndReset(digest, out _);
        return new Hash256(digest);
    }

    private IOException CannotWrite(Exception exception) => new($"cannot write {_path}: {exception.Message}", exception);
}
