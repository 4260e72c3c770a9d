using System.CommandLine;
using JparcSim.Cli.Output;
using JparcSim.Pipeline.Results;
using Spectre.Console;

namespace JparcSim.Cli.Commands;

/// <summary><c>show DIR</c>: what is in a dataset.</summary>
internal static class ShowCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        Argument<string> dataset = Arguments.Dataset();
        Option<bool> json = Arguments.Json();
        var command = new Command("show", "Show what is in a dataset: run, tables and exposure.") { dataset, json };
        command.SetAction(parsed =>
        {
            DatasetOverview overview = context.Simulator.Show(parsed.GetRequiredValue(dataset));
            if (parsed.GetValue(json))
            {
                ResultJson.Print(context.Terminal, overview, ResultJson.Default.DatasetOverview);
            }
            else
            {
                Print(context.Terminal, overview);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(Terminal terminal, DatasetOverview overview)
    {
        Pipeline.Dataset.Manifest manifest = overview.Manifest;
        terminal.Out.WriteLine($"run {manifest.Name}, seed {manifest.Seed}, id {manifest.RunId}");
        terminal.Out.WriteLine($"made by jparcsim {manifest.CodeVersion}, schema {manifest.SchemaVersion}, compression {manifest.Compression}");
        terminal.Out.WriteLine(
            $"parts {manifest.FirstPart} to {manifest.EndPart - 1} of {manifest.PartCount}, {(manifest.IsComplete ? "complete" : "NOT complete: finish it with run --resume")}");
        if (manifest.Calibration is { } calibration)
        {
            terminal.Out.WriteLine(
                $"calibration: {Quantity.Number(calibration.MeVPerUnit)} MeV per unit of the light map, residual {Quantity.Number(calibration.LightMapRmsResidual)} rms");
        }

        Table tables = TableView.Create("table", ">rows", ">size", "columns");
        foreach (TableOverview table in overview.Tables)
        {
            TableView.Add(tables, table.Name, Quantity.Count(table.Rows), Quantity.Bytes(table.Bytes), string.Join(", ", table.Columns));
        }

        terminal.Tables().Write(tables);
        Table exposures = TableView.Create("channel", ">protons on target", ">live time, s", ">expected", ">generated", ">unseen");
        foreach (ExposureOverview exposure in overview.Exposure)
        {
            TableView.Add(
                exposures, exposure.Channel, Quantity.Number(exposure.ProtonsOnTarget), Quantity.Number(exposure.LiveTimeS),
                Quantity.Number(exposure.ExpectedCount), Quantity.Count(exposure.GeneratedCount), Quantity.Count(exposure.DroppedCount));
        }

        terminal.Tables().Write(exposures);
    }
}
