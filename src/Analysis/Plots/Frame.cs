namespace JparcSim.Analysis.Plots;

/// <summary>The rectangle in which data are drawn, in pixels, and its two scales.</summary>
/// <param name="Left">Left border.</param>
/// <param name="Top">Upper border.</param>
/// <param name="Right">Right border.</param>
/// <param name="Bottom">Lower border.</param>
/// <param name="X">Horizontal scale.</param>
/// <param name="Y">Vertical scale.</param>
internal sealed record Frame(double Left, double Top, double Right, double Bottom, Scale X, Scale Y)
{
    private const double MajorPx = 7.0;
    private const double MinorPx = 4.0;
    private const string Ink = "stroke=\"#000000\" stroke-width=\"1\"";

    /// <summary>Draws border, marks, labels and titles.</summary>
    public void Draw(SvgText svg, string titleX, string titleY)
    {
        svg.Rectangle(Left, Top, Right - Left, Bottom - Top, "fill=\"none\" " + Ink);
        (IReadOnlyList<Tick> ticksX, int powerX) = X.Ticks(8);
        foreach (Tick tick in ticksX)
        {
            double x = X.Pixel(tick.Value);
            double length = tick.Label.Length > 0 ? MajorPx : MinorPx;
            svg.Segment(x, Bottom, x, Bottom - length, Ink);
            svg.Segment(x, Top, x, Top + length, Ink);
            Label(svg, x, Bottom + 18.0, tick, "middle");
        }

        (IReadOnlyList<Tick> ticksY, int powerY) = Y.Ticks(6);
        foreach (Tick tick in ticksY)
        {
            double y = Y.Pixel(tick.Value);
            double length = tick.Label.Length > 0 ? MajorPx : MinorPx;
            svg.Segment(Left, y, Left + length, y, Ink);
            svg.Segment(Right, y, Right - length, y, Ink);
            Label(svg, Left - 7.0, y + 4.5, tick, "end");
        }

        Power(svg, Right, Bottom + 36.0, powerX, "end");
        Power(svg, Left, Top - 6.0, powerY, "start");
        svg.Text(0.5 * (Left + Right), Bottom + 40.0, titleX, "text-anchor=\"middle\" font-size=\"14\"");
        double middle = 0.5 * (Top + Bottom);
        svg.Text(20.0, middle, titleY, $"text-anchor=\"middle\" font-size=\"14\" transform=\"rotate(-90 20 {SvgText.Number(middle)})\"");
    }

    /// <summary>Writes a mark's label, its exponent raised.</summary>
    public static void Label(SvgText svg, double x, double y, Tick tick, string anchor)
    {
        if (tick.Label.Length > 0)
        {
            string exponent = tick.Exponent is { } power ? $"<tspan dy=\"-5\" font-size=\"10\">{power}</tspan>" : "";
            svg.Line(
                $"<text x=\"{SvgText.Number(x)}\" y=\"{SvgText.Number(y)}\" "
                    + $"text-anchor=\"{anchor}\">{SvgText.Escape(tick.Label)}{exponent}</text>");
        }
    }

    /// <summary>Writes the power of ten that all labels of an axis leave out.</summary>
    public static void Power(SvgText svg, double x, double y, int power, string anchor)
    {
        if (power != 0)
        {
            Label(svg, x, y, new Tick(0.0, "\u00d710", power), anchor);
        }
    }
}
