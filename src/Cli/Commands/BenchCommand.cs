using System.CommandLine;
using System.Text.Json.Serialization.Metadata;
using JparcSim.Cli.Output;
using JparcSim.Pipeline;
using JparcSim.Pipeline.Results;
using JparcSim.Storage;
using Spectre.Console;

namespace JparcSim.Cli.Commands;

/// <summary><c>bench [MACRO]</c>: speed and memory of the chain.</summary>
internal static class BenchCommand
{
    private const string DefaultMacro = "jsns2-near-ibd";
    private const int DefaultEvents = 20_000;

    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        var macro = new Argument<string>("MACRO") { Description = "Path of a macro, or name of a shipped one.", DefaultValueFactory = _ => DefaultMacro };
        Option<long> events = Arguments.Whole("--events", 1, 100_000_000, "Events to time.", DefaultEvents);
        Option<string[]> settings = Arguments.Settings();
        var noFile = new Option<bool>("--no-file") { Description = "Write nothing: the chain ends with the tables in memory." };
        Option<string> compression = Arguments.Choice("--compression", "Codec of the files.", "zstd", "zstd", "gzip", "brotli", "none");
        var baselines = new Option<string?>("--baselines")
        {
            Description = "Compare with the plain chains in numpy and C++ of a folder (benchmarks/baselines), without files and with.", HelpName = "DIR",
        };
        Option<bool> json = Arguments.Json();
        var command = new Command("bench", "Measure events per second, time per stage, memory and disk.") { macro, events, settings, compression, noFile, baselines, json };
        command.Validators.Add(result =>
        {
            string[] given = [.. new Option[] { noFile, baselines, compression }.Where(option => result.GetResult(option) is { Implicit: false }).Select(option => option.Name)];
            if (given.Length > 1)
            {
                result.AddError($"{given[0]}: found beside {given[1]}, expected one of the two");
            }
        });
        command.SetAction(parsed =>
        {
            var request = new BenchRequest(
                parsed.GetRequiredValue(macro), parsed.GetValue(settings) ?? [], (int)parsed.GetValue(events),
                parsed.GetValue(noFile) ? null : Enum.Parse<FileCompression>(parsed.GetValue(compression)!, ignoreCase: true));
            if (parsed.GetValue(baselines) is { } folder)
            {
                BaselineReport compared = Watched(
                    context, report => context.Simulator.BenchBaselines(request, folder, report, context.Cancellation));
                Show(context.Terminal, compared, parsed.GetValue(json), ResultJson.Default.BaselineReport, Print);
            }
            else
            {
                BenchReport measured = Watched(context, report => context.Simulator.Bench(request, report, context.Cancellation));
                Show(context.Terminal, measured, parsed.GetValue(json), ResultJson.Default.BenchReport, Print);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static T Watched<T>(CommandContext context, Func<Action<ProgressReport>, T> measure)
    {
        using ProgressLine progress = context.Progress();
        return measure(progress.Report);
    }

    private static void Show<T>(Terminal terminal, T report, bool asJson, JsonTypeInfo<T> type, Action<Terminal, T> print)
    {
        if (asJson)
        {
            ResultJson.Print(terminal, report, type);
        }
        else
        {
            print(terminal, report);
        }
    }

    private static void Print(Terminal terminal, BaselineReport report)
    {
        Table chains = TableView.Create("chain (one thread)", ">events/s", ">p.e./event", ">ns/p.e.", ">times numpy", ">times C++");
        foreach (ChainSpeed chain in report.Chains)
        {
            TableView.Add(
                chains, chain.Name, Quantity.Number(chain.EventsPerSecond), Quantity.Number(chain.PhotoElectronsPerEvent), Quantity.Number(chain.NsPerPhotoElectron),
                Quantity.Number(chain.TimesNumpy), Quantity.Number(chain.TimesCpp));
        }

        terminal.Tables().Write(chains);
        terminal.Out.WriteLine("times numpy, times C++: photo-electrons per second over those of numpy and of C++ with exact samplers, both with pulses");
    }

    private static void Print(Terminal terminal, BenchReport report)
    {
        Table stages = TableView.Create("stage (one thread)", ">ns/event");
        foreach (StageTime stage in report.Stages)
        {
            TableView.Add(stages, stage.Name, Quantity.Number(stage.NsPerEvent));
        }

        Table threads = TableView.Create(">threads", ">events/s");
        foreach (ThreadRate rate in report.Threads)
        {
            TableView.Add(threads, Quantity.Count(rate.Threads), Quantity.Number(rate.EventsPerSecond));
        }

        terminal.Tables().Write(stages);
        terminal.Tables().Write(threads);
        terminal.Out.WriteLine(
            $"peak memory {Quantity.Bytes(report.PeakMemoryBytes)}, allocated {Quantity.Number(report.AllocatedBytesPerEvent)} bytes/event, "
            + $"files {Quantity.Number(report.FileBytesPerEvent)} bytes/event");
    }
}
