using System.CommandLine;
using JparcSim.Cli.Output;
using JparcSim.Core.Configuration;
using JparcSim.Pipeline.Results;
using Spectre.Console;

namespace JparcSim.Cli.Commands;

/// <summary><c>list detectors|sources|channels|cuts|parameters|macros</c>: the catalogues.</summary>
internal static class ListCommand
{
    private static readonly string[] Catalogs = ["detectors", "sources", "channels", "cuts", "parameters", "macros"];

    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        var catalog = new Argument<string>("CATALOG") { Description = "One of " + string.Join(", ", Catalogs) + "." };
        catalog.CompletionSources.Add(Catalogs);
        Option<bool> json = Arguments.Json();
        var command = new Command("list", "List what macros may name.") { catalog, json };
        command.SetAction(parsed =>
        {
            string name = parsed.GetRequiredValue(catalog);
            if (!Catalogs.Contains(name))
            {
                throw new UserInputException($"list: found '{ConfigText.Clip(name)}', expected {NearestName.Expectation(name, Catalogs)}");
            }

            IReadOnlyList<CatalogEntry> entries = context.Simulator.List(name);
            if (parsed.GetValue(json))
            {
                ResultJson.Print(context.Terminal, new CatalogReport(entries), ResultJson.Default.CatalogReport);
                return ExitCode.Ok;
            }

            Table table = TableView.Create("name", "meaning");
            foreach (CatalogEntry entry in entries)
            {
                TableView.Add(table, entry.Name, entry.Unit.Length == 0 ? entry.Meaning : $"{entry.Meaning} ({entry.Unit})");
            }

            context.Terminal.Tables().Write(table);
            return ExitCode.Ok;
        });
        return command;
    }
}
