using System.Globalization;
using System.Text;

namespace JparcSim.Analysis.Plots;

/// <summary>Writes SVG elements: numbers with two decimals, text escaped.</summary>
internal sealed class SvgText
{
    private readonly StringBuilder _text = new();

    public SvgText(int width, int height) => Line(
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" "
            + "font-family=\"sans-serif\" font-size=\"13\">");

    /// <summary>A length in pixels.</summary>
    public static string Number(double value)
    {
        string text = value.ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>Text for an XML document; control characters, which XML forbids, become blanks.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&apos;",
                < 0x20 or 0xFFFE or 0xFFFF => " ",
                _ => rune.ToString(),
            });
        }

        return escaped.ToString();
    }

    public void Line(string markup) => _text.Append(markup).Append('\n');

    /// <summary>A text element.</summary>
    public void Text(double x, double y, string text, string attributes) =>
        Line($"<text x=\"{Number(x)}\" y=\"{Number(y)}\" {attributes}>{Escape(text)}</text>");

    /// <summary>A straight line.</summary>
    public void Segment(double x1, double y1, double x2, double y2, string attributes) =>
        Line($"<path d=\"M{Number(x1)} {Number(y1)}L{Number(x2)} {Number(y2)}\" {attributes}/>");

    /// <summary>A path.</summary>
    public void Path(string data, string attributes) => Line($"<path d=\"{data}\" {attributes}/>");

    /// <summary>A rectangle.</summary>
    public void Rectangle(double x, double y, double width, double height, string attributes) =>
        Line($"<rect x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(width)}\" height=\"{Number(height)}\" {attributes}/>");

    /// <summary>The whole document.</summary>
    public string Finish()
    {
        Line("</svg>");
        return _text.ToString();
    }
}
