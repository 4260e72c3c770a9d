using System.Buffers;
using System.Security.Cryptography;
using JparcSim.Core.Events;
using Parquet;

namespace JparcSim.Storage.Tables;

/// <summary>A file of a table, read whole and trusted only so far as its hash was found right; see <see cref="ReadWatchdog"/> for the rest.</summary>
/// <remarks>Reads what this program writes, and what it wrote by itself up to version 4 of the tables.</remarks>
public sealed class TableFile : IDisposable
{
    /// <summary>The name under which the footer keeps the digest of the values.</summary>
    public const string ContentName = "contentSha256";

    private readonly string _path;
    private readonly int _byteCount;
    private readonly ParquetReader _reader;
    private readonly ColumnSchema[] _schema;
    private byte[]? _rented;

    private TableFile(string path, byte[] rented, int byteCount, ParquetReader reader)
    {
        (_path, _rented, _byteCount, _reader) = (path, rented, byteCount, reader);
        RowCount = CheckedRowCount();
        _schema = [.. _reader.Schema.Fields.Select(ColumnSchema.Of)];
        Footer = _reader.CustomMetadata;   // made anew by every call, which fails where a name comes twice
        if (Footer.FirstOrDefault(entry => entry.Value is null) is { Key: { } name })
        {
            throw new InvalidFileException($"found no value of '{name}' in the footer");
        }
    }

    /// <summary>The columns in the order of the file.</summary>
    public IReadOnlyList<ColumnSchema> Schema => _schema;

    /// <summary>Rows.</summary>
    public int RowCount { get; }

    /// <summary>Names and values of the footer.</summary>
    public IReadOnlyDictionary<string, string> Footer { get; }

    /// <summary>Opens a file after its hash was found right.</summary>
    /// <param name="path">Where.</param>
    /// <param name="sha256">SHA-256 that somebody who is trusted says the file has.</param>
    /// <exception cref="InvalidFileException">The file is another, damaged, or of another kind; the message begins with its path.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of permission.</exception>
    public static TableFile Open(string path, string sha256)
    {
        using FileStream stream = File.OpenRead(path);
        int length = stream.Length <= Array.MaxLength ? (int)stream.Length : throw new InvalidFileException($"{path}: found {stream.Length} bytes, expected at most {Array.MaxLength}");
        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            int count = stream.ReadAtLeast(rented.AsSpan(0, length), length, throwOnEndOfStream: false);
            string found = Convert.ToHexStringLower(SHA256.HashData(rented.AsSpan(0, count)));
            if (found != sha256)
            {
                throw new InvalidFileException($"{path}: sha256: found {found}, expected {sha256}");
            }

            return Guarded(path, count, _ => new TableFile(
                path, rented, count, ParquetReader.CreateAsync(new MemoryStream(rented, 0, count, writable: false)).GetAwaiter().GetResult()));
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(rented);
            throw;
        }
    }

    /// <summary>Replaces the rows of some columns of a table by those of the file; the table's other columns are left alone.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">Columns of the table to fill; the file may have further ones.</param>
    /// <exception cref="InvalidFileException">The file lacks a column, has it with another type, or is damaged.</exception>
    public void Load(Table table, IReadOnlyList<Column> columns) => Guarded(_path, _byteCount, watch =>
    {
        foreach (Column column in columns)
        {
            var expected = ColumnSchema.Of(column.Definition);
            int index = Array.FindIndex(_schema, each => each.Name == expected.Name);
            if (index < 0 || _schema[index] != expected)
            {
                throw new InvalidFileException($"{table.Name}: found {(index < 0 ? $"no column '{expected.Name}'" : $"column {_schema[index]}")}, expected {expected}");
            }

            column.Clear();
            new ColumnReader(_reader, _reader.Schema.Fields[index], RowCount, _byteCount).Read(column);
            watch.Progress();
        }

        return RowCount;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented);
            _rented = null;
        }
    }

    private int CheckedRowCount()
    {
        long rows = _reader.RowGroups.Sum(group => Math.Max(0, group.RowCount));
        return rows <= Array.MaxLength && rows == _reader.Metadata?.NumRows
            ? (int)rows
            : throw new InvalidFileException($"found row groups of {rows} rows in a file of {_reader.Metadata?.NumRows}");
    }

    // The library meets a file that is not what it should be with exceptions of some eight types.
    private static T Guarded<T>(string path, long byteCount, Func<ReadWatchdog, T> read)
    {
        using var watch = new ReadWatchdog(path, byteCount);
        try
        {
            return read(watch);
        }
        catch (InvalidFileException exception)
        {
            throw new InvalidFileException($"{path}: {exception.Message}");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new InvalidFileException($"{path}: found {exception.Message}, expected a table written by jparcsim");
        }
    }
}
