using JparcSim.Core.Events;

namespace JparcSim.Storage;

/// <summary>Writes a table to one file: the only thing the rest of the program knows about the file format.</summary>
/// <remarks>One instance belongs to one worker and reuses all its buffers.</remarks>
public interface ITableWriter : IDisposable
{
    /// <summary>Writes the chosen columns of a table; the file appears under its name only when it is whole.</summary>
    /// <param name="path">Where; an older file is replaced. The folder must exist.</param>
    /// <param name="table">The rows.</param>
    /// <param name="columns">Columns of <paramref name="table"/>, in the order of the file; at least one, none transient.</param>
    /// <param name="footer">Names and values kept in the file; nothing that differs between two ways to the same run.</param>
    /// <exception cref="ArgumentException">A column is transient.</exception>
    /// <exception cref="IOException">The file cannot be written; the message names the path, and no file is left behind.</exception>
    FileRecord Write(string path, Table table, IReadOnlyList<Column> columns, IReadOnlyList<KeyValuePair<string, string>> footer);
}
