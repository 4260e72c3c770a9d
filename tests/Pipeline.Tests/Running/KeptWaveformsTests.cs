using System.Text.Json.Nodes;
using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Pipeline.Auditing;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;
using JparcSim.Pipeline.Tests.Auditing;

namespace JparcSim.Pipeline.Tests.Running;

public sealed class KeptWaveformsTests : IDisposable
{
    private const int PmtCount = 96;
    private static readonly PairTable NoPairs = new([], []);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_the_word_there_is_no_table()
    {
        RunSummary run = SmallRun.Run(_folder["run"]);
        Assert.False(Directory.Exists(Path.Combine(run.Dataset, "waveforms")));
        Assert.DoesNotContain("waveforms", SmallRun.Simulator.Show(run.Dataset).Tables.Select(table => table.Name));
    }

    [Fact]
    public void All_triggers_of_the_chosen_events_have_waveforms_and_the_rest_of_the_files_stays()
    {
        RunSummary none = SmallRun.Run(_folder["none"]);
        RunSummary all = Run("all", "waveforms");
        RunSummary half = Run("half", "waveforms:0.5");
        Assert.Equal(none.Files, all.Files.Where(file => !file.Name.StartsWith("waveforms/", StringComparison.Ordinal)));
        Assert.Equal(none.Files, half.Files.Where(file => !file.Name.StartsWith("waveforms/", StringComparison.Ordinal)));

        Func<long, bool> isChosen = new WaveformChoice(0.5).Of(all.Seed, NoPairs);
        long[] triggers = Ids(all.Dataset, "triggers");
        Assert.Equal(triggers.SelectMany(id => Enumerable.Repeat(id, PmtCount)), Ids(all.Dataset, "waveforms"));
        long[] chosen = [.. triggers.Where(id => isChosen(id / TriggerTable.MaxPerEvent))];
        Assert.InRange(chosen.Length, 1, triggers.Length - 1);
        Assert.Equal(chosen.SelectMany(id => Enumerable.Repeat(id, PmtCount)), Ids(half.Dataset, "waveforms"));
        Assert.True(SmallRun.Verify(all.Dataset, 60).Ok);
        Assert.True(SmallRun.Verify(half.Dataset, 60).Ok);
    }

    [Fact]
    public void Selected_events_keep_theirs_and_verify_and_replay_know_which()
    {
        RunSummary run = Run("selected", "waveforms:selected");
        PairTable pairs = new(["ibd"], CutCatalog.Names);
        var expected = new SortedSet<long>();
        DatasetReader reader = SmallRun.Reader(run.Dataset);
        foreach (int part in reader.Parts)
        {
            reader.Load(pairs, part, [pairs.PromptTriggerId, pairs.PairId, .. pairs.Pass]);
            expected.UnionWith(Enumerable.Range(0, pairs.PairId.RowCount)
                .Where(row => pairs.Pass.All(cut => cut[row] != false)).Select(row => pairs.PromptTriggerId[row] / TriggerTable.MaxPerEvent));
        }

        Assert.InRange(expected.Count, 1, 60);
        Assert.Equal(expected, Ids(run.Dataset, "waveforms").Select(id => id / TriggerTable.MaxPerEvent).Distinct());
        Assert.True(SmallRun.Verify(run.Dataset, 60).Ok);
        ReplayReport report = SmallRun.Replay(run.Dataset, expected.Max);
        Assert.True(report.IsSameAsDisk, string.Join('\n', report.Differences));
    }

    [Fact]
    public void The_choice_is_a_fraction_and_a_smaller_one_lies_within_a_greater()
    {
        long tenth = 0;
        Func<long, bool> isInTenth = new WaveformChoice(0.1).Of(7, NoPairs);
        Func<long, bool> isInFifth = new WaveformChoice(0.2).Of(7, NoPairs);
        for (long id = 0; id < 200_000; id++)
        {
            tenth += isInTenth(id) ? 1 : 0;
            Assert.True(!isInTenth(id) || isInFifth(id));
        }

        StatisticalAssert.FractionIs(0.1, tenth, 200_000);
        StatisticalAssert.WouldNotice(() => StatisticalAssert.FractionIs(0.1 * 1.05, tenth, 200_000));
    }

    [Theory]
    [InlineData(7, 2)]
    [InlineData(1000, 1)]
    public void Batches_threads_and_shards_do_not_change_a_byte(int batch, int threads)
    {
        RunSummary whole = Run("whole", "waveforms:0.5");
        RunSummary other = SmallRun.Run(Request("other", "waveforms:0.5") with { BatchSize = batch, Threads = threads });
        Assert.Equal(SmallRun.Hashes(whole.Dataset), SmallRun.Hashes(other.Dataset));
        string[] shards = [.. Enumerable.Range(0, 3).Select(i => SmallRun.Run(Request($"shard{i}", "waveforms:0.5") with { ShardIndex = i, ShardCount = 3 }).Dataset)];
        SmallRun.Simulator.Merge(shards, _folder["merged"], false, CancellationToken.None);
        Assert.Equal(SmallRun.Hashes(whole.Dataset), SmallRun.Hashes(_folder["merged"]));
        RunSummary quarter = SmallRun.Run(Request("quarter", "waveforms:0.25") with { ShardIndex = 2, ShardCount = 3 });
        UserInputException exception = Assert.Throws<UserInputException>(
            () => SmallRun.Simulator.Merge([shards[0], shards[1], quarter.Dataset], _folder["mixed"], false, CancellationToken.None));
        Assert.Contains("kept columns: found waveforms:0.25, expected waveforms:0.5", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resuming_makes_a_lost_file_again_and_refuses_another_fraction()
    {
        RunSummary run = Run("run", "waveforms:0.5");
        SortedDictionary<string, string> hashes = SmallRun.Hashes(run.Dataset);
        File.Delete(Path.Combine(run.Dataset, "waveforms", "part-000001.parquet"));
        UserInputException exception = Assert.Throws<UserInputException>(() => SmallRun.Run(Request("run", "waveforms") with { Resume = true }));
        Assert.Contains("kept columns: found waveforms:0.5, expected waveforms", exception.Message, StringComparison.Ordinal);
        SmallRun.Run(Request("run", "waveforms:0.5") with { Resume = true });
        Assert.Equal(hashes, SmallRun.Hashes(run.Dataset));
    }

    // Overlapping events: triggers of one spill take turns, and waveforms with them.
    [Fact]
    public void Waveforms_of_shared_spills_stand_in_the_order_of_their_triggers()
    {
        RunSummary run = SmallRun.Run(SmallRun.Request(_folder["spills"], ["pot=4e23", "partSpills=50000000"]) with { Keep = ["waveforms"] });
        long[] triggers = Ids(run.Dataset, "triggers");
        Assert.True(triggers.Length > 50);
        Assert.Equal(triggers.SelectMany(id => Enumerable.Repeat(id, PmtCount)), Ids(run.Dataset, "waveforms"));
        Assert.True(SmallRun.Verify(run.Dataset, 2).Ok);
        Assert.True(SmallRun.Replay(run.Dataset, triggers[3] / TriggerTable.MaxPerEvent).IsSameAsDisk);
    }

    [Fact]
    public void A_replay_tells_of_waveforms_in_a_row_for_each_trigger_kept_or_not()
    {
        RunSummary run = Run("run", "waveforms:0.5");
        Func<long, bool> isChosen = new WaveformChoice(0.5).Of(run.Seed, NoPairs);
        long[] triggers = Ids(run.Dataset, "triggers");
        foreach (bool isKept in new[] { true, false })
        {
            long eventId = triggers.First(id => isChosen(id / TriggerTable.MaxPerEvent) == isKept) / TriggerTable.MaxPerEvent;
            ReplayReport report = SmallRun.Replay(run.Dataset, eventId);
            Assert.True(report.IsSameAsDisk, string.Join('\n', report.Differences));
            ReplayTable digest = report.Tables.Single(table => table.Name == "waveforms");
            Assert.Equal(triggers.Count(id => id / TriggerTable.MaxPerEvent == eventId), digest.Rows.Count);
            Assert.Equal("96", digest.Rows[0][digest.Columns.Index().First(column => column.Item == "Photomultipliers").Index]);
        }
    }

    [Theory]
    [InlineData("a sample", "HighGainCounts: found [")]
    [InlineData("a trigger that is not there", "waveforms.TriggerId: found 1 ids")]
    [InlineData("a photomultiplier out of place", "waveforms: found TriggerId")]
    [InlineData("a row too few", "waveforms: found none in row")]
    public void A_forged_waveform_is_found(string forgery, string problem)
    {
        RunSummary run = Run("run", "waveforms");
        var folder = new DatasetFolder(run.Dataset);
        int place = DatasetFolder.PlaceOf("waveforms");
        var stored = new StoredPart(["ibd"], SmallRun.Layout("waveforms"));
        stored.Load(SmallRun.Reader(run.Dataset), 1);
        WaveformTable waveforms = stored.Tables.Waveforms;
        switch (forgery)
        {
            case "a sample":
                waveforms.HighGainCounts[5][17] ^= 1;
                break;
            case "a trigger that is not there":
                waveforms.TriggerId[0] += 14;
                break;
            case "a photomultiplier out of place":
                waveforms.PmtIndex[3] = 4;
                break;
            default:
                waveforms.Truncate(waveforms.RowCount - 1);
                break;
        }

        Forger.Rewrite(folder, "waveforms", 1, stored);
        VerifyReport report = SmallRun.Verify(run.Dataset, 60);
        Assert.Contains(report.Problems, line => line.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_detector_without_waveforms_and_parts_beyond_memory_are_the_users_mistakes()
    {
        Refused(["events=60", "detector.readout.model=charges"], "found waveforms, and readout.model charges, which makes none, in the detector (--set detector.readout.model=charges)");
        Refused(["events=60000", "partEvents=20000"], "found waveforms of about 20000 events in a part, expected at most 5204: a smaller partEvents");
    }

    [Theory]
    [InlineData("waveforms:1.5", "keep: found 'waveforms:1.5', expected waveforms, waveforms:selected, or waveforms:F")]
    [InlineData("waveforms:0.50", "keep: found 'waveforms:0.50', expected waveforms:0.5")]
    public void A_manifest_holds_words_as_they_are_written(string word, string problem)
    {
        RunSummary run = SmallRun.Run(_folder["run"]);
        string path = Path.Combine(run.Dataset, "manifest.json");
        JsonNode manifest = JsonNode.Parse(File.ReadAllText(path))!;
        manifest["keep"] = new JsonArray(word);
        File.WriteAllText(path, manifest.ToJsonString());
        Assert.Contains(problem, Assert.Throws<UserInputException>(() => SmallRun.Simulator.Show(run.Dataset)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forecast_counts_the_waveforms()
    {
        double Bytes(params string[] keep) => SmallRun.Simulator.Forecast(SmallRun.Request("") with { Keep = keep }, CancellationToken.None).BytesExpected;
        double tenth = Bytes("waveforms:0.1") - Bytes();
        Assert.InRange(tenth / (Bytes("waveforms") - Bytes()), 0.05, 0.2);
    }

    private void Refused(string[] settings, string problem)
    {
        RunRequest request = SmallRun.Request(_folder["refused"], settings) with { Keep = ["waveforms"] };
        Assert.Contains(problem, Assert.Throws<UserInputException>(() => SmallRun.Run(request)).Message, StringComparison.Ordinal);
        Assert.Throws<UserInputException>(() => SmallRun.Simulator.Forecast(request, CancellationToken.None));
        Assert.False(Directory.Exists(request.OutputFolder));
    }

    private RunRequest Request(string name, string keep) => SmallRun.Request(_folder[name]) with { Keep = [keep] };

    private RunSummary Run(string name, string keep) => SmallRun.Run(Request(name, keep));

    private static long[] Ids(string dataset, string table)
    {
        var ids = new List<long>();
        var tables = new PartTables([], []);
        (Table rows, Column<long> id) = table == "waveforms" ? ((Table)tables.Waveforms, tables.Waveforms.TriggerId) : (tables.Triggers, tables.Triggers.TriggerId);
        DatasetReader reader = SmallRun.Reader(dataset);
        foreach (int part in reader.Parts)
        {
            reader.Load(rows, part, [id]);
            ids.AddRange(id.Values);
        }

        return [.. ids];
    }
}
