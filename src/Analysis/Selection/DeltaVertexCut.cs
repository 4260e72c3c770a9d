using JparcSim.Core.Configuration;

namespace JparcSim.Analysis.Selection;

/// <summary>Distance between the reconstructed vertices of prompt and delayed signal.</summary>
/// <param name="maxMm">Distances from here on fail, mm.</param>
public sealed class DeltaVertexCut(double maxMm) : ISelectionCut
{
    private static readonly NumberKey MaxMm = new("maxMm", 1.0, 100000.0, "Distances from here on fail.");

    /// <summary>The line of the catalogue.</summary>
    public static CutDefinition Definition { get; } = new(
        "delta-vertex",
        new SectionSchema("Distance between the reconstructed vertices of prompt and delayed signal.", [MaxMm]),
        section => new DeltaVertexCut(section.Number(MaxMm)));

    /// <inheritdoc/>
    public string Name => Definition.Name;

    /// <inheritdoc/>
    public void Apply(in PairColumns pairs, Span<bool> pass) => new Window(0.0, maxMm).Test(pairs.DeltaVertexMm, pass);
}
