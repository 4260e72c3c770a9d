using JparcSim.Cli.Output;
using JparcSim.Pipeline;

namespace JparcSim.Cli.Commands;

/// <summary>What every command works with.</summary>
/// <param name="Simulator">The facade.</param>
/// <param name="Terminal">Where to print.</param>
/// <param name="Cancellation">Ctrl-C.</param>
internal sealed record CommandContext(ISimulator Simulator, Terminal Terminal, CancellationToken Cancellation)
{
    /// <summary>Progress of a long command; dispose before printing results.</summary>
    public ProgressLine Progress() => new(Terminal, TimeProvider.System);
}
