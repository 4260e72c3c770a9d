namespace JparcSim.Analysis.Plots;

/// <summary>How the n-th series of a figure looks: told apart by dashes, hatches and markers too, so that grey print is enough.</summary>
/// <param name="Colour">Line colour; the colours differ in lightness as well.</param>
/// <param name="Dashes">SVG dash pattern; none for a full line.</param>
/// <param name="HatchAngleDeg">Direction of hatch lines.</param>
/// <param name="Marker">Marker's outline about the origin, as an SVG path of about 8 pixels.</param>
/// <param name="IsFilled">Whether the marker is filled.</param>
internal sealed record SeriesStyle(string Colour, string Dashes, int HatchAngleDeg, string Marker, bool IsFilled)
{
    // Colours after M. Okabe and K. Ito, "Color universal design" (2008), the dark ones first.
    private static readonly SeriesStyle[] Cycle =
    [
        new("#000000", "none", 45, "M-4 0A4 4 0 1 0 4 0A4 4 0 1 0 -4 0Z", true),
        new("#d55e00", "7 3", -45, "M-4 -4H4V4H-4Z", false),
        new("#0072b2", "2 2.5", 0, "M0 -5L4.5 3.5H-4.5Z", true),
        new("#009e73", "9 3 2 3", 90, "M0 -5L5 0L0 5L-5 0Z", false),
        new("#cc79a7", "12 4", 20, "M-4 -4L4 4M-4 4L4 -4", false),
        new("#e69f00", "1.5 3.5", 70, "M0 5L4.5 -3.5H-4.5Z", true),
    ];

    public static SeriesStyle Of(int index) => Cycle[index % Cycle.Length];

    /// <summary>Attributes of a line.</summary>
    public string Stroke =>
        $"fill=\"none\" stroke=\"{Colour}\" stroke-width=\"1.6\" stroke-dasharray=\"{Dashes}\" stroke-linejoin=\"round\"";

    /// <summary>Attributes of an error bar or a marker's outline.</summary>
    public string ThinStroke => $"fill=\"none\" stroke=\"{Colour}\" stroke-width=\"1\"";

    /// <summary>Attributes of a marker.</summary>
    public string MarkerPaint => $"fill=\"{(IsFilled ? Colour : "#ffffff")}\" stroke=\"{Colour}\" stroke-width=\"1.2\"";
}
