namespace JparcSim.Analysis.Inference;

/// <summary>A parabola of two variables, without its constant: gx u + gy v + (hxx u u + hyy v v) / 2 + hxy u v.</summary>
/// <param name="Gx">Slope along u.</param>
/// <param name="Gy">Slope along v.</param>
/// <param name="Hxx">Second derivative along u.</param>
/// <param name="Hyy">Second derivative along v.</param>
/// <param name="Hxy">Mixed derivative.</param>
internal readonly record struct StencilParabola(double Gx, double Gy, double Hxx, double Hyy, double Hxy)
{
    /// <summary>The parabola through the centre and its neighbours.</summary>
    /// <param name="nine">Values at u, v = -1, 0, 1: u runs faster.</param>
    public static StencilParabola Of(ReadOnlySpan<double> nine) => new(
        0.5 * (nine[5] - nine[3]), 0.5 * (nine[7] - nine[1]),
        nine[5] - (2.0 * nine[4]) + nine[3], nine[7] - (2.0 * nine[4]) + nine[1],
        0.25 * (nine[8] - nine[6] - nine[2] + nine[0]));

    /// <summary>Where it is least in a box: inside, or on a side.</summary>
    public (double U, double V) LeastIn(double lowU, double highU, double lowV, double highV)
    {
        double determinant = (Hxx * Hyy) - (Hxy * Hxy);
        if (Hxx > 0.0 && determinant > 0.0)
        {
            (double u, double v) = (((Hxy * Gy) - (Hyy * Gx)) / determinant, ((Hxy * Gx) - (Hxx * Gy)) / determinant);
            if (u >= lowU && u <= highU && v >= lowV && v <= highV)
            {
                return (u, v);
            }
        }

        (double U, double V) best = (lowU, lowV);
        foreach (double u in new[] { lowU, highU })
        {
            (double U, double V) side = (u, LeastOf(Gy + (Hxy * u), Hyy, lowV, highV));
            best = At(side) < At(best) ? side : best;
        }

        foreach (double v in new[] { lowV, highV })
        {
            (double U, double V) side = (LeastOf(Gx + (Hxy * v), Hxx, lowU, highU), v);
            best = At(side) < At(best) ? side : best;
        }

        return best;
    }

    private static double LeastOf(double slope, double second, double low, double high) => second > 0.0
        ? Math.Clamp(-slope / second, low, high)
        : (slope * low) + (0.5 * second * low * low) < (slope * high) + (0.5 * second * high * high) ? low : high;

    private double At((double U, double V) place) =>
        (Gx * place.U) + (Gy * place.V) + (0.5 * ((Hxx * place.U * place.U) + (Hyy * place.V * place.V))) + (Hxy * place.U * place.V);
}
