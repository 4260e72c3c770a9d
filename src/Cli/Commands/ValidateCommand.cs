using System.CommandLine;
using JparcSim.Cli.Output;
using JparcSim.Pipeline.Results;
using Spectre.Console;

namespace JparcSim.Cli.Commands;

/// <summary><c>validate</c>: published numbers beside ours.</summary>
internal static class ValidateCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        Option<long> threads = Arguments.Threads();
        Option<bool> json = Arguments.Json();
        var command = new Command("validate", "Compare published numbers with ours. Exit code 1 when a check fails.") { threads, json };
        command.SetAction(parsed =>
        {
            ValidationReport report;
            using (ProgressLine progress = context.Progress())
            {
                report = context.Simulator.Validate((int)parsed.GetValue(threads), progress.Report, context.Cancellation);
            }

            if (parsed.GetValue(json))
            {
                ResultJson.Print(context.Terminal, report, ResultJson.Default.ValidationReport);
            }
            else
            {
                Print(context.Terminal, report);
            }

            return report.Checks.All(IsWell) ? ExitCode.Ok : ExitCode.CheckFailed;
        });
        return command;
    }

    private static bool IsWell(ValidationCheck check) => check.Pass || check.Kind == CheckKind.Information;

    private static void Print(Terminal terminal, ValidationReport report)
    {
        Table table = TableView.Create("check", "kind", ">published", ">ours", ">tolerance", ">pull", "verdict", "source");
        foreach (ValidationCheck check in report.Checks)
        {
            string verdict = check.Kind == CheckKind.Information ? "-" : check.Pass ? "pass" : "FAIL";
            TableView.Add(
                table, check.Name, check.Kind.ToString().ToLowerInvariant(), Quantity.WithError(check.Published, check.Uncertainty),
                Quantity.WithError(check.Value, check.StatisticalError), Quantity.Number(check.Tolerance), Quantity.Number(check.Pull), verdict, check.Source);
        }

        terminal.Tables().Write(table);
        int predicted = report.Checks.Count(check => check.Kind == CheckKind.Predicted);
        int agreed = report.Checks.Count(check => check.Kind == CheckKind.Predicted && check.Pass);
        terminal.Out.WriteLine($"{agreed} of {predicted} predictions agree; tuned numbers and information do not count as agreement");
    }
}
