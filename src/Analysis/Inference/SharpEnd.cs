using JparcSim.Core.Numerics;

namespace JparcSim.Analysis.Inference;

/// <summary>The way round the end of a region that is sharper than any step along its border.</summary>
/// <remarks>Where the border comes from, a small circle enters the region; the way on is where it comes back to the region through the outside.</remarks>
internal static class SharpEnd
{
    private const double Radius = 1e-4;
    private const int Directions = 512;
    private const int Bisections = 30;

    /// <summary>The place at which the border goes on; null when the circle leaves the square or does not come back.</summary>
    /// <param name="function">The function.</param>
    /// <param name="level">The level.</param>
    /// <param name="place">The last place on the border.</param>
    /// <param name="tangent">The direction in which the border arrived there.</param>
    /// <param name="gradient">The direction to the outside.</param>
    public static (double X, double Y)? Round(
        Func<double, double, double> function, double level, (double X, double Y) place, (double X, double Y) tangent, (double X, double Y) gradient)
    {
        double turn = (tangent.X * gradient.Y) - (tangent.Y * gradient.X) > 0.0 ? -1.0 : 1.0;   // from the way back to the outside
        bool hasBeenOutside = false;
        for (int k = 0; k <= Directions; k++)
        {
            (double x, double y) = At(k);
            if (x is < 0.0 or > 1.0 || y is < 0.0 or > 1.0)
            {
                return null;
            }

            bool isOutside = function(x, y) > level;
            if (hasBeenOutside && !isOutside)
            {
                return Between(k - 1, k);
            }

            hasBeenOutside |= isOutside;
        }

        return null;

        (double X, double Y) At(double direction)
        {
            (double sin, double cos) = Elementary.SinCos(turn * 2.0 * Math.PI * direction / Directions);
            return (place.X - (Radius * ((cos * tangent.X) - (sin * tangent.Y))), place.Y - (Radius * ((sin * tangent.X) + (cos * tangent.Y))));
        }

        (double X, double Y) Between(double outside, double inside)
        {
            for (int i = 0; i < Bisections; i++)
            {
                double middle = 0.5 * (outside + inside);
                (double x, double y) = At(middle);
                (outside, inside) = function(x, y) > level ? (middle, inside) : (outside, middle);
            }

            return At(inside);
        }
    }
}
