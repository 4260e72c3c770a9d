namespace JparcSim.Core.PulseShape;

/// <summary>Cells of position, by height and by radius squared: the light's way shapes the pulse too.</summary>
/// <param name="ZEdgesMm">Inner borders in z, ascending, mm.</param>
/// <param name="RhoSquaredEdgesMm2">Inner borders in x^2 + y^2, ascending, mm2.</param>
public sealed record PositionCells(IReadOnlyList<double> ZEdgesMm, IReadOnlyList<double> RhoSquaredEdgesMm2)
{
    /// <summary>Number of cells.</summary>
    public int Count => (ZEdgesMm.Count + 1) * (RhoSquaredEdgesMm2.Count + 1);

    /// <summary>Index of the cell of a place, mm.</summary>
    public int Of(double xMm, double yMm, double zMm) =>
        (Place(ZEdgesMm, zMm) * (RhoSquaredEdgesMm2.Count + 1)) + Place(RhoSquaredEdgesMm2, (xMm * xMm) + (yMm * yMm));

    private static int Place(IReadOnlyList<double> edges, double value)
    {
        int place = 0;
        while (place < edges.Count && value >= edges[place])
        {
            place++;
        }

        return place;
    }
}
