namespace JparcSim.Cli.Tests;

/// <summary>Every mistake in arguments: exit code 2, what was found and expected, and nothing is run or printed as a result.</summary>
public sealed class BadArgumentTests
{
    [Theory]
    [InlineData("run m.yaml --out d --events -5", "--events: found '-5', expected a whole number from 1 to 1000000000000")]
    [InlineData("run m.yaml --out d --events 1.5", "--events: found '1.5', expected a whole number from 1 to 1000000000000")]
    [InlineData("run m.yaml --out d --pot -1e20", "--pot: found '-1e20', expected a positive number")]
    [InlineData("run m.yaml --out d --pot NaN", "--pot: found 'NaN', expected a positive number")]
    [InlineData("run m.yaml --out d --events 5 --pot 1e20", "--pot: found together with --events, expected one of them")]
    [InlineData("run m.yaml --out d --seed -1", "--seed: found '-1', expected a whole number of at least 0")]
    [InlineData("run m.yaml --out d --threads 0", "--threads: found '0', expected a whole number from 1 to 4096")]
    [InlineData("run m.yaml --out d --threads many", "--threads: found 'many', expected a whole number from 1 to 4096")]
    [InlineData("run m.yaml --out d --batch-size 0", "--batch-size: found '0', expected a whole number from 1 to 65536")]
    [InlineData("run m.yaml --out d --shard 3/3", "--shard: found '3/3', expected i/N with 0 <= i < N, such as 0/3, 1/3 and 2/3")]
    [InlineData("run m.yaml --out d --shard -1/3", "--shard: found '-1/3', expected i/N with 0 <= i < N, such as 0/3, 1/3 and 2/3")]
    [InlineData("run m.yaml --out d --shard 1", "--shard: found '1', expected i/N with 0 <= i < N, such as 0/3, 1/3 and 2/3")]
    [InlineData("run m.yaml --out d --shard 0/0", "--shard: found '0/0', expected i/N with 0 <= i < N, such as 0/3, 1/3 and 2/3")]
    [InlineData("run m.yaml --out d --keep charge", "--keep: found 'charge', expected one of charges, firstHits, waveforms; did you mean 'charges'?")]
    [InlineData("run m.yaml --out d --keep charges:0.5", "--keep: found 'charges:0.5', expected charges, of which no fraction is kept")]
    [InlineData("run m.yaml --out d --keep waveforms:0", "--keep: found 'waveforms:0', expected waveforms, waveforms:selected, or waveforms:F with a fraction F of the events, above 0 and at most 1")]
    [InlineData("run m.yaml --out d --keep waveforms:NaN", "--keep: found 'waveforms:NaN', expected waveforms, waveforms:selected, or waveforms:F with a fraction F of the events, above 0 and at most 1")]
    [InlineData("run m.yaml --out d --keep waveforms:0.1,waveforms", "--keep: found 'waveforms', expected waveforms once")]
    [InlineData("run m.yaml --out d --compression zst", "--compression: found 'zst', expected one of zstd, gzip, brotli, none; did you mean 'zstd'?")]
    [InlineData("run m.yaml --out d --resume --force", "--force: found together with --resume, expected one of them")]
    [InlineData("run m.yaml", "--out: found nothing, expected a folder for the dataset (or --dry-run, or --stream TABLE)")]
    [InlineData("run m.yaml --out d --evnts 5", "'--evnts': did you mean '--events'?")]
    [InlineData("scan m.yaml --out d", "Option '--vary' is required.")]
    [InlineData("scan m.yaml --vary seed=1,2", "Option '--out' is required.")]
    [InlineData("scan m.yaml --vary seed=1,2 --out d --resume --force", "--force: found together with --resume, expected one of them")]
    [InlineData("scan m.yaml --vary a=1,2 --out d --events 0", "--events: found '0', expected a whole number from 1 to 1000000000000")]
    [InlineData("scan m.yaml --vary a=1,2 --out d --seed x", "--seed: found 'x', expected a whole number of at least 0")]
    [InlineData("scan m.yaml --vary a=1,2 --out d --events 5 --pot 1e20", "--pot: found together with --events, expected one of them")]
    [InlineData("run m.yaml --stream pairs --json", "--stream: found together with --json, expected one of them: the table goes to standard output")]
    [InlineData("run m.yaml --stream pairs --dry-run", "--stream: found together with --dry-run, expected one of them: the table goes to standard output")]
    [InlineData("export d", "Option '--table' is required.")]
    [InlineData("export d --table pairs --format parquet", "--format: found 'parquet', expected one of arrow, csv")]
    [InlineData("export d --table pairs --json", "--json: found without --out, expected a file: the table goes to standard output")]
    [InlineData("export d --table pairs --out /no/folder/x.csv", "--out: found '/no/folder/x.csv', expected a file in a folder that exists: there is no folder /no/folder")]
    [InlineData("verfy d", "'verfy': did you mean 'verify'?")]
    [InlineData("replay d", "Option '--event' is required.")]
    [InlineData("replay d --event -1", "--event: found '-1', expected a whole number of at least 0")]
    [InlineData("verify d --events some", "--events: found 'some', expected a whole number from 0 to 1000000")]
    [InlineData("plot d --what deltat --out f.svg", "--what: found 'deltat', expected one of spectrum, deltaT, deltaVertex, vertex, time; did you mean 'deltaT'?")]
    [InlineData("plot d --out ", "--out: found an empty path, expected the path of an SVG file")]
    [InlineData("plot d --out /", "--out: found '/', which is a folder, expected the path of an SVG file")]
    [InlineData("plot d --out /no/folder/x.svg", "--out: found '/no/folder/x.svg', expected a file in a folder that exists: there is no folder /no/folder")]
    [InlineData("tune psd d --signal a --background b --plot ", "--plot: found an empty path, expected the path of an SVG file")]
    [InlineData("tune psd d --signal a --background b --plot /no/folder/x.svg", "--plot: found '/no/folder/x.svg', expected a file in a folder that exists: there is no folder /no/folder")]
    [InlineData("analyze cevns m.yaml", "analyze cevns: found neither or both of --parameter and --plane, expected one of them")]
    [InlineData("analyze cevns fig08", "--plot: found nothing beside fig08, a file of a figure, expected the SVG file to write")]
    [InlineData("analyze cevns fig08 --plot f.svg --fix a=1", "--fix: found beside fig08, a file of a figure, which says all of its curves itself")]
    [InlineData("analyze cevns fig08 fig09 --plot f.svg", "analyze cevns: found fig08, a file of a figure, among 2 files, expected it alone")]
    [InlineData("analyze cevns m.yaml --parameter a --data d --fluctuate 1", "--fluctuate: found beside --data, expected one of the two")]
    [InlineData("bench gun --no-file --compression none", "--no-file: found beside --compression, expected one of the two")]
    [InlineData("analyze cevns m.yaml --plane a", "--plane: found 'a', expected two names, such as chargeRadiusNuE,chargeRadiusNuMu")]
    [InlineData("analyze cevns m.yaml --parameter a --confidence 1.5", "--confidence: found '1.5', expected a number between 0 and 1")]
    [InlineData("list channel", "list: found 'channel', expected one of detectors, sources, channels, cuts, parameters, macros; did you mean 'channels'?")]
    [InlineData("schema detector", "schema: found 'detector', expected macro")]
    [InlineData("describe channel", "describe channel: found no name, expected one of those of 'jparcsim list channels'")]
    [InlineData("describe source mlf", "describe: found 'source' before a name, expected one of detector, channel")]
    [InlineData("completions tcsh", "completions: found 'tcsh', expected one of bash, zsh, fish")]
    [InlineData("run @arguments.txt", "--out: found nothing, expected a folder for the dataset (or --dry-run, or --stream TABLE)")]
    public void IsRefused(string commandLine, string problem)
    {
        var simulator = new FakeSimulator();
        Invocation invocation = Invocation.Of(simulator, commandLine.Split(' '));
        Assert.Equal(2, invocation.ExitCode);
        Assert.Contains("error: " + problem, invocation.ErrorLines);
        Assert.Empty(invocation.Out);
        Assert.Empty(simulator.Calls);
    }

    [Fact]
    public void HelpIsThatOfTheWholeCommand() => Assert.Contains(
        "See 'jparcsim analyze cevns --help'.", Invocation.Of(new FakeSimulator(), "analyze", "cevns").ErrorLines);

    [Fact]
    public void NoCommandIsAMistake()
    {
        Invocation invocation = Invocation.Of(new FakeSimulator());
        Assert.Equal(2, invocation.ExitCode);
        Assert.Contains("--help", invocation.Error, StringComparison.Ordinal);
    }
}
