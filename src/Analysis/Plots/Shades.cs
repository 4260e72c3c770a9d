namespace JparcSim.Analysis.Plots;

/// <summary>Colours of a heat map: steadily darker, so that grey print keeps the order.</summary>
internal static class Shades
{
    private static readonly (double Red, double Green, double Blue)[] Stops =
    [
        (250, 248, 215), (199, 225, 180), (110, 185, 170), (50, 130, 165), (35, 75, 140), (15, 15, 70),
    ];

    /// <summary>The colour of a fraction of the largest content.</summary>
    public static string Of(double fraction)
    {
        double place = Math.Clamp(fraction, 0.0, 1.0) * (Stops.Length - 1);
        int below = Math.Min((int)place, Stops.Length - 2);
        double share = place - below;
        (double red, double green, double blue) = Stops[below];
        (double nextRed, double nextGreen, double nextBlue) = Stops[below + 1];
        return $"#{Mix(red, nextRed, share):x2}{Mix(green, nextGreen, share):x2}{Mix(blue, nextBlue, share):x2}";
    }

    private static int Mix(double from, double to, double share) => (int)Math.Round(from + ((to - from) * share));
}
