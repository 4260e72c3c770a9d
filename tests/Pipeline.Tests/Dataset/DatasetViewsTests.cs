using System.Xml.Linq;
using JparcSim.Analysis.Plots;
using JparcSim.Analysis.Selection;
using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Pipeline.Dataset;
using JparcSim.Pipeline.Results;
using JparcSim.Pipeline.Running;
using JparcSim.Pipeline.Tests.Auditing;
using JparcSim.Pipeline.Tests.Running;
using JparcSim.Storage;
using JparcSim.Storage.Tables;

namespace JparcSim.Pipeline.Tests.Dataset;

public sealed class DatasetViewsTests(SharedDataset dataset) : IClassFixture<SharedDataset>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ShowSumsRowsBytesAndExposure()
    {
        DatasetOverview shown = SmallRun.Simulator.Show(dataset.FullPath);
        Assert.Equal(["interactions", "particles", "triggers", "pairs", "exposure"], shown.Tables.Select(table => table.Name));
        Assert.Equal(60, shown.Tables[0].Rows);
        Assert.Equal(shown.Manifest.Files.Sum(file => file.Bytes), shown.Tables.Sum(table => table.Bytes));
        Assert.DoesNotContain("EventKey", shown.Tables[0].Columns);
        ExposureOverview exposure = Assert.Single(shown.Exposure);
        Assert.Equal(("ibd", 60L), (exposure.Channel, exposure.GeneratedCount));
        Assert.Equal(1.114e23, exposure.ProtonsOnTarget, 1e12);
    }

    [Fact]
    public void CuttingWithTheOwnMacroGivesTheCutFlowOfTheRun()
    {
        RunSummary run = SmallRun.Run(_folder["run"]);
        IReadOnlyList<CutFlowRow> again = SmallRun.Simulator.Select(run.Dataset, "jsns2-near-ibd", [], 0);
        Assert.Equal(run.CutFlow.Select(row => (row.Cut, row.Kept, row.WeightedCount)), again.Select(row => (row.Cut, row.Kept, row.WeightedCount)));
    }

    [Fact]
    public void OnlyTheSelectionOfTheMacroIsRead()
    {
        File.WriteAllText(_folder["cuts.yaml"], "selection:\n  - { cut: delta-t, maxUs: 30 }\n");
        IReadOnlyList<CutFlowRow> loose = SmallRun.Simulator.Select(dataset.FullPath, _folder["cuts.yaml"], [], 0);
        IReadOnlyList<CutFlowRow> tight = SmallRun.Simulator.Select(dataset.FullPath, _folder["cuts.yaml"], ["selection[0].maxUs=3"], 0);
        Assert.Equal(["generated", "triggered", "paired", "delta-t"], loose.Select(row => row.Cut));
        Assert.Equal(loose[2].Kept, tight[2].Kept);
        Assert.InRange(tight[3].Kept, 0, loose[3].Kept - 1);
    }

    [Theory]
    [InlineData("selecton: []", "unknown key 'selecton'")]
    [InlineData("selection:\n  - { cut: delta-y }", "did you mean 'delta-t'")]
    [InlineData("selection:\n  - { cut: delta-t, maxUs: NaN }", "maxUs")]
    public void MistakesInTheCutsAreRefused(string text, string problem)
    {
        File.WriteAllText(_folder["cuts.yaml"], text + "\n");
        UserInputException exception = Assert.Throws<UserInputException>(() => SmallRun.Simulator.Select(dataset.FullPath, _folder["cuts.yaml"], [], 0));
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void ACutOnScoresThatTheDatasetDoesNotHaveIsRefused(int shiftSpills)
    {
        File.WriteAllText(_folder["cuts.yaml"], "selection:\n  - { cut: psd, minScore: -1e6 }\n");
        UserInputException exception = Assert.Throws<UserInputException>(
            () => SmallRun.Simulator.Select(dataset.FullPath, _folder["cuts.yaml"], [], shiftSpills));
        Assert.Contains("--cuts: found a cut psd, and no trigger with a score in", exception.Message, StringComparison.Ordinal);
        Assert.Contains("expected a dataset whose macro has psd: FILE", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spectrum")]
    [InlineData("deltaT")]
    [InlineData("deltaVertex")]
    [InlineData("vertex")]
    public void FiguresAreSvgAndSayWhenceTheyCome(string figure)
    {
        string svg = SmallRun.Simulator.Plot(dataset.FullPath, figure, false);
        Assert.Equal("svg", XDocument.Parse(svg).Root!.Name.LocalName);
        Assert.Contains(SmallRun.Simulator.Show(dataset.FullPath).Manifest.RunId, svg, StringComparison.Ordinal);
    }

    [Fact]
    public void ARunWithoutPairsShowsItsTriggers()
    {
        SmallRun.Run(_folder["michel"], ["events=40"], "jsns2-near-michel");
        Assert.Contains("Triggers per MeV", SmallRun.Simulator.Plot(_folder["michel"], "spectrum", false), StringComparison.Ordinal);
        Assert.Contains("Triggers per bin", SmallRun.Simulator.Plot(_folder["michel"], "vertex", false), StringComparison.Ordinal);
        foreach (string figure in PairFigures.Names.Except(TriggerFigures.Names))
        {
            UserInputException exception = Assert.Throws<UserInputException>(() => SmallRun.Simulator.Plot(_folder["michel"], figure, false));
            Assert.Contains($"--what: found {figure}, and no pairs in the dataset, expected one of spectrum, vertex", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AnUnknownFigureIsRefused()
    {
        UserInputException exception = Assert.Throws<UserInputException>(() => SmallRun.Simulator.Plot(dataset.FullPath, "spectra", false));
        Assert.Contains("did you mean 'spectrum'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ATableOfAnotherSchemaIsRefused()
    {
        string copy = SmallRun.Copy(dataset.FullPath, _folder["copy"]);
        var triggers = new PlainTriggers();
        using (var writer = new TableWriter(FileCompression.None))
        {
            FileRecord record = writer.Write(Path.Combine(copy, "triggers", "part-000001.parquet"), triggers, triggers.Columns, []);
            Forger.List(new DatasetFolder(copy), [new PartFile(1, DatasetFolder.PlaceOf("triggers"), record)]);
        }

        InvalidFileException exception = Assert.Throws<InvalidFileException>(() => SmallRun.Simulator.Select(copy, "jsns2-near-ibd", [], 0));
        Assert.Contains("EventId", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pairs")]
    [InlineData("exposure")]
    public void ADamagedFileIsRefusedWithTheAdviceToVerify(string table)
    {
        string copy = SmallRun.Copy(dataset.FullPath, _folder["copy"]);
        string file = Path.Combine(copy, table, "part-000001.parquet");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..60]);
        Action look = table == "pairs" ? () => SmallRun.Simulator.Plot(copy, "deltaT", false) : () => SmallRun.Simulator.Show(copy);
        Assert.Contains("see jparcsim verify", Assert.Throws<InvalidFileException>(look).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pairs")]
    [InlineData("exposure")]
    public void ADamagedPageIsRefusedWithTheAdviceToVerify(string table)
    {
        string copy = SmallRun.Copy(dataset.FullPath, _folder["copy"]);
        string file = Path.Combine(copy, table, "part-000001.parquet");
        byte[] bytes = File.ReadAllBytes(file);
        for (int i = 4; i < bytes.Length / 2; i++)
        {
            bytes[i] ^= 0x55;
        }

        File.WriteAllBytes(file, bytes);
        Action look = table == "pairs" ? () => SmallRun.Simulator.Plot(copy, "deltaT", false) : () => SmallRun.Simulator.Show(copy);
        Assert.Contains("see jparcsim verify", Assert.Throws<InvalidFileException>(look).Message, StringComparison.Ordinal);
    }

    // Triggers whose event is never null: no file of ours.
    private sealed class PlainTriggers : Table
    {
        public PlainTriggers()
            : base("triggers", "trigger") => Int64("EventId", "Event.").Add(20);
    }
}
