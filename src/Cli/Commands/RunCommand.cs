using System.CommandLine;
using JparcSim.Cli.Output;
using JparcSim.Core.Events;
using JparcSim.Pipeline;
using JparcSim.Pipeline.Results;
using JparcSim.Storage;

namespace JparcSim.Cli.Commands;

/// <summary><c>run MACRO --out DIR</c>: the whole chain to a dataset.</summary>
internal sealed class RunCommand
{
    private readonly Argument<string> _macro = Arguments.Macro();
    private readonly Option<string?> _out = new("--out") { Description = "Folder of the dataset; must not exist unless --resume or --force.", HelpName = "DIR" };
    private readonly RunSettings _settings = new();
    private readonly Option<long> _threads = Arguments.Threads();
    private readonly Option<long> _batchSize = Arguments.Whole("--batch-size", 1, 65_536, "Events in work at once on a thread. Never changes a value; the waveforms of a batch stay in memory.", 32);
    private readonly Option<Shard> _shard = Shard.Option();
    private readonly Option<string[]> _keep = KeepOption();
    private readonly Option<string> _compression = Arguments.Choice("--compression", "Codec of the files.", "zstd", "zstd", "gzip", "brotli", "none");
    private readonly Option<string?> _stream = StreamOption();
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print expected counts, time and disk; write nothing." };
    private readonly Option<bool> _resume = new("--resume") { Description = "Complete a dataset of the same macro, seed and program." };
    private readonly Option<bool> _force = new("--force") { Description = "Replace an empty folder, or a dataset of jparcsim." };
    private readonly Option<bool> _json = Arguments.Json();

    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        var self = new RunCommand();
        var command = new Command("run", "Simulate a macro to a dataset: generate, propagate, reconstruct, pair and select.")
        {
            self._macro, self._out, self._threads, self._batchSize, self._shard, self._keep, self._compression, self._stream, self._dryRun, self._resume, self._force,
            self._json,
        };
        self._settings.AddTo(command);
        command.Validators.Add(result =>
        {
            bool isStreamed = result.GetValue(self._stream) is not null;
            if (result.GetValue(self._out) is null && !result.GetValue(self._dryRun) && !isStreamed)
            {
                result.AddError("--out: found nothing, expected a folder for the dataset (or --dry-run, or --stream TABLE)");
            }

            if (isStreamed && (result.GetValue(self._json) || result.GetValue(self._dryRun)))
            {
                result.AddError($"--stream: found together with {(result.GetValue(self._json) ? "--json" : "--dry-run")}, expected one of them: the table goes to standard output");
            }

            if (result.GetValue(self._resume) && result.GetValue(self._force))
            {
                result.AddError("--force: found together with --resume, expected one of them");
            }
        });
        command.SetAction(parsed => self.Run(parsed, context));
        return command;
    }

    private static Option<string?> StreamOption()
    {
        var option = new Option<string?>("--stream")
        {
            Description = "Hand a table on to standard output as Apache Arrow while the run goes, in the order of its parts; everything else goes to standard error, and --out may be left out.",
            HelpName = "TABLE",
        };
        option.CompletionSources.Add([.. DatasetSchema.Tables]);
        return option;
    }

    private static Option<string[]> KeepOption()
    {
        Option<string[]> option = new("--keep")
        {
            Description = $"Columns and tables to keep beside the standard ones, with commas between: {string.Join(", ", DatasetSchema.KeepWords)}. "
                + "waveforms:0.1 keeps those of a tenth of the events, waveforms:selected those of events with a pair that passes every cut. Each trigger of jsns2-near takes 47.6 kB of memory on its thread until its part is "
                + "written, up to three times that while the part grows: choose a smaller partEvents, or a fraction.",
            HelpName = "names",
            DefaultValueFactory = _ => [],
            Arity = ArgumentArity.ExactlyOne,
        };
        option.CustomParser = result =>
        {
            var words = new List<string>();
            foreach (string text in Arguments.Token(result).Split(',', StringSplitOptions.TrimEntries).Distinct())
            {
                if (!KeepList.TryParse(text, out string word, out string expectation))
                {
                    return Arguments.Refuse<string[]>(result, "--keep", text, expectation) ?? [];
                }

                if (words.Any(other => other != word && KeepList.NameOf(other) == KeepList.NameOf(word)))
                {
                    return Arguments.Refuse<string[]>(result, "--keep", text, $"{KeepList.NameOf(word)} once") ?? [];
                }

                words.Add(word);
            }

            return [.. words.Distinct()];
        };
        option.CompletionSources.Add([.. DatasetSchema.KeepWords]);
        return option;
    }

    private int Run(ParseResult parsed, CommandContext context)
    {
        RunRequest request = Request(parsed);
        bool isJson = parsed.GetValue(_json);
        if (parsed.GetValue(_dryRun))
        {
            RunForecast forecast = context.Simulator.Forecast(request, context.Cancellation);
            Print(context.Terminal, forecast, isJson);
            return ExitCode.Ok;
        }

        string? table = parsed.GetValue(_stream);
        using Stream? output = table is null ? null : context.Terminal.OpenOutput();
        RunSummary summary;
        using (ProgressLine progress = context.Progress())
        {
            summary = context.Simulator.Run(
                output is null ? request : request with { Stream = new StreamedTable(table!, output) }, progress.Report, context.Cancellation);
        }

        Print(output is null ? context.Terminal : context.Terminal with { Out = context.Terminal.Error }, summary, isJson);
        return ExitCode.Ok;
    }

    private RunRequest Request(ParseResult parsed)
    {
        Shard shard = parsed.GetValue(_shard);
        return new RunRequest(
            parsed.GetRequiredValue(_macro), _settings.Read(parsed), parsed.GetValue(_out) ?? "", (int)parsed.GetValue(_threads), (int)parsed.GetValue(_batchSize),
            shard.Index, shard.Count, parsed.GetValue(_keep) ?? [], Enum.Parse<FileCompression>(parsed.GetValue(_compression)!, ignoreCase: true),
            parsed.GetValue(_resume), parsed.GetValue(_force));
    }

    private static void Print(Terminal terminal, RunForecast forecast, bool isJson)
    {
        if (isJson)
        {
            ResultJson.Print(terminal, forecast, ResultJson.Default.RunForecast);
            return;
        }

        terminal.Out.WriteLine($"run {forecast.Name}, seed {forecast.Seed}, {Quantity.Count(forecast.Parts)} parts; nothing was written");
        Spectre.Console.Table table = TableView.Create("channel", ">events", ">expected at exposure");
        foreach (ChannelForecast channel in forecast.Channels)
        {
            TableView.Add(table, channel.Channel, Quantity.Count((long)channel.Events), Quantity.Number(channel.ExpectedAtExposure));
        }

        terminal.Tables().Write(table);
        terminal.Out.WriteLine($"about {Quantity.Duration(forecast.SecondsExpected)} and {Quantity.Bytes(forecast.BytesExpected)}");
    }

    private static void Print(Terminal terminal, RunSummary summary, bool isJson)
    {
        if (isJson)
        {
            ResultJson.Print(terminal, summary, ResultJson.Default.RunSummary);
            return;
        }

        string rate = summary.EventsPerSecond is { } perSecond ? $"{Quantity.Number(perSecond)} events/s" : "nothing was left to simulate";
        bool hasRecoils = summary.Recoils > 0 || summary.Files.Any(file => file.Name.StartsWith("recoils/", StringComparison.Ordinal));
        string found = hasRecoils
            ? $"{Quantity.Count(summary.Recoils)} recoils"
            : $"{Quantity.Count(summary.Triggers)} triggers, {Quantity.Count(summary.Pairs)} pairs";
        terminal.Out.WriteLine($"seed {summary.Seed}: {Quantity.Count(summary.Events)} events, {found}; {rate}");
        if (summary.Dataset.Length == 0)
        {
            return;
        }

        CutFlowView.Print(terminal, summary.CutFlow);
        long bytes = summary.Files.Sum(file => file.Bytes);
        terminal.Out.WriteLine($"{Quantity.Count(summary.Files.Count)} files, {Quantity.Bytes(bytes)}, in {summary.Dataset}");
    }
}
