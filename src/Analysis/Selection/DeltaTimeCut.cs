using JparcSim.Core.Configuration;

namespace JparcSim.Analysis.Selection;

/// <summary>Time from the prompt to the delayed signal.</summary>
/// <param name="window">Accepted values, us.</param>
public sealed class DeltaTimeCut(Window window) : ISelectionCut
{
    private static readonly NumberKey Min = new("minUs", 0.0, 40000.0, "Least time difference.", Default: 0.0);
    private static readonly NumberKey Max = new("maxUs", 0.0, 40000.0, "Time differences from here on fail.");

    /// <summary>The line of the catalogue.</summary>
    public static CutDefinition Definition { get; } = new(
        "delta-t",
        new SectionSchema("Time from the prompt to the delayed signal.", [Min, Max]),
        section => new DeltaTimeCut(Window.Read(section, Min, Max)));

    /// <inheritdoc/>
    public string Name => Definition.Name;

    /// <inheritdoc/>
    public void Apply(in PairColumns pairs, Span<bool> pass) => window.Test(pairs.DeltaTUs, pass);
}
