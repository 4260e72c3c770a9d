using JparcSim.Core.Configuration;

namespace JparcSim.Analysis.Selection;

/// <summary>Pulse-shape score of the prompt signal: electrons score high, recoils of fast neutrons low.</summary>
/// <param name="minScore">Least score.</param>
public sealed class PsdCut(double minScore) : ISelectionCut
{
    private static readonly NumberKey MinScore = new("minScore", -1e6, 1e6, "Least score; jparcsim tune psd finds the one of a working point.");

    /// <summary>The line of the catalogue.</summary>
    public static CutDefinition Definition { get; } = new(
        "psd",
        new SectionSchema("Pulse-shape score of the prompt signal; prompts without one fail. Needs psd: FILE in the macro.", [MinScore]),
        section => new PsdCut(section.Number(MinScore)));

    /// <inheritdoc/>
    public string Name => Definition.Name;

    /// <inheritdoc/>
    public void Apply(in PairColumns pairs, Span<bool> pass)
    {
        for (int i = 0; i < pairs.Count; i++)
        {
            pass[i] = pairs.HasPsdScore[i] && pairs.PromptPsdScore[i] >= minScore;
        }
    }
}
