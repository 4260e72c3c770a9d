using System.Diagnostics;
using System.Text.Json;
using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Pipeline.Configuration;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Running;

/// <summary>The main job: from a request to a finished dataset, a stream of one of its tables, or both.</summary>
internal sealed class RunService
{
    private readonly RunRequest _request;
    private readonly Action<ProgressReport> _progress;
    private readonly CancellationToken _cancellation;
    private readonly ResolvedRun _run;
    private readonly EngineOptions _options;

    private RunService(RunRequest request, Action<ProgressReport> progress, CancellationToken cancellation)
    {
        (_request, _progress, _cancellation) = (request, progress, cancellation);
        _run = ResolvedRun.Resolve(MacroFile.Load(request.Macro, request.Settings));
        _options = new EngineOptions(
            request.Threads, request.BatchSize, PartRange.OfShard(_run.Plan.PartCount, request.ShardIndex, request.ShardCount), _run.LayoutFor(request.Keep), request.Compression);
        WaveformChoice.Of(request.Keep).Check(_run);
    }

    /// <summary>Simulates a run, or what is left of it.</summary>
    public static RunSummary Run(ChainBuilder chains, RunRequest request, Action<ProgressReport> progress, CancellationToken cancellation)
    {
        var service = new RunService(request, progress, cancellation);
        return request.OutputFolder.Length == 0 && request.Stream is not null ? service.ToStream(chains) : service.ToFolder(chains);
    }

    private RunSummary ToStream(ChainBuilder chains)
    {
        Chain chain = chains.Build(_run, _request.Threads, _progress);
        using var stream = new PartStream(_request.Stream!, Describe(chain.Calibration));
        var clock = Stopwatch.StartNew();
        new RunEngine(_run, chain, folder: null, _options, stream: stream).Run(new HashSet<int>(), Report(0), _cancellation);
        stream.End();
        long events = stream.Rows("interactions");
        return new RunSummary(
            "", _run.Seed, events, stream.Rows("triggers"), stream.Rows("pairs"), stream.Rows("recoils"), events / clock.Elapsed.TotalSeconds, [], []);
    }

    private RunSummary ToFolder(ChainBuilder chains)
    {
        var folder = new DatasetFolder(_request.OutputFolder);
        Manifest? earlier = CheckFolder(folder, _request);
        Chain chain = chains.Build(_run, _request.Threads, _progress);
        Manifest manifest = Describe(chain.Calibration);
        RefuseAnotherRun(folder, earlier, manifest);
        using PartStream? stream = _request.Stream is null ? null : new PartStream(_request.Stream, manifest);
        return OutputFolder.Guarded(folder, () => Complete(chain, folder, earlier, manifest, stream));
    }

    private RunSummary Complete(Chain chain, DatasetFolder folder, Manifest? earlier, Manifest manifest, PartStream? stream)
    {
        if (_request.Force && folder.Exists)
        {
            folder.RemoveDataset();
        }

        var journal = new PartJournal(folder);
        List<PartFile> files = earlier is null ? [] : FinishedParts.Collect(folder, [.. earlier.Files, .. journal.Read()], _options.Parts, _options.Layout);
        if (earlier is not null)
        {
            journal.Start(files.Select(file => file.ToDatasetFile()));   // before the manifest forgets them
        }

        folder.Create(manifest);
        HashSet<int> finished = [.. files.Select(file => file.Part)];
        long before = Rows(files, "interactions");

        var clock = Stopwatch.StartNew();
        files.AddRange(new RunEngine(_run, chain, folder, _options, journal, stream).Run(
            finished, Report(before), _cancellation, new DatasetReader(folder, manifest)));
        stream?.End();
        double seconds = clock.Elapsed.TotalSeconds;

        Manifest complete = manifest with { IsComplete = true, Files = [.. files.Select(file => file.ToDatasetFile()).OrderBy(file => file.Name, StringComparer.Ordinal)] };
        folder.WriteManifest(complete);
        journal.Remove();
        long events = Rows(files, "interactions");
        return new RunSummary(
            folder.FullPath, _run.Seed, events, Rows(files, "triggers"), Rows(files, "pairs"), Rows(files, "recoils"),
            events > before ? (events - before) / seconds : null,
            CutFlowOf(_run, new DatasetReader(folder, complete)), complete.Files);
    }

    private Action<long> Report(long before)
    {
        double total = _run.ExpectedEvents(_options.Parts);
        return events => _progress(new ProgressReport("simulating", before + events, total));
    }

    private static IReadOnlyList<CutFlowRow> CutFlowOf(ResolvedRun run, DatasetReader reader) => run.Setup is ScintillatorSetup scintillator
        ? reader.CutFlow(scintillator.Selection, run.ChannelNames)
        : reader.RecoilFlow(run.ChannelNames);

    private static long Rows(List<PartFile> files, string table)
    {
        int place = DatasetFolder.PlaceOf(table);
        return files.Where(file => file.Table == place).Sum(file => file.Record.RowCount);
    }

    private static Manifest? CheckFolder(DatasetFolder folder, RunRequest request)
    {
        if (request.Resume && request.Force)
        {
            throw new UserInputException("--resume: found --force beside it, expected one of the two: the one keeps what the other removes");
        }

        if (!folder.Exists)
        {
            return null;
        }

        if (request.Resume)
        {
            return folder.IsUnused ? null : folder.ReadManifest();
        }

        OutputFolder.RefuseOccupied(folder, request.Force, ", or --resume to complete it");
        return null;
    }

    private static void RefuseAnotherRun(DatasetFolder folder, Manifest? earlier, Manifest manifest)
    {
        if (earlier is null)
        {
            return;
        }

        (string What, string Found, string Expected)[] comparisons =
        [
            ("run", $"{earlier.Name} {earlier.RunId} with seed {earlier.Seed}", $"{manifest.Name} {manifest.RunId} with seed {manifest.Seed}"),
            ("code version", earlier.CodeVersion, manifest.CodeVersion),
            ("shard", $"parts {earlier.FirstPart} to {earlier.EndPart - 1}", $"parts {manifest.FirstPart} to {manifest.EndPart - 1}"),
            ("kept columns", string.Join(',', earlier.Keep), string.Join(',', manifest.Keep)),
            ("compression", earlier.Compression, manifest.Compression),
        ];
        string[] problems = [.. comparisons.Where(c => c.Found != c.Expected).Select(c => $"--resume: {folder.FullPath}: {c.What}: found {c.Found}, expected {c.Expected}")];
        if (problems.Length > 0)
        {
            throw new UserInputException(problems);
        }
    }

    private Manifest Describe(Calibration? calibration) => new()
    {
        SchemaVersion = DatasetSchema.Version,
        CodeVersion = CodeVersion.Text,
        RunId = _run.RunId,
        Name = _run.Name,
        Seed = _run.Seed,
        PartCount = _run.Plan.PartCount,
        FirstPart = _options.Parts.First,
        EndPart = _options.Parts.End,
        Keep = [.. _options.Layout.Keep.Order(StringComparer.Ordinal)],
        Compression = _options.Compression.ToString().ToLowerInvariant(),
        IsComplete = false,
        Macro = Json(_run.Sources.Macro),
        Detector = Json(_run.Sources.Detector),
        Calibration = calibration is null ? null : CalibrationConstants.Of(calibration),
        Files = [],
    };

    private static JsonElement Json(ConfigNode node)
    {
        using var document = JsonDocument.Parse(CanonicalConfig.Write(node));
        return document.RootElement.Clone();
    }
}
