using System.CommandLine;
using JparcSim.Pipeline;

namespace JparcSim.Cli.Commands;

/// <summary>What <c>train psd</c> and <c>tune psd</c> share.</summary>
internal sealed class PsdArguments
{
    /// <summary>Datasets.</summary>
    public Argument<string[]> Datasets { get; } = new("DATASET") { Description = "Folders of datasets.", Arity = ArgumentArity.ZeroOrMore };

    /// <summary>Channel of the signal.</summary>
    public Option<string> Signal { get; } = new("--signal") { Description = "Channel of the signal.", HelpName = "CHANNEL", Required = true };

    /// <summary>Channel of the background.</summary>
    public Option<string> Background { get; } = new("--background") { Description = "Channel of the background.", HelpName = "CHANNEL", Required = true };

    /// <summary>The request of a command line.</summary>
    public PsdRequest Read(ParseResult parsed, double trainFraction = 1.0, bool useTail = false) => new(
        parsed.GetValue(Datasets) ?? [], parsed.GetRequiredValue(Signal), parsed.GetRequiredValue(Background), trainFraction, useTail);
}
