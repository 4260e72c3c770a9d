using JparcSim.Core.Numerics;

namespace JparcSim.Analysis.Plots;

/// <summary>Lays a figure out and writes it.</summary>
internal sealed class FigureWriter(Figure figure)
{
    private const int WidthPx = 720;
    private const int HeightPx = 500;
    private const double LeftPx = 84.0;
    private const double TopPx = 50.0;
    private const double BottomPx = HeightPx - 72.0;
    private const double TitleCharacterPx = 9.2;
    private const double FooterCharacterPx = 6.0;

    private readonly HeatMapSeries? _map = figure.Series.OfType<HeatMapSeries>().FirstOrDefault();

    private double RightPx => _map is null ? WidthPx - 24.0 : WidthPx - 120.0;

    public string Write()
    {
        var legend = new LegendBox(figure);
        Frame frame = FrameFor(0.0);
        (double left, double top, int covered) = legend.Place(frame, Paint(new SvgText(WidthPx, HeightPx), frame));
        if (!legend.IsEmpty && covered > 0 && figure.Y.Max is null && _map is null)
        {
            frame = FrameFor(legend.NeededPx);
            (left, top, _) = legend.Place(frame, Paint(new SvgText(WidthPx, HeightPx), frame));
        }

        var svg = new SvgText(WidthPx, HeightPx);
        svg.Line($"<title>{SvgText.Escape(figure.Title)}</title>");
        svg.Rectangle(0.0, 0.0, WidthPx, HeightPx, "fill=\"#ffffff\"");
        Definitions(svg, frame);
        svg.Line($"<g clip-path=\"url(#{ClipName})\">");
        Paint(svg, frame);
        svg.Line("</g>");
        frame.Draw(svg, figure.X.Title, figure.Y.Title);
        if (_map is not null)
        {
            ShadeBar(svg, _map);
        }

        if (!legend.IsEmpty)
        {
            legend.Draw(svg, left, top);
        }

        svg.Text(LeftPx, 26.0, Clip(figure.Title, TitleCharacterPx), "font-size=\"16\"");
        svg.Text(LeftPx, HeightPx - 10.0, Clip(figure.Footer, FooterCharacterPx), "font-size=\"10\" fill=\"#555555\"");
        return svg.Finish();
    }

    private string ClipName => _map is null ? "frame" : "frame-map";

    private static string Clip(string text, double characterPx)
    {
        int room = (int)((WidthPx - LeftPx - 10.0) / characterPx);
        return text.Length <= room ? text : text[..(room - 3)] + "...";
    }

    private Frame FrameFor(double headroomPx)
    {
        (double minX, double maxX) = PlotRange.OfX(figure);
        (double minY, double maxY) = PlotRange.OfY(figure);
        double stretch = (BottomPx - TopPx) / Math.Max(0.4 * (BottomPx - TopPx), BottomPx - TopPx - headroomPx);
        if (figure.Y.IsLogarithmic && minY > 0.0 && double.IsFinite(maxY))
        {
            maxY = minY * Elementary.Pow(maxY / minY, stretch);
        }
        else if (!figure.Y.IsLogarithmic)
        {
            maxY = minY + ((maxY - minY) * stretch);
        }

        return new Frame(
            LeftPx, TopPx, RightPx, BottomPx,
            new Scale(minX, maxX, figure.X.IsLogarithmic, LeftPx, RightPx),
            new Scale(minY, maxY, figure.Y.IsLogarithmic, BottomPx, TopPx));
    }

    private IReadOnlyList<(double X, double Y)> Paint(SvgText svg, Frame frame)
    {
        var painter = new SeriesPainter(svg, frame);
        for (int i = 0; i < figure.Series.Count; i++)
        {
            painter.Draw(figure.Series[i], i);
        }

        return painter.Ink;
    }

    private void Definitions(SvgText svg, Frame frame)
    {
        svg.Line("<defs>");
        svg.Line(
            $"<clipPath id=\"{ClipName}\">"
            + $"<rect x=\"{LeftPx}\" y=\"{TopPx}\" width=\"{RightPx - LeftPx}\" height=\"{frame.Bottom - frame.Top}\"/></clipPath>");
        for (int i = 0; i < figure.Series.Count; i++)
        {
            if (figure.Series[i] is BandSeries or HistogramSeries { IsHatched: true })
            {
                SeriesStyle style = SeriesStyle.Of(i);
                svg.Line(
                    $"<pattern id=\"hatch{i}\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" "
                        + $"patternTransform=\"rotate({style.HatchAngleDeg})\">"
                    + $"<path d=\"M0 0V7\" stroke=\"{style.Colour}\" stroke-width=\"0.9\"/></pattern>");
            }
        }

        svg.Line("</defs>");
    }

    private void ShadeBar(SvgText svg, HeatMapSeries map)
    {
        const int Steps = 64;
        const double BarPx = 18.0;
        double left = RightPx + 16.0;
        double max = map.Values.Cast<double>().DefaultIfEmpty(0.0).Max();
        var scale = new Scale(0.0, max, false, BottomPx, TopPx);
        double step = (BottomPx - TopPx) / Steps;
        for (int i = 0; i < Steps; i++)
        {
            svg.Rectangle(
                left, BottomPx - ((i + 1) * step), BarPx, step,
                $"fill=\"{Shades.Of((i + 0.5) / Steps)}\" shape-rendering=\"crispEdges\"");
        }

        svg.Rectangle(left, TopPx, BarPx, BottomPx - TopPx, "fill=\"none\" stroke=\"#000000\" stroke-width=\"1\"");
        (IReadOnlyList<Tick> ticks, int power) = scale.Ticks(6);
        foreach (Tick tick in ticks.Where(tick => tick.Label.Length > 0))
        {
            double y = scale.Pixel(tick.Value);
            svg.Segment(left + BarPx, y, left + BarPx + 4.0, y, "stroke=\"#000000\" stroke-width=\"1\"");
            Frame.Label(svg, left + BarPx + 7.0, y + 4.5, tick, "start");
        }

        Frame.Power(svg, left, TopPx - 6.0, power, "start");
        double middle = 0.5 * (TopPx + BottomPx);
        svg.Text(
            WidthPx - 14.0, middle, map.Legend,
            $"text-anchor=\"middle\" font-size=\"14\" transform=\"rotate(-90 {WidthPx - 14} {SvgText.Number(middle)})\"");
    }
}
