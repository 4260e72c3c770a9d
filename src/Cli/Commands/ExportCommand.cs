using System.CommandLine;
using JparcSim.Cli.Output;
using JparcSim.Core.Configuration;
using JparcSim.Core.Events;
using JparcSim.Pipeline;
using JparcSim.Pipeline.Results;

namespace JparcSim.Cli.Commands;

/// <summary><c>export DIR --table T --format arrow|csv</c>: a table for programs that do not read Parquet.</summary>
internal static class ExportCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        Argument<string> dataset = Arguments.Dataset();
        var table = new Option<string>("--table") { Description = "The table.", HelpName = "TABLE", Required = true };
        table.CompletionSources.Add([.. DatasetSchema.Tables]);
        Option<string> format = Arguments.Choice("--format", "Form: arrow is the streaming format of Apache Arrow.", "arrow", "arrow", "csv");
        var where = new Option<string?>("--where") { Description = "Only rows of events of this channel; a pair is of its prompt's event.", HelpName = "CHANNEL" };
        var output = new Option<string?>("--out") { Description = "File to write; standard output without it.", HelpName = "FILE" };
        Option<bool> json = Arguments.Json();
        var command = new Command("export", "Hand a table of a dataset on as Apache Arrow or as comma-separated values.") { dataset, table, format, where, output, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(output) is null)
            {
                result.AddError("--json: found without --out, expected a file: the table goes to standard output");
            }
        });
        command.SetAction(parsed =>
        {
            var request = new ExportRequest(
                parsed.GetRequiredValue(dataset), parsed.GetRequiredValue(table), Enum.Parse<ExportFormat>(parsed.GetRequiredValue(format), ignoreCase: true),
                parsed.GetValue(where));
            OutputFile? file = parsed.GetValue(output) is { } path ? new OutputFile("--out", path, "a file to write") : null;
            ExportReport report = file is null ? Export(context, request, context.Terminal.OpenOutput) : file.Write(open => Export(context, request, open)) with { File = file.FullPath };
            if (parsed.GetValue(json))
            {
                ResultJson.Print(context.Terminal, report, ResultJson.Default.ExportReport);
            }
            else if (file is not null)
            {
                context.Terminal.Out.WriteLine($"{Quantity.Count(report.Rows)} rows in {report.File}");
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static ExportReport Export(CommandContext context, ExportRequest request, Func<Stream> open)
    {
        using ProgressLine progress = context.Progress();
        try
        {
            return context.Simulator.Export(request, open, progress.Report, context.Cancellation);
        }
        catch (IOException exception)
        {
            throw new UserInputException($"--out: found {exception.Message}, expected a file or a reader of standard output that takes all rows");
        }
    }
}
