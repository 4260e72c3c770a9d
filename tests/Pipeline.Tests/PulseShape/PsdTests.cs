using JparcSim.Core.Configuration;
using JparcSim.Pipeline.PulseShape;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;
using JparcSim.Pipeline.Tests.Running;

namespace JparcSim.Pipeline.Tests.PulseShape;

/// <summary>Small datasets of electrons and fast neutrons with waveforms, one with another scintillator, simulated once.</summary>
public sealed class PsdDatasets : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PsdDatasets()
    {
        SmallRun.Run(SmallRun.Request(Mixed, Settings(3000), "gun") with { Keep = ["waveforms"] });
        SmallRun.Run(SmallRun.Request(Alike, [.. Settings(1500), .. Protons("[0.760, 0.190, 0.050]")], "gun"));
        SmallRun.Run(SmallRun.Request(LessAlike, [.. Settings(1500), .. Protons("[0.759, 0.190, 0.051]")], "gun"));
        SmallRun.Simulator.TrainPsd(new PsdRequest([Mixed], "michel", "gun", 1.0, false), Artefact, CancellationToken.None);
    }

    public string Mixed => _folder["mixed"];

    public string Alike => _folder["alike"];

    public string LessAlike => _folder["less-alike"];

    public string Artefact => _folder["near.yaml"];

    public string Path(string name) => _folder[name];

    public void Dispose() => _folder.Dispose();

    private static string[] Settings(int events) =>
    [
        $"events={events}", "partEvents=250",
        "channels=[{channel: michel, share: 0.5}, {channel: gun, share: 0.5, particle: neutron, energyRangeMeV: [60, 160], volume: target, timeUs: [0, 0]}]",
    ];

    // Protons whose light is nearly that of electrons: some pass any cut.
    private static string[] Protons(string shares) =>
    [
        "detector.scintillation.protonEmission.decayTimesNs=[8.3, 29.9, 200.0]", $"detector.scintillation.protonEmission.shares={shares}",
        "detector.scintillation.alphaEmission.decayTimesNs=[8.3, 29.9, 200.0]", $"detector.scintillation.alphaEmission.shares={shares}",
    ];
}

public sealed class PsdTests(PsdDatasets datasets) : IClassFixture<PsdDatasets>
{
    [Fact]
    public void Events_that_trained_nothing_are_told_apart()
    {
        PsdTuning tuning = SmallRun.Simulator.TunePsd(Request(), new PsdGoal.OfEfficiency(0.9), CancellationToken.None);
        Assert.Equal("trained", tuning.Score);
        Assert.True(tuning.Auc > 0.97, $"area {tuning.Auc}");
        Assert.Equal(0.9, tuning.WorkingPoint.Efficiency, 0.02);
        Assert.Equal(15, tuning.Bins.Count);
        Assert.All(tuning.Roc, point => Assert.InRange(point.Rejection, point.RejectionLow, point.RejectionHigh));
        Assert.Contains("<svg", SmallRun.Simulator.PlotPsd(tuning), StringComparison.Ordinal);
    }

    [Fact]
    public void Training_and_trial_never_share_an_event()
    {
        var all = new Dictionary<long, bool>();
        new PsdCandidates("michel", "gun", 0.5).Visit(datasets.Mixed, (candidate, _) =>
        {
            bool isKnown = all.TryGetValue(candidate.EventId, out bool before);
            Assert.True(!isKnown || before == candidate.IsForTraining);
            all[candidate.EventId] = candidate.IsForTraining;
        });

        Assert.InRange(all.Values.Count(isForTraining => isForTraining) / (double)all.Count, 0.35, 0.65);
        PsdTuning tuning = SmallRun.Simulator.TunePsd(Request(), new PsdGoal.OfEfficiency(0.9), CancellationToken.None);
        Assert.InRange(tuning.SignalEvents + tuning.BackgroundEvents, 1, all.Values.Count(isForTraining => !isForTraining) * 2);
    }

    [Fact]
    public void An_artefact_in_a_macro_scores_triggers_and_pairs_as_tuning_does()
    {
        string scored = datasets.Path("scored");
        string macro = datasets.Path("scored.yaml");
        File.WriteAllText(macro, MacroFile.ShippedText("jsns2-near-michel") + "\npsd: near.yaml\n");
        SmallRun.Run(SmallRun.Request(scored, ["events=60", "partEvents=30"], macro));
        int count = 0;
        new PsdCandidates("michel", "gun", 0.5).Visit(scored, (candidate, _) =>
        {
            Assert.NotNull(candidate.StoredScore);
            count++;
        });
        Assert.True(count > 5);
        File.WriteAllText(datasets.Path("scores.yaml"), "selection: [{ cut: psd, minScore: -1e6 }]\n");
        Assert.Equal("psd", SmallRun.Simulator.Select(scored, datasets.Path("scores.yaml"), [], 0)[^1].Cut);
        Assert.True(SmallRun.Replay(scored, 7).IsSameAsDisk);
        Assert.True(SmallRun.Verify(scored).Ok);
        File.Delete(macro);   // the manifest embeds the artefact
        Assert.True(SmallRun.Replay(scored, 8).IsSameAsDisk);
    }

    [Fact]
    public void Pairing_events_halves_the_error_of_a_difference()
    {
        PsdComparison comparison = SmallRun.Simulator.ComparePsd(
            new PsdRequest([datasets.Alike, datasets.LessAlike], "michel", "gun", 0.5, true), CancellationToken.None);
        PsdDifference[] informative = [.. comparison.Differences.Where(difference => difference.UnpairedError > 0.0)];
        Assert.NotEmpty(informative);
        Assert.All(informative, difference => Assert.True(
            difference.PairedError < 0.5 * difference.UnpairedError, $"{difference.PairedError} beside {difference.UnpairedError}"));
    }

    // The macro of these runs has no cuts: the prompts of all pairs are selected, and captures make the pairs.
    [Fact]
    public void Control_samples_are_chosen_by_their_pairs()
    {
        int selected = 0;
        int neutrons = 0;
        new PsdCandidates("michel", PsdClass.SelectedPrompt, 0.5).Visit(datasets.Mixed, (candidate, _) => selected += candidate.IsSignal ? 0 : 1);
        new PsdCandidates("michel", "gun", 0.5).Visit(datasets.Mixed, (candidate, _) => neutrons += candidate.IsSignal ? 0 : 1);
        Assert.InRange(selected, 1, neutrons - 1);
        new PsdCandidates(PsdClass.SelectedDelayed, PsdClass.SelectedPrompt, 0.5).Visit(
            datasets.Mixed, (candidate, _) => selected -= candidate.IsSignal ? 0 : 1);
        Assert.Equal(0, selected);
    }

    [Theory]
    [InlineData("gun", "gun", "--background: found 'gun', the same as --signal, expected another channel")]
    [InlineData("ibd", "cf252", "expected ibd or cf252 among them")]
    public void Wrong_channels_are_refused(string signal, string background, string expected)
    {
        UserInputException exception = Assert.Throws<UserInputException>(() => SmallRun.Simulator.TunePsd(
            Request() with { Signal = signal, Background = background }, new PsdGoal.OfEfficiency(0.9), CancellationToken.None));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("selected-delayd", "selected-prompt", "--signal: found 'selected-delayd', expected one of michel, gun, ", "selected-prompt, selected-delayed; did you mean 'selected-delayed'?")]
    [InlineData("selected-delayed", "selectd-prompt", "--background: found 'selectd-prompt', expected one of michel, gun, ", "; did you mean 'selected-prompt'?")]
    [InlineData("michell", "selected-prompt", "--signal: found 'michell', expected one of michel, gun, ", "; did you mean 'michel'?")]
    [InlineData("michel", "gunn", "--background: found 'gunn', expected one of michel, gun, ", "; did you mean 'gun'?")]
    public void A_mistyped_class_is_told_with_the_nearest_name(string signal, string background, string problem, string guess)
    {
        UserInputException exception = Assert.Throws<UserInputException>(
            () => new PsdCandidates(signal, background, 0.5).Visit(datasets.Mixed, static (_, _) => { }));
        Assert.StartsWith(problem, exception.Message, StringComparison.Ordinal);
        Assert.EndsWith(guess, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_and_a_broken_artefact_are_refused_with_their_place()
    {
        string macro = datasets.Path("missing.yaml");
        File.WriteAllText(macro, MacroFile.ShippedText("gun") + "\npsd: nowhere.yaml\n");
        Assert.Contains("psd: found 'nowhere.yaml', which is no file", Refused(macro), StringComparison.Ordinal);
        string broken = datasets.Path("broken.yaml");
        File.WriteAllText(broken, File.ReadAllText(datasets.Artefact).Replace("heightBins: 24", "heightBins: 23", StringComparison.Ordinal));
        File.WriteAllText(macro, MacroFile.ShippedText("gun") + "\npsd: broken.yaml\n");
        Assert.Contains("numbers of 4 bytes in base64", Refused(macro), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_on_scores_needs_an_artefact()
    {
        string macro = datasets.Path("cut.yaml");
        File.WriteAllText(macro, MacroFile.ShippedText("gun") + "\nselection: [{ cut: psd, minScore: 0 }]\n");
        Assert.Contains("psd: found nothing, and a cut psd in the selection, expected the path of an artefact", Refused(macro), StringComparison.Ordinal);
    }

    private string Refused(string macro) =>
        Assert.Throws<UserInputException>(() => SmallRun.Run(SmallRun.Request(datasets.Path("refused"), ["events=10"], macro))).Message;

    private PsdRequest Request() => new([datasets.Mixed], "michel", "gun", 0.5, false);
}
