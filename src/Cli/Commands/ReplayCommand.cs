using System.CommandLine;
using JparcSim.Cli.Output;
using JparcSim.Pipeline.Results;
using Spectre.Console;

namespace JparcSim.Cli.Commands;

/// <summary><c>replay DIR --event ID</c>: one event again, stage by stage, beside what is on disk.</summary>
internal static class ReplayCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        Argument<string> dataset = Arguments.Dataset();
        Option<long?> eventId = Arguments.OptionalWhole("--event", 0, long.MaxValue, "EventId to simulate again.");
        eventId.Required = true;
        Option<bool> json = Arguments.Json();
        var command = new Command("replay", "Simulate one event of a dataset again, show it stage by stage, and compare it with the files bit for bit.") { dataset, eventId, json };
        command.SetAction(parsed =>
        {
            ReplayReport report = context.Simulator.Replay(parsed.GetRequiredValue(dataset), parsed.GetValue(eventId)!.Value, context.Cancellation);
            if (parsed.GetValue(json))
            {
                ResultJson.Print(context.Terminal, report, ResultJson.Default.ReplayReport);
            }
            else
            {
                Print(context.Terminal, report);
            }

            return report.IsSameAsDisk ? ExitCode.Ok : ExitCode.CheckFailed;
        });
        return command;
    }

    private static void Print(Terminal terminal, ReplayReport report)
    {
        terminal.Out.WriteLine($"event {report.EventId}");
        foreach (ReplayTable each in report.Tables)
        {
            // A column of the file is a line of the screen: events have few rows and many columns.
            Table table = TableView.Create([each.Name, .. each.Rows.Select((_, i) => $">row {i}")]);
            for (int column = 0; column < each.Columns.Count; column++)
            {
                TableView.Add(table, [each.Columns[column], .. each.Rows.Select(row => row[column] ?? "null")]);
            }

            terminal.Tables().Write(table);
        }

        foreach (string difference in report.Differences)
        {
            terminal.Out.WriteLine($"differs: {difference}");
        }

        foreach (string note in report.Notes)
        {
            terminal.Out.WriteLine($"note: {note}");
        }

        terminal.Out.WriteLine(report.IsSameAsDisk ? "equal to the files, bit for bit" : "NOT equal to the files");
    }
}
