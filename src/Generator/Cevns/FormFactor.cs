using JparcSim.Core.Numerics;
using JparcSim.Core.Physics;

namespace JparcSim.Generator.Cevns;

/// <summary>The shape that a nucleus shows to the weak current.</summary>
public enum FormFactorKind
{
    /// <summary>A sphere with a Gaussian skin of 0.9 fm: R. H. Helm, Phys. Rev. 104 (1956) 1466.</summary>
    Helm,

    /// <summary>A sphere with a Yukawa skin of 0.7 fm: S. Klein, J. Nystrand, Phys. Rev. C 60 (1999) 014903.</summary>
    KleinNystrand,
}

/// <summary>The weak form factor of a nucleus; both kinds are given the same weak radius.</summary>
public readonly record struct FormFactor
{
    private const double SkinFm = 0.9;
    private const double YukawaFm = 0.7;

    private readonly FormFactorKind _kind;
    private readonly double _sphereFm;

    /// <summary>Creates the form factor.</summary>
    /// <param name="kind">Its form.</param>
    /// <param name="weakRadiusFm">Root of the mean square radius of the weak charge, fm; 1.8 or more.</param>
    public FormFactor(FormFactorKind kind, double weakRadiusFm)
    {
        _kind = kind;
        double skinFm2 = kind == FormFactorKind.Helm ? 3.0 * SkinFm * SkinFm : 6.0 * YukawaFm * YukawaFm;
        _sphereFm = Math.Sqrt(Math.Max(0.0, 5.0 / 3.0 * ((weakRadiusFm * weakRadiusFm) - skinFm2)));
    }

    /// <summary>The form factor; 1 at rest.</summary>
    /// <param name="squareMeV2">Squared momentum transfer, MeV2: twice mass times recoil.</param>
    public double Of(double squareMeV2)
    {
        double perFm2 = squareMeV2 / (PhysicalConstants.HbarCMeVFm * PhysicalConstants.HbarCMeVFm);
        double skin = _kind == FormFactorKind.Helm
            ? Elementary.Exp(-0.5 * SkinFm * SkinFm * perFm2)
            : 1.0 / (1.0 + (YukawaFm * YukawaFm * perFm2));
        return skin * Sphere(perFm2 * _sphereFm * _sphereFm);
    }

    /// <summary>Its square.</summary>
    /// <param name="squareMeV2">Squared momentum transfer, MeV2.</param>
    public double SquareOf(double squareMeV2)
    {
        double value = Of(squareMeV2);
        return value * value;
    }

    // 3 j1(x) / x of the square of x; the series where the closed form would cancel.
    private static double Sphere(double square)
    {
        if (square < 0.04)
        {
            return 1.0 - (square / 10.0 * (1.0 - (square / 28.0 * (1.0 - (square / 54.0 * (1.0 - (square / 88.0)))))));
        }

        double x = Math.Sqrt(square);
        (double sin, double cos) = Elementary.SinCos(x);
        return 3.0 * (sin - (x * cos)) / (square * x);
    }
}
