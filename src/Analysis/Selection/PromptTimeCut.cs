using JparcSim.Core.Configuration;

namespace JparcSim.Analysis.Selection;

/// <summary>Time of the prompt signal after the start of the first proton bunch.</summary>
/// <param name="window">Accepted values, us.</param>
public sealed class PromptTimeCut(Window window) : ISelectionCut
{
    private static readonly NumberKey Min = new("minUs", 0.0, 40000.0, "Least prompt time.");
    private static readonly NumberKey Max = new("maxUs", 0.0, 40000.0, "Prompt times from here on fail.");

    /// <summary>The line of the catalogue.</summary>
    public static CutDefinition Definition { get; } = new(
        "prompt-time",
        new SectionSchema("Time of the prompt signal after the start of the first proton bunch.", [Min, Max]),
        section => new PromptTimeCut(Window.Read(section, Min, Max)));

    /// <inheritdoc/>
    public string Name => Definition.Name;

    /// <inheritdoc/>
    public void Apply(in PairColumns pairs, Span<bool> pass) => window.Test(pairs.TimeFromBeamUs, pass);
}
