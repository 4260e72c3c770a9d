using System.CommandLine;
using JparcSim.Cli.Output;
using JparcSim.Pipeline.Dataset;

namespace JparcSim.Cli.Commands;

/// <summary><c>merge DIR... --out DIR</c>: shards of one run become one dataset.</summary>
internal static class MergeCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandContext context)
    {
        var datasets = new Argument<string[]>("DIR") { Description = "Folders of the shards.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--out") { Description = "Folder of the joined dataset.", HelpName = "DIR", Required = true };
        var force = new Option<bool>("--force") { Description = "Replace an empty folder, or a dataset of jparcsim." };
        Option<bool> json = Arguments.Json();
        var command = new Command("merge", "Join shards of one run; every file equals that of the unsharded run.") { datasets, output, force, json };
        command.SetAction(parsed =>
        {
            string folder = parsed.GetRequiredValue(output);
            Manifest manifest = context.Simulator.Merge(parsed.GetRequiredValue(datasets), folder, parsed.GetValue(force), context.Cancellation);
            if (parsed.GetValue(json))
            {
                ResultJson.Print(context.Terminal, manifest, ResultJson.Default.Manifest);
                return ExitCode.Ok;
            }

            context.Terminal.Out.WriteLine(
                $"run {manifest.Name}, seed {manifest.Seed}: parts {manifest.FirstPart} to {manifest.EndPart - 1} of {manifest.PartCount}, "
                + $"{Quantity.Count(manifest.Files.Count)} files, in {Path.GetFullPath(folder)}");
            return ExitCode.Ok;
        });
        return command;
    }
}
