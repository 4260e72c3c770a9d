using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;
using JparcSim.Storage;
using JparcSim.Storage.Tables;

namespace JparcSim.Pipeline.Auditing;

/// <summary>Checks a dataset: whether it is whole, undamaged and consistent, and whether the program still makes the same events.</summary>
internal sealed class VerifyService(ChainBuilder chains, Action<ProgressReport> progress, CancellationToken cancellation)
{
    private readonly ProblemList _problems = new();

    /// <summary>Verifies a dataset; what is wrong with it is a problem, never an exception.</summary>
    /// <exception cref="UserInputException">There is no such folder.</exception>
    public VerifyReport Verify(string dataset, int events)
    {
        var folder = new DatasetFolder(dataset);
        if (!Directory.Exists(folder.FullPath))
        {
            throw new UserInputException($"{folder.FullPath}: found no folder, expected a dataset written by jparcsim run");
        }

        Manifest? manifest = Try(folder.ReadManifest);
        long checkedEvents = manifest is null ? 0 : Verify(folder, manifest, events);
        return new VerifyReport(_problems.IsEmpty, checkedEvents, _problems.Lines(), manifest is null ? [] : CodeVersion.NotesOn(manifest));
    }

    private long Verify(DatasetFolder folder, Manifest manifest, int events)
    {
        if (!manifest.IsComplete)
        {
            _problems.Add($"manifest.json: {DatasetFolder.NotComplete}");
            return 0;
        }

        ResolvedRun? run = Try(() => ManifestRun.Resolve(manifest));
        List<(int Part, int Events)> soundParts = CheckFiles(folder, manifest, run);
        return run is null || events <= 0 ? 0 : Simulate(folder, manifest, run, soundParts, events);
    }

    // Returns the parts whose files are sound.
    private List<(int Part, int Events)> CheckFiles(DatasetFolder folder, Manifest manifest, ResolvedRun? run)
    {
        var soundParts = new List<(int, int)>();
        var stored = new StoredPart(run?.ChannelNames ?? [], manifest.Layout);
        using var files = new FileAudit(folder, manifest, _problems);
        IdAudit? ids = run is null ? null : new IdAudit(run, stored.Waveforms, _problems);
        ExposureAudit? exposure = run is null ? null : new ExposureAudit(run, _problems);
        int parts = manifest.EndPart - manifest.FirstPart;
        if ((long)parts * stored.StoredTables.Count != manifest.Files.Count)
        {
            _problems.Add($"manifest.json: found {manifest.Files.Count} files, expected {stored.StoredTables.Count} for each of {parts} parts");
            return soundParts;
        }

        for (int part = manifest.FirstPart; part < manifest.EndPart; part++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress(new ProgressReport("checking files", part - manifest.FirstPart, parts));
            bool hasEvents = CheckFile(files, stored, 0, part, run is not null, run is not null);
            bool isSound = hasEvents;
            foreach (int table in stored.StoredTables.Skip(1))
            {
                isSound &= CheckFile(files, stored, table, part, run is not null, hasEvents && run is not null);
            }

            if (isSound)
            {
                if (ids?.Check(part, stored.Tables) == true)
                {
                    exposure?.Check(part, stored.Tables);
                }

                soundParts.Add((part, stored.Tables.Interactions.RowCount));
            }
        }

        files.ReportStrangers();
        return soundParts;
    }

    // What a footer tells of the part's events is compared with the interactions, where these are sound.
    private bool CheckFile(FileAudit files, StoredPart stored, int table, int part, bool canLoad, bool knowsEvents)
    {
        using TableFile? file = files.Open(table, part, stored.Columns(table));
        try
        {
            if (file is not null && canLoad)
            {
                stored.Load(table, file);
                files.CheckContent(file, stored.Columns(table));
                if (knowsEvents && FileFooter.EventsProblem(file, stored.Tables.Interactions) is { } problem)
                {
                    throw new InvalidFileException(problem);
                }
            }

            return file is not null;
        }
        catch (InvalidFileException exception)
        {
            _problems.Add($"{DatasetFolder.FileName(DatasetFolder.Tables[table], part)}: {exception.Message}");
            return false;
        }
    }

    private long Simulate(DatasetFolder folder, Manifest manifest, ResolvedRun run, List<(int Part, int Events)> soundParts, int events)
    {
        if (Try(() => chains.Build(run, progress)) is not { } chain)
        {
            return 0;
        }

        CalibrationConstants? constants = chain.Calibration is { } calibration ? CalibrationConstants.Of(calibration) : null;
        if (constants != manifest.Calibration)
        {
            _problems.Add($"manifest.json: calibration: found {manifest.Calibration?.ToString() ?? "none"}, expected {constants?.ToString() ?? "none"}");
        }

        long total = soundParts.Sum(part => (long)part.Events);
        SortedSet<long> chosen = RandomEvents.Choose(run.Seed, total, events);
        var stored = new StoredPart(run.ChannelNames, manifest.Layout);
        var reader = new DatasetReader(folder, manifest);
        var simulator = new EventSimulator(run, chain, stored.Waveforms);
        long first = 0;
        long done = 0;
        foreach ((int part, int count) in soundParts)
        {
            long end = first + count;
            long[] here = [.. chosen.Where(place => place >= first && place < end)];
            if (here.Length > 0 && TryLoad(stored, reader, part))
            {
                foreach (long place in here)
                {
                    cancellation.ThrowIfCancellationRequested();
                    progress(new ProgressReport("simulating events again", done++, chosen.Count));
                    Compare(simulator, stored, part, stored.Tables.Interactions.EventId[(int)(place - first)]);
                }
            }

            first = end;
        }

        return done;
    }

    private void Compare(EventSimulator simulator, StoredPart stored, int part, long eventId)
    {
        if (simulator.Simulate(part, eventId, cancellation))
        {
            _problems.AddRange(simulator.Differences(eventId, stored));
        }
        else
        {
            _problems.Add($"event {eventId}: found in part {part} on disk, expected none of this id");
        }
    }

    private bool TryLoad(StoredPart stored, DatasetReader reader, int part)
    {
        try
        {
            stored.Load(reader, part);
            return true;
        }
        catch (Exception exception) when (exception is InvalidFileException or UserInputException)
        {
            _problems.Add(exception.Message);   // changed since it was checked
            return false;
        }
    }

    private T? Try<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (UserInputException exception)
        {
            _problems.AddRange(exception.Problems);
            return null;
        }
    }
}
