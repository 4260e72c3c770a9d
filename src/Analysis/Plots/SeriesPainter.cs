using System.Text;

namespace JparcSim.Analysis.Plots;

/// <summary>Draws series into a frame and remembers where ink went, so that the legend can keep clear.</summary>
internal sealed class SeriesPainter(SvgText svg, Frame frame)
{
    private readonly List<(double X, double Y)> _ink = [];

    /// <summary>Pixels along everything drawn.</summary>
    public IReadOnlyList<(double X, double Y)> Ink => _ink;

    public void Draw(Series series, int index)
    {
        SeriesStyle style = SeriesStyle.Of(index);
        switch (series)
        {
            case HistogramSeries histogram:
                Draw(histogram, style, index);
                break;
            case HeatMapSeries map:
                Draw(map);
                break;
            case LineSeries line:
                svg.Path(Polyline(line.X, line.Y), style.Stroke);
                break;
            case BandSeries band:
                Draw(band, style, index);
                break;
            case ScatterSeries scatter:
                Draw(scatter, style);
                break;
            case IntervalSeries intervals:
                Draw(intervals, style);
                break;
        }
    }

    private static string Point(char command, double x, double y) => $"{command}{SvgText.Number(x)} {SvgText.Number(y)}";

    private void Draw(HistogramSeries series, SeriesStyle style, int index)
    {
        var path = new StringBuilder(Point('M', frame.X.Pixel(series.Data.Edges[0]), frame.Y.Pixel(0.0)));
        for (int bin = 0; bin < series.Data.BinCount; bin++)
        {
            double left = frame.X.Pixel(series.Data.Edges[bin]);
            double right = frame.X.Pixel(series.Data.Edges[bin + 1]);
            double y = frame.Y.Pixel(series.Factor * series.Data.Sums[bin]);
            path.Append(Point('L', left, y)).Append(Point('L', right, y));
            Remember(left, y);
            Remember(0.5 * (left + right), y);
        }

        path.Append(Point('L', frame.X.Pixel(series.Data.Edges[^1]), frame.Y.Pixel(0.0)));
        if (series.IsHatched)
        {
            svg.Path(path.ToString(), $"fill=\"url(#hatch{index})\" stroke=\"none\"");
        }

        svg.Path(path.ToString(), style.Stroke);
        for (int bin = 0; bin < series.Data.BinCount; bin++)
        {
            if (series.Data.Error(bin) > 0.0)
            {
                ErrorBar(series.Data.Centre(bin), series.Factor * series.Data.Sums[bin], series.Factor * series.Data.Error(bin), style);
            }
        }
    }

    private void Draw(BandSeries series, SeriesStyle style, int index)
    {
        IReadOnlyList<double> x = [.. series.X, .. series.X.Reverse()];
        IReadOnlyList<double> y = [.. series.Low, .. series.High.Reverse()];
        string outline = Polyline(x, y) + "Z";
        svg.Path(outline, $"fill=\"{style.Colour}\" fill-opacity=\"0.12\" stroke=\"none\"");
        svg.Path(outline, $"fill=\"url(#hatch{index})\" stroke=\"{style.Colour}\" stroke-width=\"0.8\"");
    }

    private void Draw(ScatterSeries series, SeriesStyle style)
    {
        for (int i = 0; i < series.X.Count; i++)
        {
            if (double.IsFinite(series.X[i]) && double.IsFinite(series.Y[i]) && series.Errors is { } errors)
            {
                ErrorBar(series.X[i], series.Y[i], errors[i], style);
            }

            Marker(series.X[i], series.Y[i], style);
        }
    }

    private void Draw(IntervalSeries series, SeriesStyle style)
    {
        const double CapPx = 4.0;
        for (int i = 0; i < series.X.Count; i++)
        {
            double x = frame.X.Pixel(series.X[i]);
            double low = double.IsFinite(series.Low[i]) ? frame.Y.Pixel(series.Low[i]) : frame.Bottom;
            double high = double.IsFinite(series.High[i]) ? frame.Y.Pixel(series.High[i]) : frame.Top;
            svg.Segment(x, low, x, high, style.ThinStroke);
            Remember(x, low);
            RememberTo(x, high);
            Remember(x, high);
            foreach (double end in new[] { low, high })
            {
                svg.Segment(x - CapPx, end, x + CapPx, end, style.ThinStroke);
            }

            Marker(series.X[i], series.Y[i], style);
        }
    }

    private void Marker(double x, double y, SeriesStyle style)
    {
        if (double.IsFinite(x) && double.IsFinite(y))
        {
            double pixelX = frame.X.Pixel(x);
            double pixelY = frame.Y.Pixel(y);
            svg.Path(style.Marker, $"transform=\"translate({SvgText.Number(pixelX)} {SvgText.Number(pixelY)})\" {style.MarkerPaint}");
            Remember(pixelX, pixelY);
        }
    }

    private void Draw(HeatMapSeries series)
    {
        double max = series.Values.Cast<double>().DefaultIfEmpty(0.0).Max();
        for (int column = 0; column < series.XEdges.Count - 1; column++)
        {
            for (int row = 0; row < series.YEdges.Count - 1; row++)
            {
                double value = series.Values[column, row];
                if (value > 0.0)
                {
                    double left = frame.X.Pixel(series.XEdges[column]);
                    double top = frame.Y.Pixel(series.YEdges[row + 1]);
                    svg.Rectangle(
                        left, top, frame.X.Pixel(series.XEdges[column + 1]) - left, frame.Y.Pixel(series.YEdges[row]) - top,
                        $"fill=\"{Shades.Of(value / max)}\" shape-rendering=\"crispEdges\"");
                }
            }
        }
    }

    private void ErrorBar(double x, double y, double error, SeriesStyle style)
    {
        double pixelX = frame.X.Pixel(x);
        double low = frame.Y.Pixel(y - error);
        double high = frame.Y.Pixel(y + error);
        svg.Segment(pixelX, low, pixelX, high, style.ThinStroke);
        Remember(pixelX, high);
        Remember(pixelX, low);
    }

    private string Polyline(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var path = new StringBuilder();
        bool isPenDown = false;
        for (int i = 0; i < x.Count; i++)
        {
            if (!double.IsFinite(x[i]) || !double.IsFinite(y[i]))
            {
                isPenDown = false;
                continue;
            }

            double pixelX = frame.X.Pixel(x[i]);
            double pixelY = frame.Y.Pixel(y[i]);
            path.Append(Point(isPenDown ? 'L' : 'M', pixelX, pixelY));
            if (isPenDown)
            {
                RememberTo(pixelX, pixelY);
            }

            Remember(pixelX, pixelY);
            isPenDown = true;
        }

        return path.ToString();
    }

    private void RememberTo(double x, double y)
    {
        const int Pieces = 8;
        (double fromX, double fromY) = _ink[^1];
        for (int i = 1; i < Pieces; i++)
        {
            Remember(fromX + ((x - fromX) * i / Pieces), fromY + ((y - fromY) * i / Pieces));
        }
    }

    private void Remember(double x, double y) => _ink.Add((x, y));
}
