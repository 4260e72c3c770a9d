namespace JparcSim.Analysis.Plots;

/// <summary>The legend: placed in the corner of the frame that holds least ink.</summary>
internal sealed class LegendBox
{
    private const double LinePx = 19.0;
    private const double SamplePx = 34.0;
    private const double CharacterPx = 7.4;   // widest usual sans-serif at 13 px, mean over English text
    private const double MarginPx = 12.0;

    private readonly (Series Series, int Index)[] _entries;

    public LegendBox(Figure figure)
    {
        _entries = [.. figure.Series
            .Select((series, index) => (series, index))
            .Where(entry => entry.series.Legend.Length > 0 && entry.series is not HeatMapSeries)];
        WidthPx = SamplePx + 18.0 + (CharacterPx * _entries.Select(entry => entry.Series.Legend.Length).DefaultIfEmpty(0).Max());
        HeightPx = (LinePx * _entries.Length) + 8.0;
    }

    /// <summary>Whether there is anything to say.</summary>
    public bool IsEmpty => _entries.Length == 0;

    /// <summary>Height with margins.</summary>
    public double NeededPx => HeightPx + (2.0 * MarginPx);

    private double WidthPx { get; }

    private double HeightPx { get; }

    /// <summary>The corner with least ink, and how much that is.</summary>
    public (double Left, double Top, int Covered) Place(Frame frame, IReadOnlyList<(double X, double Y)> ink)
    {
        double right = frame.Right - MarginPx - WidthPx;
        double left = frame.Left + MarginPx;
        double bottom = frame.Bottom - MarginPx - HeightPx;
        double top = frame.Top + MarginPx;
        return new[] { (right, top), (left, top), (right, bottom), (left, bottom) }
            .Select(corner => (corner.Item1, corner.Item2, Covered: ink.Count(point => Covers(corner, point))))
            .MinBy(corner => corner.Covered);
    }

    /// <summary>Draws the legend.</summary>
    public void Draw(SvgText svg, double left, double top)
    {
        svg.Rectangle(left, top, WidthPx, HeightPx, "fill=\"#ffffff\" fill-opacity=\"0.85\" stroke=\"none\"");
        for (int i = 0; i < _entries.Length; i++)
        {
            double y = top + 4.0 + (LinePx * (i + 0.5));
            Sample(svg, left + 6.0, y, _entries[i].Series, _entries[i].Index);
            svg.Text(left + 6.0 + SamplePx + 6.0, y + 4.5, _entries[i].Series.Legend, "");
        }
    }

    private static void Sample(SvgText svg, double x, double y, Series series, int index)
    {
        SeriesStyle style = SeriesStyle.Of(index);
        switch (series)
        {
            case ScatterSeries or IntervalSeries:
                svg.Path(
                    style.Marker,
                    $"transform=\"translate({SvgText.Number(x + (0.5 * SamplePx))} {SvgText.Number(y)})\" {style.MarkerPaint}");
                break;
            case BandSeries:
            case HistogramSeries { IsHatched: true }:
                svg.Rectangle(x, y - 6.0, SamplePx, 12.0, $"fill=\"url(#hatch{index})\" stroke=\"{style.Colour}\" stroke-width=\"1\"");
                break;
            default:
                svg.Segment(x, y, x + SamplePx, y, style.Stroke);
                break;
        }
    }

    private bool Covers((double Left, double Top) corner, (double X, double Y) point) =>
        point.X > corner.Left - 4.0 && point.X < corner.Left + WidthPx + 4.0 && point.Y > corner.Top - 4.0
            && point.Y < corner.Top + HeightPx + 4.0;
}
