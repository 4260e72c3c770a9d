using System.Globalization;
using System.Text.Json;
using JparcSim.Core.Events;
using Xunit.Abstractions;

namespace JparcSim.Golden.Tests.Fuzzing;

/// <summary>
/// Datasets whose files are forged together with their hashes: the built program ends in bounded time and memory with a problem or, where all
/// values are the same, without one.
/// </summary>
/// <remarks>
/// <c>JPARCSIM_FUZZ</c>: mutants of a kind of file. <c>JPARCSIM_FUZZ_SEED</c>: another seed. <c>JPARCSIM_FUZZ_KEEP</c>: a folder for mutants that
/// the program ends itself for, because reading them finds no end or needs too much memory.
/// </remarks>
public sealed class FuzzTests(ITestOutputHelper log) : IDisposable
{
    private const int DefaultCount = 40;
    private const int FewestManifests = 10;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(60);

    private static readonly int Count = Number("JPARCSIM_FUZZ", DefaultCount);
    private static readonly int Seed = Number("JPARCSIM_FUZZ_SEED", 20260101);
    private static readonly string? KeepFolder = Environment.GetEnvironmentVariable("JPARCSIM_FUZZ_KEEP");

    private readonly TemporaryFolder _folder = new();
    private readonly SortedDictionary<string, int> _outcomes = new(StringComparer.Ordinal);

    public void Dispose() => _folder.Dispose();

    // Eight parts of six tables or sixteen of three: every file of a dataset is a mutant, and verify tells of each on a line of its own.
    [Theory]
    [InlineData("jsns2-near-ibd", "none")]
    [InlineData("jsns2-near-ibd", "zstd")]
    [InlineData("cevns/xe", "none")]
    [InlineData("cevns/xe", "gzip")]
    [InlineData("version-4/near", "")]
    [InlineData("version-4/xe", "")]
    public void MutatedFilesAreProblemsOrHaveTheSameValues(string source, string compression)
    {
        StoredDataset dataset = Prepare(source, compression);
        byte[][] originals = [.. dataset.Files.Select(file => File.ReadAllBytes(dataset.PathOf(file)))];
        bool hasContentHashes = compression.Length > 0;
        int parts = dataset.Files.Count / dataset.Files.Select(file => file.Split('/')[0]).Distinct().Count();
        var random = new Random(Seed);
        for (int done = 0; done < Count; done += parts)
        {
            byte[]?[] mutants = [.. originals.Select(original => Mutation.OfFile(original, originals, random))];
            for (int i = 0; i < mutants.Length; i++)
            {
                dataset.Put(dataset.Files[i], mutants[i]!);
            }

            dataset.Save();
            foreach (int file in VerifyTolerates(dataset, originals, mutants))
            {
                bool isSame = mutants[file].AsSpan().SequenceEqual(originals[file]) || HasSameValues(dataset, file, originals[file], mutants[file]!);
                Tell(isSame ? "same values" : "other values");
                if (!isSame && hasContentHashes)
                {
                    Assert.Fail($"{dataset.Files[file]}: other values are found well: {Keep("unfound", dataset.Files[file], mutants[file]!)}");
                }
            }

            Show(dataset, mutants);
        }

        log.WriteLine($"{source} {compression}: {string.Join(", ", _outcomes.Select(outcome => $"{outcome.Value} {outcome.Key}"))}");
    }

    // Of older datasets no hash of values is made again: whole files of other values reach the checks of ids.
    [Theory]
    [InlineData("version-4/near")]
    [InlineData("version-4/xe")]
    public void OneMutatedTableAmongSoundOnesIsTolerated(string source)
    {
        StoredDataset dataset = Prepare(source, "");
        byte[][] originals = [.. dataset.Files.Select(file => File.ReadAllBytes(dataset.PathOf(file)))];
        string[] tables = [.. dataset.Files.Select(file => file.Split('/')[0]).Distinct()];
        var random = new Random(Seed + 1);
        int parts = dataset.Files.Count / tables.Length;
        for (int done = 0; done < Count; done += parts)
        {
            byte[]?[] mutants = new byte[originals.Length][];
            for (int part = 0; part < parts; part++)
            {
                int file = (random.Next(tables.Length) * parts) + part;
                mutants[file] = Mutation.OfFile(originals[file], originals, random);
            }

            for (int i = 0; i < mutants.Length; i++)
            {
                dataset.Put(dataset.Files[i], mutants[i] ?? originals[i]);
            }

            dataset.Save();
            VerifyTolerates(dataset, originals, mutants);
        }

        log.WriteLine($"{source}: {string.Join(", ", _outcomes.Select(outcome => $"{outcome.Value} {outcome.Key}"))}");
    }

    [Theory]
    [InlineData("cevns/xe", "zstd")]
    [InlineData("version-4/near", "")]
    public void MutatedManifestsAreProblemsAtMost(string source, string compression)
    {
        StoredDataset dataset = Prepare(source, compression);
        string text = File.ReadAllText(dataset.ManifestPath);
        var random = new Random(Seed + 2);
        for (int i = 0; i < Math.Max(FewestManifests, Count / 20); i++)
        {
            byte[] mutant = Mutation.OfText(text, random);
            File.WriteAllBytes(dataset.ManifestPath, mutant);
            foreach (string[] command in (string[][])[["verify", dataset.Folder, "--events", "0"], ["show", dataset.Folder]])
            {
                var run = WatchedRun.Of(MostTime, command);
                if (run.Complaint is { } complaint)
                {
                    Assert.Fail($"{command[0]} {complaint}: {Keep("manifest", "manifest.json", mutant)}");
                }

                Tell($"{command[0]} {run.ExitCode}");
            }
        }

        log.WriteLine($"{source} {compression}: {string.Join(", ", _outcomes.Select(outcome => $"{outcome.Value} {outcome.Key}"))}");
    }

    private StoredDataset Prepare(string source, string compression)
    {
        if (compression.Length == 0)
        {
            return StoredDataset.Copy(StoredDataset.Older(source), _folder["dataset"]);
        }

        string[] options = source.StartsWith("cevns", StringComparison.Ordinal)
            ? ["--events", "64", "--set", "partEvents=4"]
            : ["--events", "16", "--set", "partEvents=2", "--keep", "charges,firstHits,waveforms:0.15", .. Jparcsim.ShortCalibration];
        Jparcsim.Run(0, ["run", Jparcsim.Macro(source), "--out", _folder["dataset"], "--compression", compression, .. options]);
        return new StoredDataset(_folder["dataset"]);
    }

    // Gives back the mutants that are found well. One for which the program ends itself is counted, and taken out before the others go on.
    private List<int> VerifyTolerates(StoredDataset dataset, byte[][] originals, byte[]?[] mutants)
    {
        while (true)
        {
            var run = WatchedRun.Of(MostTime, "verify", dataset.Folder, "--events", "0", "--json");
            if (run.Complaint is { } complaint)
            {
                Assert.Fail($"{complaint}: {Culprits(dataset, originals, mutants)}");
            }

            if (run.Output.Length > 0)
            {
                using var report = JsonDocument.Parse(run.Output);
                string[] problems = [.. report.RootElement.GetProperty("problems").EnumerateArray().Select(problem => problem.GetString()!)];
                Assert.Equal(problems.Length == 0 ? 0 : 1, run.ExitCode);
                List<int> here = [.. Enumerable.Range(0, mutants.Length).Where(file => mutants[file] is not null)];
                List<int> well = [.. here.Where(file => !problems.Any(problem => problem.StartsWith(dataset.Files[file] + ":", StringComparison.Ordinal)))];
                Tell("refused", here.Count - well.Count);
                return well;
            }

            Assert.Equal(1, run.ExitCode);
            string line = Assert.Single(run.ErrorLines);
            int ended = Enumerable.Range(0, mutants.Length).Single(file => line.Contains(dataset.PathOf(dataset.Files[file]), StringComparison.Ordinal));
            string reason = line.Contains("found no end", StringComparison.Ordinal) ? "without an end" : "beyond memory";
            Tell(reason);
            Keep(reason.Replace(' ', '-'), dataset.Files[ended], mutants[ended]!);
            mutants[ended] = null;
            dataset.Put(dataset.Files[ended], originals[ended]);
            dataset.Save();
        }
    }

    // Numbers, or one line that says what is wrong.
    private static void Show(StoredDataset dataset, byte[]?[] mutants)
    {
        var run = WatchedRun.Of(MostTime, "show", dataset.Folder);
        if (run.Complaint is { } complaint)
        {
            Assert.Fail($"show {complaint}: {Keep("show", dataset.Files[0], mutants[0] ?? [])}");
        }

        Assert.Equal(run.ExitCode == 0 ? 0 : 1, run.ErrorLines.Length);
    }

    private static bool HasSameValues(StoredDataset dataset, int file, byte[] original, byte[] mutant)
    {
        string name = dataset.Files[file];
        File.WriteAllBytes(dataset.PathOf(name), mutant);
        Column[] found = dataset.Load(name);
        File.WriteAllBytes(dataset.PathOf(name), original);
        Column[] expected = dataset.Load(name);
        File.WriteAllBytes(dataset.PathOf(name), mutant);
        return found.Length == expected.Length && found.Zip(expected).All(pair =>
            pair.First.Definition.Name == pair.Second.Definition.Name && pair.First.RowCount == pair.Second.RowCount
            && Enumerable.Range(0, pair.First.RowCount).All(row => pair.First.IsSameCell(row, pair.Second, row)));
    }

    // Each mutant alone among sound files.
    private static string Culprits(StoredDataset dataset, byte[][] originals, byte[]?[] mutants)
    {
        var culprits = new List<string>();
        for (int i = 0; i < mutants.Length; i++)
        {
            if (mutants[i] is not { } mutant)
            {
                continue;
            }

            for (int j = 0; j < mutants.Length; j++)
            {
                dataset.Put(dataset.Files[j], i == j ? mutant : originals[j]);
            }

            dataset.Save();
            if (WatchedRun.Of(MostTime, "verify", dataset.Folder, "--events", "0").Complaint is { } complaint)
            {
                culprits.Add($"{dataset.Files[i]}: {complaint}: {Keep("culprit", dataset.Files[i], mutant)}");
            }
        }

        return culprits.Count > 0 ? string.Join('\n', culprits) : "no mutant alone";
    }

    private static string Keep(string reason, string file, byte[] bytes)
    {
        string folder = KeepFolder ?? Path.GetTempPath();
        if (KeepFolder is null && reason is "without-an-end" or "beyond-memory")
        {
            return "";   // as it should be
        }

        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, $"jparcsim-{reason}-{file.Split('/')[0]}-{bytes.Length}-{Sha256.Of(bytes)[..8]}");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private void Tell(string outcome, int count = 1) => _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + count;

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : otherwise;
}
