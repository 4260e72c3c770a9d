using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Pipeline.Dataset;
using JparcSim.Storage.Streams;

namespace JparcSim.Pipeline.Running;

/// <summary>
/// Puts one table of a run on a stream in the order of its parts: a worker that is ahead waits for its turn, so that nothing is stored up. Workers
/// take parts in ascending order; the one with the least never waits.
/// </summary>
internal sealed class PartStream : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);   // whether the run was ended meanwhile

    private readonly object _turn = new();
    private readonly int _table;
    private readonly DatasetLayout _layout;
    private readonly ArrowTableSink _sink;
    private readonly long[] _rows = new long[DatasetFolder.Tables.Count];
    private int _next;

    /// <param name="stream">The table, and where it goes.</param>
    /// <param name="manifest">The run.</param>
    /// <exception cref="UserInputException">The run has no such table, or the stream's reader has gone.</exception>
    public PartStream(StreamedTable stream, Manifest manifest)
    {
        (_layout, _next) = (manifest.Layout, manifest.FirstPart);
        string[] names = [.. _layout.Tables.Select(table => DatasetFolder.Tables[table])];
        _table = names.Contains(stream.Table)
            ? DatasetFolder.PlaceOf(stream.Table)
            : throw new UserInputException($"--stream: found '{ConfigText.Clip(stream.Table)}', expected {NearestName.Expectation(stream.Table, names)}");
        Table table = new PartTables(Auditing.ManifestRun.Channels(manifest), Analysis.Selection.CutCatalog.Names).All[_table];
        _sink = Guarded(() => new ArrowTableSink(stream.Output, _layout.ColumnsOf(table), FileFooter.OfRun(manifest)));
    }

    /// <summary>Rows of a table in the parts so far.</summary>
    public long Rows(string table) => _rows[DatasetFolder.PlaceOf(table)];

    /// <summary>Reads what a part needs that was finished before.</summary>
    public void Load(DatasetReader reader, int part, PartTables tables)
    {
        tables.Clear();
        reader.Load(tables.All[_table], part, _layout.ColumnsOf(tables.All[_table]));
    }

    /// <summary>Puts a part on the stream when it is its turn.</summary>
    /// <exception cref="UserInputException">The stream's reader has gone.</exception>
    public void Take(int part, PartTables tables, CancellationToken cancellation)
    {
        lock (_turn)
        {
            while (_next != part)
            {
                Monitor.Wait(_turn, LookEvery);
                cancellation.ThrowIfCancellationRequested();
            }

            Column[] columns = _layout.ColumnsOf(tables.All[_table]);
            Guarded(() => _sink.Write(columns[0].RowCount, columns));
            for (int table = 0; table < _rows.Length; table++)
            {
                _rows[table] += tables.All[table].RowCount;
            }

            _next++;
            Monitor.PulseAll(_turn);
        }
    }

    /// <summary>Ends the stream.</summary>
    /// <exception cref="UserInputException">The stream's reader has gone.</exception>
    public void End() => Guarded(_sink.End);

    /// <inheritdoc/>
    public void Dispose() => _sink.Dispose();

    private static void Guarded(Action write) => Guarded(() =>
    {
        write();
        return true;
    });

    private static T Guarded<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (IOException exception)
        {
            throw new UserInputException($"--stream: standard output: found {exception.Message}, expected a reader that takes all rows");
        }
    }
}
