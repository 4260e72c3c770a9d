using JparcSim.Core.Configuration;

namespace JparcSim.Analysis.Selection;

/// <summary>Charge of the veto's photomultipliers in the record of the prompt signal: what came in from outside lights them.</summary>
/// <param name="maxTopPe">Sums of the upper ones from here on fail, p.e.</param>
/// <param name="maxBottomPe">Sums of the lower ones from here on fail, p.e.</param>
public sealed class VetoCut(double maxTopPe, double maxBottomPe) : ISelectionCut
{
    private static readonly NumberKey MaxTopPe = new("maxTopPe", 0.0, 1e6, "Sums of the upper photomultipliers from here on fail, p.e.");
    private static readonly NumberKey MaxBottomPe = new("maxBottomPe", 0.0, 1e6, "Sums of the lower photomultipliers from here on fail, p.e.");

    /// <summary>The line of the catalogue.</summary>
    public static CutDefinition Definition { get; } = new(
        "veto",
        new SectionSchema("Charge of the veto with the prompt signal.", [MaxTopPe, MaxBottomPe]),
        section => new VetoCut(section.Number(MaxTopPe), section.Number(MaxBottomPe)));

    /// <inheritdoc/>
    public string Name => Definition.Name;

    /// <inheritdoc/>
    public void Apply(in PairColumns pairs, Span<bool> pass)
    {
        for (int i = 0; i < pairs.Count; i++)
        {
            pass[i] = pairs.PromptVetoTopChargePe[i] < maxTopPe && pairs.PromptVetoBottomChargePe[i] < maxBottomPe;
        }
    }
}
