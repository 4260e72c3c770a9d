namespace JparcSim.Analysis.Plots;

/// <summary>Vertices as a map: height against the square of the distance from the axis, where equal areas are equal volumes.</summary>
internal sealed class VertexMap
{
    private const double MmPerM = 1000.0;
    private const int Columns = 36;
    private const int Rows = 30;
    private const double MaxR2M2 = 3.6;
    private const double MaxZM = 1.5;

    private readonly double[,] _contents = new double[Columns, Rows];

    /// <summary>Adds a vertex; one outside the map is not counted.</summary>
    public void Add(double xMm, double yMm, double zMm, double weight)
    {
        double x = xMm / MmPerM;
        double y = yMm / MmPerM;
        double column = Math.Floor(((x * x) + (y * y)) / MaxR2M2 * Columns);
        double row = Math.Floor(((zMm / MmPerM) + MaxZM) / (2.0 * MaxZM) * Rows);
        if (column is >= 0.0 and < Columns && row is >= 0.0 and < Rows)
        {
            _contents[(int)column, (int)row] += weight;
        }
    }

    /// <summary>The map as a figure.</summary>
    /// <param name="title">Title.</param>
    /// <param name="legend">What the shades count.</param>
    /// <param name="footer">Provenance.</param>
    public Figure Draw(string title, string legend, string footer)
    {
        double[] edgesX = [.. Enumerable.Range(0, Columns + 1).Select(i => MaxR2M2 * i / Columns)];
        double[] edgesY = [.. Enumerable.Range(0, Rows + 1).Select(i => MaxZM * ((2.0 * i / Rows) - 1.0))];
        return new Figure(
            title, new Axis("R\u00b2", "m\u00b2"), new Axis("z", "m"), [new HeatMapSeries(legend, edgesX, edgesY, _contents)], footer);
    }
}
