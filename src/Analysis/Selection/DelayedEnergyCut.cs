using JparcSim.Core.Configuration;

namespace JparcSim.Analysis.Selection;

/// <summary>Reconstructed energy of the delayed signal.</summary>
/// <param name="window">Accepted values, MeV.</param>
public sealed class DelayedEnergyCut(Window window) : ISelectionCut
{
    private static readonly NumberKey Min = new("minMeV", 0.0, 1000.0, "Least delayed energy.");
    private static readonly NumberKey Max = new("maxMeV", 0.0, 1000.0, "Delayed energies from here on fail.");

    /// <summary>The line of the catalogue.</summary>
    public static CutDefinition Definition { get; } = new(
        "delayed-energy",
        new SectionSchema("Reconstructed energy of the delayed signal.", [Min, Max]),
        section => new DelayedEnergyCut(Window.Read(section, Min, Max)));

    /// <inheritdoc/>
    public string Name => Definition.Name;

    /// <inheritdoc/>
    public void Apply(in PairColumns pairs, Span<bool> pass) => window.Test(pairs.DelayedEnergyMeV, pass);
}
