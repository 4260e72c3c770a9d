using System.IO.Compression;
using System.Security.Cryptography;
using JparcSim.Core.Events;
using Parquet;
using Parquet.Schema;

namespace JparcSim.Storage.Tables;

/// <summary>Writes tables as Apache Parquet files.</summary>
/// <remarks>
/// The same columns give the same bytes: no clock, host or thread enters the file, and the library that makes it is pinned by the lock files.
/// One instance belongs to one worker and reuses its buffers; the library allocates some 700 bytes an event of a scintillator beside them.
/// </remarks>
/// <param name="compression">How pages are compressed.</param>
/// <param name="rowGroupRows">Most rows in a row group.</param>
public sealed class TableWriter(FileCompression compression, int rowGroupRows = 131_072) : IDisposable
{
    // A column of a row group is one page, and the library copies a page several times: a bound on these is one on memory.
    private const int RowGroupElements = 1 << 22;

    private readonly CompressionMethod _method = Enum.Parse<CompressionMethod>(compression.ToString());   // by the same names
    private readonly MemoryStream _bytes = new();
    private readonly ContentHash _content = new();
    private readonly ColumnWriter _columns = new();

    /// <summary>Writes the chosen columns of a table; the file appears under its name only when it is whole.</summary>
    /// <param name="path">Where; an older file is replaced. The folder must exist.</param>
    /// <param name="table">The rows.</param>
    /// <param name="columns">Columns of <paramref name="table"/>, in the order of the file; at least one, none transient.</param>
    /// <param name="footer">Names and values kept in the file; nothing that differs between two ways to the same run.</param>
    /// <exception cref="IOException">The file cannot be written; the message names the path, and no file is left behind.</exception>
    public FileRecord Write(string path, Table table, IReadOnlyList<Column> columns, IReadOnlyList<KeyValuePair<string, string>> footer)
    {
        table.Validate();
        if (columns.FirstOrDefault(column => column.Definition.IsTransient) is { } transient)
        {
            throw new ArgumentException($"column {transient.Definition.Name} lives in memory only", nameof(columns));
        }

        string content = _content.Of(columns);
        _bytes.SetLength(0);
        Encode(table.RowCount, columns, [.. footer, new(TableFile.ContentName, content)]);
        ReadOnlySpan<byte> bytes = _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length);
        Save(path, bytes);
        return new FileRecord(table.RowCount, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), content);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _bytes.Dispose();
        _content.Dispose();
    }

    // Over a stream in memory the library's tasks are complete when they are returned.
    private void Encode(int rowCount, IReadOnlyList<Column> columns, IReadOnlyList<KeyValuePair<string, string>> footer)
    {
        Field[] fields = [.. columns.Select(column => ColumnSchema.Of(column.Definition).ToField())];
        var options = new ParquetOptions { CompressionMethod = _method, CompressionLevel = CompressionLevel.Fastest };
        ParquetWriter writer = ParquetWriter.CreateAsync(new ParquetSchema(fields), _bytes, options).GetAwaiter().GetResult();
        writer.CustomMetadata = new Dictionary<string, string>(footer);
        for (int first = 0; first < rowCount || first == 0;)
        {
            int end = RowGroupEnd(columns, first, rowCount);
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            for (int i = 0; i < columns.Count; i++)
            {
                _columns.Write(group, fields[i], columns[i], first..end, options);
            }

            first = Math.Max(end, 1);
        }

        writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private int RowGroupEnd(IReadOnlyList<Column> columns, int first, int rowCount)
    {
        int end = Math.Min(rowCount, first + rowGroupRows);
        for (int i = 0; i < columns.Count; i++)
        {
            end = columns[i] switch
            {
                BinaryColumn binary => LastWithin(binary, first, end),
                ListColumn<float> lists => LastWithin(lists, first, end),
                _ => end,
            };
        }

        return end;
    }

    private static int LastWithin<T>(ListColumn<T> lists, int first, int end)
        where T : unmanaged
    {
        while (end > first + 1 && lists.Start(end) - lists.Start(first) > RowGroupElements)
        {
            end = first + ((end - first) / 2);
        }

        return end;
    }

    // Under a temporary name first, so that a file under its own name is whole.
    private static void Save(string path, ReadOnlySpan<byte> bytes)
    {
        string temporary = path + ".tmp";
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            try { File.Delete(temporary); } catch (Exception again) when (again is UnauthorizedAccessException or IOException) { }
            throw new IOException($"cannot write {path}: {exception.Message}", exception);
        }
    }
}
