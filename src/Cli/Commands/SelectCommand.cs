using System.CommandLine;
using JparcSim.Analysis.Selection;
using JparcSim.Cli.Output;

namespace JparcSim.Cli.Commands;

/// <summary><c>select DIR --cuts MACRO</c>: other cuts without simulating again.</summary>
internal static class SelectCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        Argument<string> dataset = Arguments.Dataset();
        var cuts = new Option<string>("--cuts") { Description = "Macro whose selection is applied.", HelpName = "MACRO", Required = true };
        Option<string[]> settings = Arguments.Settings();
        Option<long> shift = Arguments.Whole(
            "--shift-spills", 0, 1000, "Instead of the pairs: prompts with the triggers of 1 to this many spills later, which pair by accident alone.", 0);
        Option<bool> json = Arguments.Json();
        var command = new Command("select", "Cut a dataset again with the selection of a macro, without simulating again.")
        {
            dataset, cuts, settings, shift, json,
        };
        command.SetAction(parsed =>
        {
            IReadOnlyList<CutFlowRow> rows = context.Simulator.Select(
                parsed.GetRequiredValue(dataset), parsed.GetRequiredValue(cuts), parsed.GetValue(settings) ?? [], (int)parsed.GetValue(shift));
            if (parsed.GetValue(json))
            {
                ResultJson.Print(context.Terminal, new CutFlowReport(rows), ResultJson.Default.CutFlowReport);
            }
            else
            {
                CutFlowView.Print(context.Terminal, rows);
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
