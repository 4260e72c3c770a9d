using JparcSim.Core.Numerics;
using JparcSim.Core.Random;

namespace JparcSim.Generator.Flux;

/// <summary>A cylinder with a hole, about the z axis: the piece of which nested volumes are made.</summary>
/// <param name="InnerRadiusMm">Radius of the hole, mm.</param>
/// <param name="OuterRadiusMm">Outer radius, mm.</param>
/// <param name="MinZMm">Lower end, mm.</param>
/// <param name="MaxZMm">Upper end, mm.</param>
public readonly record struct Tube(double InnerRadiusMm, double OuterRadiusMm, double MinZMm, double MaxZMm)
{
    /// <summary>Volume, mm3.</summary>
    public double VolumeMm3 =>
        Math.PI * ((OuterRadiusMm * OuterRadiusMm) - (InnerRadiusMm * InnerRadiusMm)) * (MaxZMm - MinZMm);

    /// <summary>The place, mm, at fractions of the squared radius, of the turn and of the height: uniform for uniform fractions.</summary>
    public Vector3 At(double radial, double turn, double height)
    {
        double inner = InnerRadiusMm * InnerRadiusMm;
        double radiusMm = Math.Sqrt(inner + (radial * ((OuterRadiusMm * OuterRadiusMm) - inner)));
        (double sin, double cos) = Elementary.SinCos(2.0 * Math.PI * turn);
        return new Vector3(radiusMm * cos, radiusMm * sin, MinZMm + (height * (MaxZMm - MinZMm)));
    }

    /// <summary>A uniform place, mm. Three words.</summary>
    public Vector3 Sample(ref EventRandom random)
    {
        double radial = random.Uniform();
        double turn = random.Uniform();
        return At(radial, turn, random.Uniform());
    }
}
