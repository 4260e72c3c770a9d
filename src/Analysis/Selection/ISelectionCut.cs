using JparcSim.Core.Configuration;

namespace JparcSim.Analysis.Selection;

/// <summary>One requirement on a prompt-delayed pair. Immutable: one instance serves every worker.</summary>
public interface ISelectionCut
{
    /// <summary>Name in the catalogue, kebab-case.</summary>
    string Name { get; }

    /// <summary>Writes for every pair whether it passes. A pair whose quantity is NaN fails.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="pass">The answers. Shape: the number of pairs.</param>
    void Apply(in PairColumns pairs, Span<bool> pass);
}

/// <summary>What the catalogue knows of a cut.</summary>
/// <param name="Name">Kebab-case name, as the macro writes it.</param>
/// <param name="Schema">Its keys and what it means.</param>
/// <param name="Read">Makes the cut from its entry in the macro; problems go to the section's log.</param>
public sealed record CutDefinition(string Name, SectionSchema Schema, Func<ConfigSection, ISelectionCut> Read);
