using System.CommandLine;
using JparcSim.Cli.Output;
using JparcSim.Core.Configuration;
using Spectre.Console;

namespace JparcSim.Cli.Commands;

/// <summary><c>describe MACRO | detector NAME | channel NAME</c>: every parameter with unit and source.</summary>
internal static class DescribeCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        var target = new Argument<string>("MACRO | detector | channel") { Description = "A macro, or the word detector or channel before a name." };
        var name = new Argument<string?>("NAME") { Description = "Name (or path) of the detector, or name of the channel.", Arity = ArgumentArity.ZeroOrOne };
        Option<string[]> settings = Arguments.Settings();
        Option<bool> json = Arguments.Json();
        var command = new Command("describe", "Print every parameter of a macro, a detector or a channel, with unit and source.") { target, name, settings, json };
        command.SetAction(parsed =>
        {
            Describe(context, parsed.GetRequiredValue(target), parsed.GetValue(name), parsed.GetValue(settings) ?? [], parsed.GetValue(json));
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Describe(CommandContext context, string target, string? name, string[] settings, bool isJson)
    {
        switch (target, name)
        {
            case ("detector", { } detector):
                Print(context.Terminal, context.Simulator.DescribeDetector(detector), isJson);
                break;
            case ("channel", { } channel):
                Print(context.Terminal, channel, context.Simulator.DescribeChannel(channel), isJson);
                break;
            case ("detector" or "channel", null):
                throw new UserInputException($"describe {target}: found no name, expected one of those of 'jparcsim list {target}s'");
            case (_, null):
                Print(context.Terminal, context.Simulator.DescribeMacro(target, settings), isJson);
                break;
            default:
                throw new UserInputException($"describe: found '{ConfigText.Clip(target)}' before a name, expected one of detector, channel");
        }
    }

    private static void Print(Terminal terminal, IReadOnlyList<ResolvedParameter> parameters, bool isJson)
    {
        if (isJson)
        {
            ResultJson.Print(terminal, new ParametersReport(parameters), ResultJson.Default.ParametersReport);
            return;
        }

        Table table = TableView.Create("parameter", ">value", "unit", "source");
        foreach (ResolvedParameter parameter in parameters)
        {
            TableView.Add(table, parameter.Path, parameter.Value, parameter.Unit, parameter.IsDefault ? "default" : parameter.Source);
        }

        terminal.Tables().Write(table);
    }

    private static void Print(Terminal terminal, string channel, SectionSchema schema, bool isJson)
    {
        ChannelKey[] keys = [.. schema.Keys.Select(key => new ChannelKey(key.Name, key.Unit, key.IsRequired, key.Meaning))];
        if (isJson)
        {
            ResultJson.Print(terminal, new ChannelReport(channel, schema.Meaning, keys), ResultJson.Default.ChannelReport);
            return;
        }

        terminal.Out.WriteLine($"{channel}: {schema.Meaning}");
        Table table = TableView.Create("key", "unit", "needed", "meaning");
        foreach (ChannelKey key in keys)
        {
            TableView.Add(table, key.Name, key.Unit, key.IsRequired ? "yes" : "no", key.Meaning);
        }

        terminal.Tables().Write(table);
    }
}
