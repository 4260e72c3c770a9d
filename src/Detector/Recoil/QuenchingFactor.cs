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
/// <remarks>g = 3 eps^0.15 + 0.7 eps^0.6 + eps, of one power: the second is the fourth power of the first. Relative error below 1e-14.</remarks>
/// <param name="K">Electronic stopping, about 0.157 in germanium.</param>
/// <param name="Protons">Z of the target.</param>
public sealed record LindhardQuenching(double K, double Protons) : QuenchingFactor
{
    private readonly double _perKeV = 11.5 * Elementary.Pow(Protons, -7.0 / 3.0);

    /// <inheritdoc/>
    public override double At(double recoilKeVnr)
    {
        double epsilon = _perKeV * recoilKeVnr;
        double power = Elementary.Exp(0.15 * Elementary.Log(epsilon));
        double square = power * power;
        double kg = K * ((3.0 * power) + (0.7 * square * square) + epsilon);
        return kg / (1.0 + kg);
    }
}

/// <summary>A polynomial in the recoil energy in keVnr, not below 0.</summary>
/// <param name="Coefficients">From the constant on, 1/keV^n.</param>
public sealed record PolynomialQuenching(IReadOnlyList<double> Coefficients) : QuenchingFactor
{
    private readonly double[] _coefficients = [.. Coefficients];

    /// <inheritdoc/>
    public override double At(double recoilKeVnr)
    {
        double sum = 0.0;
        for (int i = _coefficients.Length - 1; i >= 0; i--)
        {
            sum = (sum * recoilKeVnr) + _coefficients[i];
        }

        return Math.Max(0.0, sum);
    }
}

/// <summary>Straight lines between points; constant outside.</summary>
/// <param name="RecoilsKeVnr">Recoils, rising, keVnr.</param>
/// <param name="Factors">Factors there.</param>
public sealed record TabulatedQuenching(IReadOnlyList<double> RecoilsKeVnr, IReadOnlyList<double> Factors) : QuenchingFactor
{
    private readonly double[] _recoilsKeVnr = [.. RecoilsKeVnr];
    private readonly double[] _factors = [.. Factors];

    /// <inheritdoc/>
    public override double At(double recoilKeVnr)
    {
        double[] recoils = _recoilsKeVnr;
        double[] factors = _factors;
        if (!(recoilKeVnr > recoils[0]))
        {
            return factors[0];
        }

        int i = 1;
        while (i < recoils.Length - 1 && recoils[i] < recoilKeVnr)
        {
            i++;
        }

        double part = Math.Min(1.0, (recoilKeVnr - recoils[i - 1]) / (recoils[i] - recoils[i - 1]));
        return factors[i - 1] + (part * (factors[i] - factors[i - 1]));
    }
}
