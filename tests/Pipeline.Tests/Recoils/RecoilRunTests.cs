using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Pipeline.Auditing;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Recoils;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;
using JparcSim.Pipeline.Tests.Auditing;
using JparcSim.Pipeline.Tests.Running;

namespace JparcSim.Pipeline.Tests.Recoils;

/// <summary>Runs in detectors of nuclear recoils: their datasets, and what cannot be asked of them.</summary>
public sealed class RecoilRunTests : IDisposable
{
    private static readonly string[] Small = ["events=400", "partEvents=200"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("csi", false)]
    [InlineData("ge", false)]
    [InlineData("xe", true)]
    [InlineData("ar", true)]
    public void A_dataset_has_interactions_recoils_and_exposure_and_is_verified_and_replayed(string detector, bool hasS1)
    {
        RunSummary run = SmallRun.Run(_folder["run"], Small, $"cevns/{detector}");
        Assert.Equal(["exposure", "interactions", "recoils"], Directory.EnumerateDirectories(run.Dataset).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal((400, 0, 0), (run.Events, run.Triggers, run.Pairs));
        Assert.InRange(run.Recoils, 200, 399);
        Assert.Equal(run.Events - run.Recoils, SmallRun.Simulator.Show(run.Dataset).Exposure.Sum(channel => channel.DroppedCount));

        VerifyReport report = SmallRun.Verify(run.Dataset, 40);
        Assert.Empty(report.Problems);
        Assert.Equal(40, report.EventsChecked);

        RecoilTable recoils = Load(run, 1).Tables.Recoils;
        Assert.True(SmallRun.Replay(run.Dataset, recoils.EventId[0]).IsSameAsDisk);
        for (int row = 0; row < recoils.RowCount; row++)
        {
            Assert.Equal(hasS1 ? recoils.TimeUs[row] is not null : null, recoils.HasS1[row]);
            Assert.Equal(recoils.IsotopeZ[row] is null, recoils.IsotopeN[row] is null);
            Assert.InRange(recoils.TrueKeVee[row], 0.0, recoils.TrueKeVnr[row]);
        }
    }

    [Fact]
    public void A_detector_file_may_hold_any_target_of_known_elements()
    {
        string file = _folder["nai.yaml"];
        File.WriteAllText(file, """
            name: nai
            basedOn: csi-cryogenic
            target: { value: NaI, source: "a test" }
            massKg: 250
            quenching: { model: table, recoilsKeVnr: [1.0, 100.0], factors: [0.1, 0.1] }
            """);
        RunSummary run = SmallRun.Run(_folder["run"], [.. Small, $"detector={file}", "channels=[{channel: cevns}]"], "cevns/csi");
        Assert.Empty(SmallRun.Verify(run.Dataset, 10).Problems);
        RecoilTable recoils = Load(run, 1).Tables.Recoils;
        (int?, int?)[] nuclei = [.. Enumerable.Range(0, recoils.RowCount).Select(row => (recoils.IsotopeZ[row], recoils.IsotopeN[row])).Distinct().Order()];
        Assert.Equal([(11, 12), (53, 74)], nuclei);

        File.WriteAllText(file, File.ReadAllText(file).Replace("NaI", "NaJ", StringComparison.Ordinal));
        string problem = Assert.Throws<UserInputException>(() => Resolve(file)).Problems.Single();
        Assert.Contains("nai.yaml:3:", problem, StringComparison.Ordinal);
        Assert.Contains("target: found 'NaJ', expected a chemical formula such as Ge or CsI, each element once, of Ne, Na, Si, Ar, Ge, I, Xe, Cs", problem, StringComparison.Ordinal);

        static ResolvedRun Resolve(string path) => ResolvedRun.Resolve(MacroFile.Load("cevns/csi", [$"detector={path}"]));
    }

    [Fact]
    public void Threads_batches_shards_and_resuming_do_not_change_a_byte()
    {
        RunRequest request = SmallRun.Request(_folder["two"], Small, "cevns/xe");
        SmallRun.Run(request);
        SmallRun.Run(request with { OutputFolder = _folder["one"], Threads = 1, BatchSize = 7 });
        Assert.Equal(SmallRun.Hashes(_folder["two"]), SmallRun.Hashes(_folder["one"]));

        SmallRun.Run(request with { OutputFolder = _folder["s0"], ShardCount = 2 });
        SmallRun.Run(request with { OutputFolder = _folder["s1"], ShardCount = 2, ShardIndex = 1 });
        SmallRun.Simulator.Merge([_folder["s0"], _folder["s1"]], _folder["merged"], force: false, CancellationToken.None);
        Assert.Equal(SmallRun.Hashes(_folder["two"]), SmallRun.Hashes(_folder["merged"]));

        File.Delete(Path.Combine(_folder["one"], "recoils", "part-000001.parquet"));
        SmallRun.Run(request with { OutputFolder = _folder["one"], Resume = true });
        Assert.Equal(SmallRun.Hashes(_folder["two"]), SmallRun.Hashes(_folder["one"]));
    }

    // A year of beam: 225 + 1042 recoils seen in germanium, spill by spill.
    [Fact]
    public void Protons_bring_what_quadrature_expects()
    {
        ResolvedRun resolved = ResolvedRun.Resolve(MacroFile.Load("cevns/ge", ["pot=3.505e22"]));
        double expected = resolved.ExpectedEvents(new PartRange(0, resolved.Plan.PartCount));
        RunSummary run = SmallRun.Run(_folder["run"], ["pot=3.505e22"], "cevns/ge");
        Assert.InRange((run.Events - expected) / Math.Sqrt(expected), -4.4, 4.4);   // 1e-5
        Assert.Empty(SmallRun.Verify(run.Dataset, 5).Problems);

        SpectrumReport spectrum = SmallRun.Simulator.Spectrum("cevns/ge", []);
        double seen = spectrum.TotalPerYear + spectrum.Backgrounds.Values.Sum(each => each.PerYear);
        Assert.InRange((run.Recoils - seen) / Math.Sqrt(seen), -4.4, 4.4);
    }

    [Fact]
    public void Weights_sum_to_the_counts_of_the_spectrum_at_the_exposure()
    {
        RunSummary run = SmallRun.Run(_folder["run"], ["events=40000"], "cevns/xe");
        RecoilRun rates = RecoilRun.Load("cevns/xe", []);
        SpectrumReport spectrum = SmallRun.Simulator.Spectrum("cevns/xe", []);
        double years = rates.ExposurePot / rates.ProtonsPerYear;
        (string Row, double All, double Background)[] expected =
        [
            ("seen", spectrum.TotalPerYear, spectrum.Backgrounds["recoil-beam-neutron"].PerYear),
            ("timed", spectrum.WithTimePerYear, spectrum.Backgrounds["recoil-beam-neutron"].WithTimePerYear),
        ];
        foreach ((string name, double signal, double background) in expected)
        {
            CutFlowRow row = run.CutFlow.Single(each => each.Cut == name);
            Assert.InRange((row.Classes[0].WeightedCount - (years * signal)) / row.Classes[0].WeightedError, -4.4, 4.4);
            Assert.InRange((row.Classes[1].WeightedCount - (years * background)) / row.Classes[1].WeightedError, -4.4, 4.4);
        }
    }

    [Theory]
    [InlineData("a recoil that no interaction made", "recoils.EventId: found 1 ids")]
    [InlineData("two recoils out of order", "recoils.EventId: found")]
    [InlineData("another energy", "RecoKeVnr: found 1.5 on disk, simulated")]
    [InlineData("a recoil too few", "recoils: found 0 rows on disk, simulated 1")]
    public void A_forged_recoil_is_found(string forgery, string problem)
    {
        RunSummary run = SmallRun.Run(_folder["run"], Small, "cevns/xe");
        var folder = new DatasetFolder(run.Dataset);
        StoredPart stored = Load(run, 0);
        RecoilTable recoils = stored.Tables.Recoils;
        switch (forgery)
        {
            case "a recoil that no interaction made":
                recoils.EventId[recoils.RowCount - 1] = 5000;
                break;
            case "two recoils out of order":
                (recoils.EventId[4], recoils.EventId[5]) = (recoils.EventId[5], recoils.EventId[4]);
                break;
            case "another energy":
                recoils.RecoKeVnr[4] = 1.5;
                break;
            default:
                recoils.Truncate(recoils.RowCount - 1);
                break;
        }

        Forger.Rewrite(folder, recoils.Name, 0, stored);
        Assert.Contains(SmallRun.Verify(run.Dataset, 400).Problems, line => line.Contains(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cevns/xe", "channels[0].channel=ibd", "channel 'ibd' and the detector xe-tpc, which is a detector of nuclear recoils, expected a liquid scintillator, or one of the channels cevns")]
    [InlineData("jsns2-near-ibd", "channels[0].channel=cevns", "channel 'cevns' and the detector jsns2-near, which is a liquid scintillator, expected a detector of nuclear recoils, or one of the channels ibd")]
    [InlineData("cevns/xe", "source.rmsM=0.2", "a source with rmsM 0.2, expected rmsM: 0 in the section 'source'")]
    [InlineData("cevns/xe", "channels[1].toKeVnr=0.1", "toKeVnr: found 0.1, expected more than fromKeVnr, 0.9")]
    [InlineData("cevns/csi", "detector.target=NaI", "--set detector.target: found NaI with the quenching of CsI, expected --set detector.quenching={...} as well")]
    [InlineData("cevns/xe", "channels[0].acceptance=csi-two-thirds", "acceptance: found 'csi-two-thirds' for the target Xe, expected 'none'")]
    public void A_macro_that_does_not_fit_its_detector_is_refused(string macro, string setting, string problem)
    {
        UserInputException exception = Assert.Throws<UserInputException>(() => SmallRun.Run(_folder["run"], [setting], macro));
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["run"]));
    }

    [Theory]
    [InlineData("cevns/fig08", "figure: found a file of a figure, expected a macro; jparcsim analyze cevns cevns/fig08 --plot FILE.svg draws it")]
    [InlineData("cevns/xf", "cevns/xf: found no such file or macro, expected the path of a .yaml file, or one of bench-baseline, cevns/ar")]
    [InlineData("jsns2-near-idb", "did you mean 'jsns2-near-ibd'?")]
    public void What_is_no_macro_is_said(string macro, string problem) =>
        Refuses(problem, () => SmallRun.Run(_folder["run"], [], macro));

    [Fact]
    public void What_only_a_scintillator_has_is_refused()
    {
        Refuses("--keep: found charges, and the detector xe-tpc, whose datasets have no such columns, expected no --keep", () => SmallRun.Run(
            SmallRun.Request(_folder["kept"], Small, "cevns/xe") with { Keep = ["charges"] }));
        Refuses("found xe-tpc, a detector of nuclear recoils, expected a liquid scintillator", () => SmallRun.Simulator.Scan(
            new ScanRequest("cevns/xe", Small, ["seed=1,2"], _folder["scan"], 1, false, false), static _ => { }, CancellationToken.None));
        RunSummary run = SmallRun.Run(_folder["run"], Small, "cevns/xe");
        Refuses("found a dataset of recoils, expected one of pairs", () => SmallRun.Simulator.Select(run.Dataset, "jsns2-near-ibd", [], 0));
        Refuses("--selected: found with", () => SmallRun.Simulator.Plot(run.Dataset, "spectrum", true));
        Refuses("--what: found 'vertex', expected one of spectrum, time", () => SmallRun.Simulator.Plot(run.Dataset, "vertex", false));
        Assert.False(Directory.Exists(_folder["kept"]));
        Assert.False(Directory.Exists(_folder["scan"]));
    }

    [Theory]
    [InlineData("spectrum", "Reconstructed recoil energy")]
    [InlineData("time", "Reconstructed time")]
    public void Recoils_are_drawn_channel_by_channel(string figure, string axis)
    {
        RunSummary run = SmallRun.Run(_folder["run"], Small, "cevns/xe");
        string svg = SmallRun.Simulator.Plot(run.Dataset, figure, false);
        Assert.Contains(axis, svg, StringComparison.Ordinal);
        Assert.Contains("recoil-beam-neutron", svg, StringComparison.Ordinal);
    }

    private static void Refuses(string problem, Action action) =>
        Assert.Contains(problem, Assert.Throws<UserInputException>(action).Message, StringComparison.Ordinal);

    private static StoredPart Load(RunSummary run, int part)
    {
        Manifest manifest = new DatasetFolder(run.Dataset).ReadManifest();
        var stored = new StoredPart(ManifestRun.Channels(manifest), manifest.Layout);
        stored.Load(SmallRun.Reader(run.Dataset), part);
        return stored;
    }
}
