using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Pipeline.Auditing;
using JparcSim.Pipeline.Results;
using JparcSim.Storage.Streams;

namespace JparcSim.Pipeline.Dataset;

/// <summary>Hands a table of a dataset on in another form.</summary>
internal static class ExportService
{
    /// <summary>Puts the rows of a table on a stream, in the order of the dataset.</summary>
    /// <param name="request">What.</param>
    /// <param name="open">Opens the stream once nothing is wrong with the request.</param>
    /// <param name="progress">Told of each part.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UserInputException">There is no such table or channel.</exception>
    public static ExportReport Export(ExportRequest request, Func<Stream> open, Action<ProgressReport> progress, CancellationToken cancellation)
    {
        var folder = new DatasetFolder(request.Dataset);
        Manifest manifest = folder.ReadCompleteManifest();
        IReadOnlyList<string> channels = ManifestRun.Channels(manifest);
        var stored = new StoredPart(channels, manifest.Layout);
        int place = PlaceOf(request, stored);
        int channel = ChannelOf(request, channels);
        (Table table, IReadOnlyList<Column> columns) = (stored.Tables.All[place], stored.Columns(place));
        var reader = new DatasetReader(folder, manifest);
        long rows = 0;
        using Stream output = open();
        using ITableSink sink = request.Format == ExportFormat.Arrow ? new ArrowTableSink(output, columns, FileFooter.OfRun(manifest)) : new CsvTableSink(output, columns);
        foreach (int part in reader.Parts)
        {
            cancellation.ThrowIfCancellationRequested();
            progress(new ProgressReport($"exporting {table.Name}", part - manifest.FirstPart, manifest.EndPart - manifest.FirstPart));
            reader.Load(table, part, columns);
            if (channel >= 0)
            {
                Keep(channel, table, columns, reader, part, channels);
            }

            sink.Write(columns[0].RowCount, columns);
            rows += columns[0].RowCount;
        }

        sink.End();
        return new ExportReport(folder.FullPath, table.Name, request.Format.ToString().ToLowerInvariant(), request.Channel, rows);
    }

    private static int PlaceOf(ExportRequest request, StoredPart stored)
    {
        string[] names = [.. stored.StoredTables.Select(table => DatasetFolder.Tables[table])];
        return names.Contains(request.Table)
            ? DatasetFolder.PlaceOf(request.Table)
            : throw new UserInputException($"--table: found '{ConfigText.Clip(request.Table)}', expected {NearestName.Expectation(request.Table, names)}");
    }

    private static int ChannelOf(ExportRequest request, IReadOnlyList<string> channels) => request.Channel is not { } name
        ? -1
        : channels.ToList().IndexOf(name) is >= 0 and int code
            ? code
            : throw new UserInputException($"--where: found '{ConfigText.Clip(name)}', expected {NearestName.Expectation(name, channels)}");

    private static void Keep(int channel, Table table, IReadOnlyList<Column> columns, DatasetReader reader, int part, IReadOnlyList<string> channels)
    {
        if (table is ExposureTable exposure)
        {
            Table.Keep(columns, row => exposure.Channel.Codes[row] == channel);
            return;
        }

        var interactions = new InteractionTable(channels);
        reader.Load(interactions, part, [interactions.EventId, interactions.Channel]);
        Func<int, long> eventOf = EventRows.EventOf(table);
        Table.Keep(columns, row => interactions.EventId.Values.BinarySearch(eventOf(row)) is >= 0 and int interaction && interactions.Channel.Codes[interaction] == channel);
    }
}
