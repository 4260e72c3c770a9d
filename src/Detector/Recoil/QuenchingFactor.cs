using JparcSim.Core.Numerics;

namespace JparcSim.Detector.Recoil;

/// <summary>The part of a nuclear recoil that is seen: electron-equivalent over recoil energy.</summary>
public abstract record QuenchingFactor
{
    /// <summary>The factor at a recoil, keVnr.</summary>
    public abstract double At(double recoilKeVnr);

    /// <summary>Electron-equivalent energy, keVee; 0 for a recoil that is not positive.</summary>
    public double KeVeeOf(double recoilKeVnr) => recoilKeVnr > 0.0 ? recoilKeVnr * At(recoilKeVnr) : 0.0;
}

/// <summary>Theory of the nuclear and electronic stopping: J. Lindhard et al., Mat. Fys. Medd. Dan. Vid. Selsk. 33 (1963) 10.</summary>
/// <param name="K">Electronic stopping, about 0.157 in germanium.</param>
/// <param name="Protons">Z of the target.</param>
public sealed record LindhardQuenching(double K, double Protons) : QuenchingFactor
{
    private readonly double _perKeV = 11.5 * Elementary.Pow(Protons, -7.0 / 3.0);

    /// <inheritdoc/>
    public override double At(double recoilKeVnr)
    {
        double epsilon = _perKeV * recoilKeVnr;
        double g = (3.0 * Elementary.Pow(epsilon, 0.15)) + (0.7 * Elementary.Pow(epsilon, 0.6)) + epsilon;
        return K * g / (1.0 + (K * g));
    }
}

/// <summary>A polynomial in the recoil energy in keVnr, not below 0.</summary>
/// <param name="Coefficients">From the constant on, 1/keV^n.</param>
public sealed record PolynomialQuenching(IReadOnlyList<double> Coefficients) : QuenchingFactor
{
    /// <inheritdoc/>
    public override double At(double recoilKeVnr)
    {
        double sum = 0.0;
        for (int i = Coefficients.Count - 1; i >= 0; i--)
        {
            sum = (sum * recoilKeVnr) + Coefficients[i];
        }

        return Math.Max(0.0, sum);
    }
}

/// <summary>Straight lines between points; constant outside.</summary>
/// <param name="RecoilsKeVnr">Recoils, rising, keVnr.</param>
/// <param name="Factors">Factors there.</param>
public sealed record TabulatedQuenching(IReadOnlyList<double> RecoilsKeVnr, IReadOnlyList<double> Factors) : QuenchingFactor
{
    /// <inheritdoc/>
    public override double At(double recoilKeVnr)
    {
        int last = RecoilsKeVnr.Count - 1;
        if (!(recoilKeVnr > RecoilsKeVnr[0]))
        {
            return Factors[0];
        }

        int i = 1;
        while (i < last && RecoilsKeVnr[i] < recoilKeVnr)
        {
            i++;
        }

        double part = Math.Min(1.0, (recoilKeVnr - RecoilsKeVnr[i - 1]) / (RecoilsKeVnr[i] - RecoilsKeVnr[i - 1]));
        return Factors[i - 1] + (part * (Factors[i] - Factors[i - 1]));
    }
}
