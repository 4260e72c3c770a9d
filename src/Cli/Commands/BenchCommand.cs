using System.CommandLine;
using JparcSim.Cli.Output;
using JparcSim.Pipeline.Results;
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
        Option<bool> json = Arguments.Json();
        var command = new Command("bench", "Measure events per second, time per stage, memory and disk.") { macro, events, settings, json };
        command.SetAction(parsed =>
        {
            BenchReport report;
            using (ProgressLine progress = context.Progress())
            {
                report = context.Simulator.Bench(
                    parsed.GetRequiredValue(macro), parsed.GetValue(settings) ?? [], (int)parsed.GetValue(events), progress.Report, context.Cancellation);
            }

            if (parsed.GetValue(json))
            {
                ResultJson.Print(context.Terminal, report, ResultJson.Default.BenchReport);
            }
            else
            {
                Print(context.Terminal, report);
            }

            return ExitCode.Ok;
        });
        return command;
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
