using System.CommandLine;
using JparcSim.Core.Configuration;

namespace JparcSim.Cli.Commands;

/// <summary><c>schema macro</c>: a JSON Schema for editors.</summary>
internal static class SchemaCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        var what = new Argument<string>("WHAT") { Description = "macro." };
        what.CompletionSources.Add("macro");
        var command = new Command("schema", "Print the JSON Schema of macros, for completion and checks in editors.") { what };
        command.SetAction(parsed =>
        {
            string name = parsed.GetRequiredValue(what);
            if (name != "macro")
            {
                throw new UserInputException($"schema: found '{ConfigText.Clip(name)}', expected macro");
            }

            context.Terminal.Out.Write(context.Simulator.MacroSchemaJson());
            return ExitCode.Ok;
        });
        return command;
    }
}
