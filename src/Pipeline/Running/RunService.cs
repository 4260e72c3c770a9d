using System.Diagnostics;
using System.Text.Json;
using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Pipeline.Configuration;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Running;

/// <summary>The main job: from a request to a finished dataset.</summary>
internal static class RunService
{
    /// <summary>Simulates a run, or what is left of it.</summary>
    public static RunSummary Run(ChainBuilder chains, RunRequest request, Action<ProgressReport> progress, CancellationToken cancellation)
    {
        ResolvedRun run = ResolvedRun.Resolve(MacroFile.Load(request.Macro, request.Settings));
        var options = new EngineOptions(
            request.Threads, request.BatchSize, PartRange.OfShard(run.Plan.PartCount, request.ShardIndex, request.ShardCount), run.LayoutFor(request.Keep), request.Compression);
        WaveformChoice.Of(request.Keep).Check(run);
        var folder = new DatasetFolder(request.OutputFolder);
        Manifest? earlier = CheckFolder(folder, request);
        Chain chain = chains.Build(run, request.Threads, progress);
        Manifest manifest = Describe(run, chain.Calibration, options);
        RefuseAnotherRun(folder, earlier, manifest);
        return OutputFolder.Guarded(folder, () => Complete(run, chain, folder, options, earlier, manifest, request, progress, cancellation));
    }

    private static RunSummary Complete(
        ResolvedRun run, Chain chain, DatasetFolder folder, EngineOptions options, Manifest? earlier, Manifest manifest, RunRequest request,
        Action<ProgressReport> progress, CancellationToken cancellation)
    {
        if (request.Force && folder.Exists)
        {
            folder.RemoveDataset();
        }

        var journal = new PartJournal(folder);
        List<PartFile> files = earlier is null ? [] : FinishedParts.Collect(folder, [.. earlier.Files, .. journal.Read()], options.Parts, options.Layout);
        if (earlier is not null)
        {
            journal.Start(files.Select(file => file.ToDatasetFile()));   // before the manifest forgets them
        }

        folder.Create(manifest);
        HashSet<int> finished = [.. files.Select(file => file.Part)];
        long before = files.Where(file => file.Table == 0).Sum(file => file.Record.RowCount);
        double total = run.ExpectedEvents(options.Parts);

        var clock = Stopwatch.StartNew();
        files.AddRange(new RunEngine(run, chain, folder, options, journal).Run(
            finished, events => progress(new ProgressReport("simulating", before + events, total)), cancellation));
        double seconds = clock.Elapsed.TotalSeconds;

        Manifest complete = manifest with { IsComplete = true, Files = [.. files.Select(file => file.ToDatasetFile()).OrderBy(file => file.Name, StringComparer.Ordinal)] };
        folder.WriteManifest(complete);
        journal.Remove();
        long events = Rows(files, "interactions");
        return new RunSummary(
            folder.FullPath, run.Seed, events, Rows(files, "triggers"), Rows(files, "pairs"), Rows(files, "recoils"),
            events > before ? (events - before) / seconds : null,
            CutFlowOf(run, new DatasetReader(folder, complete)), complete.Files);
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

    private static Manifest Describe(ResolvedRun run, Calibration? calibration, EngineOptions options) => new()
    {
        SchemaVersion = DatasetSchema.Version,
        CodeVersion = CodeVersion.Text,
        RunId = run.RunId,
        Name = run.Name,
        Seed = run.Seed,
        PartCount = run.Plan.PartCount,
        FirstPart = options.Parts.First,
        EndPart = options.Parts.End,
        Keep = [.. options.Layout.Keep.Order(StringComparer.Ordinal)],
        Compression = options.Compression.ToString().ToLowerInvariant(),
        IsComplete = false,
        Macro = Json(run.Sources.Macro),
        Detector = Json(run.Sources.Detector),
        Calibration = calibration is null ? null : CalibrationConstants.Of(calibration),
        Files = [],
    };

    private static JsonElement Json(ConfigNode node)
    {
        using var document = JsonDocument.Parse(CanonicalConfig.Write(node));
        return document.RootElement.Clone();
    }
}
