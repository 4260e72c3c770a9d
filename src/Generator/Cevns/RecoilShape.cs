using JparcSim.Core.Numerics;

namespace JparcSim.Generator.Cevns;

/// <summary>A spectrum of recoils between two energies: flat, or falling exponentially.</summary>
/// <param name="FromKeVnr">Least recoil, keVnr.</param>
/// <param name="ToKeVnr">Greatest recoil, keVnr.</param>
/// <param name="FallKeVnr">Energy in which it falls to 1/e, keVnr; infinite for a flat one.</param>
public readonly record struct RecoilShape(double FromKeVnr, double ToKeVnr, double FallKeVnr)
{
    private double Whole => double.IsInfinity(FallKeVnr) ? ToKeVnr - FromKeVnr : 1.0 - Elementary.Exp(-(ToKeVnr - FromKeVnr) / FallKeVnr);

    /// <summary>Probability density, 1/keVnr.</summary>
    public double DensityPerKeVnr(double recoilKeVnr)
    {
        if (!(recoilKeVnr >= FromKeVnr && recoilKeVnr <= ToKeVnr))
        {
            return 0.0;
        }

        return double.IsInfinity(FallKeVnr) ? 1.0 / Whole : Elementary.Exp(-(recoilKeVnr - FromKeVnr) / FallKeVnr) / (FallKeVnr * Whole);
    }

    /// <summary>Probability of a smaller recoil.</summary>
    public double Cumulative(double recoilKeVnr)
    {
        double above = Math.Clamp(recoilKeVnr, FromKeVnr, ToKeVnr) - FromKeVnr;
        return (double.IsInfinity(FallKeVnr) ? above : 1.0 - Elementary.Exp(-above / FallKeVnr)) / Whole;
    }

    /// <summary>The recoil with a probability below it, keVnr.</summary>
    /// <param name="u">Probability in (0, 1).</param>
    public double Sample(double u) => double.IsInfinity(FallKeVnr)
        ? FromKeVnr + (u * Whole)
        : Math.Min(ToKeVnr, FromKeVnr - (FallKeVnr * Elementary.Log(1.0 - (u * Whole))));
}
