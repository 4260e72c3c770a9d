using JparcSim.Core.Configuration;

namespace JparcSim.Analysis.Selection;

/// <summary>Reconstructed prompt vertex in an upright cylinder about the detector's axis.</summary>
/// <param name="maxRMm">Distances from the axis from here on fail, mm.</param>
/// <param name="windowZMm">Accepted heights, mm; the detector's centre is 0.</param>
public sealed class FiducialCut(double maxRMm, Window windowZMm) : ISelectionCut
{
    private static readonly NumberKey MaxRMm = new("maxRMm", 1.0, 100000.0, "Distances from the axis from here on fail.");
    private static readonly NumberKey MinZMm = new("minZMm", -100000.0, 100000.0, "Least height; 0 is the detector's centre.");
    private static readonly NumberKey MaxZMm = new("maxZMm", -100000.0, 100000.0, "Heights from here on fail.");

    /// <summary>The line of the catalogue.</summary>
    public static CutDefinition Definition { get; } = new(
        "fiducial",
        new SectionSchema("Reconstructed prompt vertex in an upright cylinder about the detector's axis.", [MaxRMm, MinZMm, MaxZMm]),
        section => new FiducialCut(section.Number(MaxRMm), Window.Read(section, MinZMm, MaxZMm)));

    /// <inheritdoc/>
    public string Name => Definition.Name;

    /// <inheritdoc/>
    public void Apply(in PairColumns pairs, Span<bool> pass)
    {
        for (int i = 0; i < pairs.Count; i++)
        {
            double x = pairs.PromptXMm[i];
            double y = pairs.PromptYMm[i];
            pass[i] = (x * x) + (y * y) < maxRMm * maxRMm && windowZMm.Contains(pairs.PromptZMm[i]);
        }
    }
}
