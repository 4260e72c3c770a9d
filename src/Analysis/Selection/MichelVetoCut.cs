using JparcSim.Core.Configuration;

namespace JparcSim.Analysis.Selection;

/// <summary>No trigger of any kind shortly before the prompt signal: an electron of a stopped muon follows its parent.</summary>
/// <param name="minUs">Least time since the trigger before, us.</param>
public sealed class MichelVetoCut(double minUs) : ISelectionCut
{
    private static readonly NumberKey MinUs = new("minUs", 0.0, 40000.0, "Least time since the trigger before the prompt.");

    /// <summary>The line of the catalogue.</summary>
    public static CutDefinition Definition { get; } = new(
        "michel-veto",
        new SectionSchema("Time since the trigger before the prompt signal, whatever made it; the first of a spill passes.", [MinUs]),
        section => new MichelVetoCut(section.Number(MinUs)));

    /// <inheritdoc/>
    public string Name => Definition.Name;

    /// <inheritdoc/>
    public void Apply(in PairColumns pairs, Span<bool> pass)
    {
        for (int i = 0; i < pairs.Count; i++)
        {
            pass[i] = !pairs.HasPrevious[i] || pairs.SincePreviousUs[i] >= minUs;
        }
    }
}
