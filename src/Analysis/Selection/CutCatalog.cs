namespace JparcSim.Analysis.Selection;

/// <summary>Every cut a macro may name. A new cut is one file and one line here.</summary>
public static class CutCatalog
{
    private static readonly CutDefinition[] Definitions =
    [
        PromptEnergyCut.Definition,
        PromptTimeCut.Definition,
        DelayedEnergyCut.Definition,
        DeltaTimeCut.Definition,
        DeltaVertexCut.Definition,
        FiducialCut.Definition,
        VetoCut.Definition,
        MichelVetoCut.Definition,
        MultiplicityCut.Definition,
        PsdCut.Definition,
    ];

    /// <summary>The definitions by name.</summary>
    public static IReadOnlyDictionary<string, CutDefinition> ByName { get; } = Definitions.ToDictionary(definition => definition.Name);

    /// <summary>The names in the order of the Pass columns of the dataset: append only.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Definitions.Select(definition => definition.Name)];
}
