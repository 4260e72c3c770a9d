using JparcSim.Core.Configuration;

namespace JparcSim.Analysis.Selection;

/// <summary>How many delayed signals a prompt has: inverse beta decay makes one, a fast neutron's cascade often several.</summary>
/// <param name="energyMeV">Energies of what counts as a delayed signal, MeV.</param>
/// <param name="maxUs">Times after the prompt from here on do not count, us.</param>
/// <param name="maxCount">Most delayed signals that pass.</param>
public sealed class MultiplicityCut(Window energyMeV, double maxUs, int maxCount) : ISelectionCut
{
    private static readonly NumberKey MinMeV = new("minMeV", 0.0, 1000.0, "Least energy of what counts as a delayed signal.");
    private static readonly NumberKey MaxMeV = new("maxMeV", 0.0, 1000.0, "Energies from here on do not count.");
    private static readonly NumberKey MaxUsKey = new("maxUs", 0.0, 40000.0, "Times after the prompt from here on do not count.");
    private static readonly IntegerKey MaxCount = new("maxCount", 1, 16, "Most delayed signals of one prompt.");

    /// <summary>The line of the catalogue.</summary>
    public static CutDefinition Definition { get; } = new(
        "multiplicity",
        new SectionSchema(
            "Number of delayed signals of the prompt, among the triggers that it is paired with (pairing.maxDeltaTUs).", [MinMeV, MaxMeV, MaxUsKey, MaxCount]),
        section => new MultiplicityCut(
            Window.Read(section, MinMeV, MaxMeV), section.Number(MaxUsKey), (int)section.Integer(MaxCount)));

    /// <summary>Times after the prompt from here on do not count, us.</summary>
    public double MaxUs => maxUs;

    /// <inheritdoc/>
    public string Name => Definition.Name;

    /// <inheritdoc/>
    public void Apply(in PairColumns pairs, Span<bool> pass)
    {
        for (int first = 0, end; first < pairs.Count; first = end)
        {
            end = pairs.EndOfPrompt(first);
            int count = 0;
            for (int i = first; i < end; i++)
            {
                count += energyMeV.Contains(pairs.DelayedEnergyMeV[i]) && pairs.DeltaTUs[i] < maxUs ? 1 : 0;
            }

            pass[first..end].Fill(count <= maxCount);
        }
    }
}
